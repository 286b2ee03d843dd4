// What the signature is, what it was checked with, and what came of it.
import { encodeHex } from '../../core/bytes/hex.ts';
import { en } from '../../locales/en.ts';
import { useAttention } from '../../state/attention.ts';
import { signToken } from '../../state/edits.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { LateFacts } from './LateFacts.tsx';

/** Characters of a signature or signing input that are shown; copying takes them all. */
const SHOWN = 2_000;

export function SignaturePane() {
  const { view, signing } = useInspection((state) => state.token);
  const verification = useInspection((state) => state.inspection?.verification);
  const words = useInspection((state) => state.inspection?.verdictWords);
  const algorithmWords = useInspection((state) => state.inspection?.algorithmWords ?? '');
  const hasKey = useWorkspace((workspace) => workspace.keyText !== '');
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
          disabled={isEmpty || !hasKey}
          onClick={() => void signToken()}
        >
          {hasKey && signAs !== undefined ? en.signature.signAs(signAs) : en.signature.sign}
        </Button>
      }
    >
      <div className="min-h-0 grow overflow-auto px-4 pb-4">
        {isEmpty ? (
          <p className="text-ink-2">{en.signature.empty}</p>
        ) : (
          <>
            {signing && <p className="pb-2">{describeSigning(signing)}</p>}
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
            <LateFacts
              verification={verification}
              alg={verification?.alg ?? view.jose.alg}
              algorithmWords={algorithmWords}
            />
            {words && <Bytes view={view} />}
          </>
        )}
      </div>
    </Pane>
  );
}

type State = Parameters<Parameters<typeof useInspection>[0]>[0];
type Token = State['token'];

function describeSigning(signing: NonNullable<Token['signing']>): string {
  const words = en.signature.signing;
  if (signing.status === 'signed') return words.signed(signing.alg);
  return signing.status === 'kept' ? words.kept[signing.why] : words[signing.status];
}

function Bytes({ view }: { view: Token['view'] }) {
  const { text, bytes } = view.signature;
  const input = view.text.slice(0, view.text.length - text.length).replace(/\.$/, '');
  if (view.kind !== 'jws') return null;
  return (
    <>
      {bytes && bytes.length > 0 && (
        <>
          <Row
            name={en.signature.hex}
            what="signature as hex"
            text={encodeHex(bytes.subarray(0, SHOWN / 2))}
            whole={async () => encodeHex(bytes)}
            isCut={bytes.length > SHOWN / 2}
          />
          <Row name={en.signature.base64url} what="signature as base64url" text={text} accent />
        </>
      )}
      <Row name={en.signature.input} what="signing input" text={input} />
    </>
  );
}

interface RowProps {
  readonly name: string;
  readonly what: string;
  readonly text: string;
  /** What copying takes, where that is more than is shown. */
  readonly whole?: () => Promise<string>;
  readonly isCut?: boolean;
  readonly accent?: boolean;
}

function Row({ name, what, text, whole, isCut = text.length > SHOWN, accent }: RowProps) {
  return (
    <div className="pt-3">
      <div className="flex items-center text-ink-2">
        <h3 className="flex-1">{name}</h3>
        <CopyButton what={what} text={whole ?? text} />
      </div>
      {/* Scrolls, so it can be focused and scrolled by keyboard. */}
      <p
        tabIndex={0}
        role="group"
        aria-label={what}
        className={`mono max-h-25 overflow-auto break-all ${accent ? 'text-signature' : ''}`}
      >
        {isCut ? `${text.slice(0, SHOWN)}…` : text}
      </p>
    </div>
  );
}
