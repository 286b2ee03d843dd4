// The five parts of a JWE: what each is for, and its characters.
import type { SegmentName } from '../../core/token/parsed-token.ts';
import type { TokenView } from '../../core/view-token.ts';
import { en } from '../../locales/en.ts';
import { enEncrypted } from '../../locales/en-late.ts';

/** Characters of a part that are shown. */
const SHOWN = 400;

export function EncryptedParts({ view }: { view: TokenView }) {
  return (
    <dl className="pt-3">
      {view.segments.map(({ name, start, end }) => {
        const text = view.text.slice(start, end);
        return (
          <div key={name} className="pb-2">
            <dt className="text-ink-2">{en.token.segments[name]}</dt>
            <dd>
              {meaningOf(name)}
              <p
                tabIndex={0}
                role="group"
                aria-label={en.token.segments[name]}
                className="mono max-h-25 overflow-auto break-all text-ink-2"
              >
                {text === '' ? enEncrypted.none : text.slice(0, SHOWN)}
                {text.length > SHOWN && '…'}
              </p>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function meaningOf(name: SegmentName): string {
  return name in enEncrypted.parts ? enEncrypted.parts[name as keyof typeof enEncrypted.parts] : '';
}
