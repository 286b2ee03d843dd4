// What the signature is, what it was checked with, and what came of it.
import { givenKeys } from '../../core/workspace.ts';
import { en } from '../../locales/en.ts';
import { useAttention } from '../../state/attention.ts';
import { signToken } from '../../state/edits.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { LateFacts } from './LateFacts.tsx';

export function SignaturePane() {
  const view = useInspection((state) => state.token.view);
  const words = useInspection((state) => state.inspection?.verdictWords);
  const hasKey = useWorkspace((workspace) => givenKeys(workspace).length > 0);
  const signAs = useInspection((state) => state.inspection?.signAs);
  const flashes = useAttention((attention) => attention.flashes.signature);
  const isEmpty = view.kind === 'empty';
  return (
    <Pane
      title={en.signature.title}
      accent="signature"
      flash={flashes ?? 0}
      tools={
        <Button
          title={en.signature.signHint}
          aria-keyshortcuts="Control+Enter"
          disabled={isEmpty || view.isFixed || !hasKey}
          onClick={() => void signToken()}
        >
          {hasKey && !view.isFixed && signAs !== undefined
            ? en.signature.signAs(signAs)
            : en.signature.sign}
        </Button>
      }
    >
      <div className="min-h-0 grow overflow-auto px-4 pb-4">
        {isEmpty ? (
          <p className="text-ink-2">{en.signature.empty}</p>
        ) : (
          <>
            {words && (
              <p className="pb-2">
                <span className="font-semibold">
                  <Sentence text={words.title} />.
                </span>{' '}
                <Sentence text={words.detail} />
              </p>
            )}
            {words?.tryNext && (
              <p className="pb-2 text-ink-2">
                <Sentence text={words.tryNext} />
              </p>
            )}
          </>
        )}
        {(!isEmpty || hasKey) && <LateFacts />}
      </div>
    </Pane>
  );
}
