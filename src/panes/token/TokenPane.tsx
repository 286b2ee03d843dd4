// What was pasted: the token, what was taken off around it, and the other tokens found beside it.
import { Suspense, useId } from 'react';
import type { Profile } from '../../core/claims/profile.ts';
import { pasteToken, typeToken, type TokenSource } from '../../core/workspace.ts';
import { flash, useAttention } from '../../state/attention.ts';
import { useInspection, type InspectionState } from '../../state/inspection-store.ts';
import { updateWorkspace, useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { en } from '../../locales/en.ts';
import { ExampleHints } from './ExampleHints.tsx';
import { TokenField } from './TokenField.tsx';
import { late } from '../../ui/late.tsx';

/** What the field shows: what was typed, or of what was pasted the chosen token. */
function fieldText(source: TokenSource, { source: read, token }: InspectionState): string {
  const { found, view } = token;
  if (source.mode === 'compose') return view.text;
  if (!source.pasted || read.mode !== 'inspect' || read.text !== source.text) return source.text;
  return found.tokens[source.chosen]?.text ?? source.text;
}

const CopyLink = late(async () => (await import('./CopyLink.tsx')).CopyLink);
const Serialize = late(async () => (await import('./Serialize.tsx')).Serialize);
const Notices = late(async () => (await import('./Notices.tsx')).Notices);

export function TokenPane() {
  const noticeId = useId();
  const source = useWorkspace((workspace) => workspace.source);
  const state = useInspection((whole) => whole);
  const { view } = state.token;
  const { inspection } = state;
  const carried = useAttention((attention) => attention.carried);
  const selection = useAttention(({ selection: s }) => (s?.target === 'token' ? s : undefined));
  const flashes = useAttention((attention) => attention.flashes.token);
  const text = fieldText(source, state);
  const isTokenAlone = text === view.text;
  const isLinkNoted = useWorkspace(({ cameInQuery, linkFaults }) => cameInQuery ?? linkFaults);
  const handlePoint = (offset: number): void => {
    const segment = isTokenAlone
      ? view.segments.find(({ start, end }) => offset >= start && offset <= end)
      : undefined;
    const name = segment?.name;
    if (name === 'header' || name === 'payload' || name === 'signature') flash(name);
  };
  return (
    <Pane
      title={en.token.title}
      flash={flashes ?? 0}
      note={text ? en.token.size(view.text.length) : ''}
      tools={
        <>
          {text !== '' && (
            <>
              <Popover label={en.token.serialize} title={en.token.serialize} align="left">
                <Serialize />
              </Popover>
              <Popover label={en.token.link} title={en.token.linkWhat}>
                <CopyLink />
              </Popover>
            </>
          )}
          <CopyButton what="token" text={view.text} disabled={text === ''} />
          <Button
            disabled={text === ''}
            onClick={() => updateWorkspace((workspace) => typeToken(workspace, ''))}
          >
            {en.clear}
          </Button>
        </>
      }
      className="grow"
    >
      <TokenField
        text={text}
        segments={isTokenAlone ? view.segments : []}
        carried={isTokenAlone ? carried : undefined}
        selection={selection}
        profile={contractProfile(inspection?.profile.name)}
        describedBy={noticeId}
        onType={(typed) => updateWorkspace((workspace) => typeToken(workspace, typed))}
        onPaste={(pasted) => updateWorkspace((workspace) => pasteToken(workspace, pasted))}
        onPoint={handlePoint}
      />
      <div id={noticeId} className="shrink-0 px-4 pt-1 pb-2 text-ink-2" aria-live="polite">
        {text === '' && <ExampleHints />}
        {(text !== '' || isLinkNoted) && (
          <ErrorBoundary name={en.token.title}>
            <Suspense fallback={null}>
              <Notices source={source} state={state} />
            </Suspense>
          </ErrorBoundary>
        )}
        {view.kind !== 'empty' &&
          view.problems.map((problem) => (
            <p key={problem}>
              <Sentence text={problem} />
            </p>
          ))}
        {isTokenAlone &&
          view.segments.map(({ name, problems }) =>
            problems.map(({ message }) => (
              <p key={name + message}>
                {en.token.segments[name]}: <Sentence text={message} />
              </p>
            )),
          )}
      </div>
    </Pane>
  );
}

/** A refresh token is recognised, but is no `profile` that a link can ask for. */
function contractProfile(name: Profile['name'] | undefined): string {
  return name === undefined || name === 'refresh-token' ? 'unknown' : name;
}
