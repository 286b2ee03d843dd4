// What was noticed as the text was taken in: what was taken off, what the link said wrongly, the other tokens found;
// then what the token is.
import { describeRemoved } from '../../core/token/describe-removed.ts';
import { chooseToken, type TokenSource } from '../../core/workspace.ts';
import { enNotices } from '../../locales/en-late.ts';
import type { InspectionState } from '../../state/inspection-store.ts';
import { updateWorkspace, useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';
import { TokenWords } from './TokenWords.tsx';

interface NoticesProps {
  readonly source: TokenSource;
  readonly state: InspectionState;
}

export function Notices({ source, state: { token, inspection } }: NoticesProps) {
  const { found, view } = token;
  const cameInQuery = useWorkspace((workspace) => workspace.cameInQuery);
  const linkFaults = useWorkspace((workspace) => workspace.linkFaults);
  const chosen = source.mode === 'inspect' ? source.chosen : -1;
  const removed = found.tokens[chosen]?.removed ?? [];
  return (
    <>
      {linkFaults && <p className="text-warn">{enNotices.linkFaults(linkFaults.join(', '))}</p>}
      {cameInQuery && <p className="text-bad">{enNotices.cameInQuery}</p>}
      {removed.length > 0 && (
        <p>
          {enNotices.tookOff}{' '}
          {removed.map((item, index) => (
            <span key={item.kind + item.text}>
              {index > 0 && ', '}
              {describeRemoved(item)}
            </span>
          ))}
        </p>
      )}
      {found.tokens.length > 1 && (
        <ul aria-label={enNotices.found} className="my-1 flex flex-wrap gap-1">
          {found.tokens.map(({ text, label, summary }, index) => (
            <li key={text} data-token={text}>
              <Button
                aria-pressed={index === chosen}
                className="border border-line"
                onClick={() => updateWorkspace((workspace) => chooseToken(workspace, index))}
              >
                {label ?? enNotices.nth(index + 1)}
                {summary && <span className="pl-2 text-ink-2">{summary}</span>}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {inspection && <TokenWords inspection={inspection} view={view} />}
    </>
  );
}
