// The signature's octets in both spellings, and what they were made over.
import { encodeHex } from '../../core/bytes/hex.ts';
import type { TokenView } from '../../core/view-token.ts';
import { enFacts } from '../../locales/en-late.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';

/** Characters of a signature or signing input that are shown; copying takes them all. */
const SHOWN = 2_000;

export function Bytes({ view }: { view: TokenView }) {
  const { text, bytes } = view.signature;
  const input = `${view.header.segment}.${view.payload.segment}`;
  if (view.kind !== 'jws') return null;
  return (
    <>
      {bytes && bytes.length > 0 && (
        <>
          <Row
            name={enFacts.hex}
            what="signature as hex"
            text={encodeHex(bytes.subarray(0, SHOWN / 2))}
            whole={async () => encodeHex(bytes)}
            isCut={bytes.length > SHOWN / 2}
          />
          <Row name={enFacts.base64url} what="signature as base64url" text={text} accent />
        </>
      )}
      <Row name={enFacts.input} what="signing input" text={input} />
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
