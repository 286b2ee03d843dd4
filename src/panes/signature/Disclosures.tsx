// What an SD-JWT discloses: each claim with its place, what is withheld, and the key binding.
import { useRef } from 'react';
import { describeReason } from '../../core/crypto/describe-reason.ts';
import type { Presentation } from '../../core/crypto/sd-jwt/check-presentation.ts';
import { prettyJson } from '../../core/json/print-json.ts';
import { enDisclosures } from '../../locales/en-late.ts';
import { enKeyBinding } from '../../locales/en-proofs.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { late } from '../../ui/late.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { DisclosureTree } from './DisclosureTree.tsx';
import { Fold } from './Fold.tsx';
import { KeyBindingAge } from './KeyBindingAge.tsx';

const MakeKeyBinding = late(async () => (await import('./MakeKeyBinding.tsx')).MakeKeyBinding);

/** Characters of a digest, how many of them, and characters of all claims that are shown. */
const SHOWN = 120;
const SHOWN_DIGESTS = 200;
const SHOWN_CLAIMS = 20_000;

interface DisclosuresProps {
  /** The whole presentation. */
  readonly text: string;
  readonly presentation: Presentation;
}

export function Disclosures({ text, presentation }: DisclosuresProps) {
  const { disclosures, withheld, keyBinding, claims } = presentation;
  const shownClaims = useRef<HTMLPreElement>(null);
  const pretty = prettyJson(claims);
  return (
    <section className="pt-3" aria-label={enDisclosures.title}>
      <h3 className="text-ink-2">{enDisclosures.title}</h3>
      {disclosures.length === 0 ? (
        <p>{enDisclosures.none}</p>
      ) : (
        <DisclosureTree
          key={text}
          text={text}
          disclosures={disclosures}
          // The tree is another one now; what was disclosed is told there.
          onPresent={() => shownClaims.current?.focus({ preventScroll: true })}
        />
      )}
      {withheld.length > 0 && <Withheld withheld={withheld} />}
      <h3 className="pt-2 text-ink-2">{enDisclosures.keyBinding}</h3>
      <p className={keyBinding && !keyBinding.holds ? 'text-bad' : ''}>
        <Sentence
          text={keyBinding ? describeReason(keyBinding.reason).detail : enDisclosures.noKeyBinding}
        />
      </p>
      {keyBinding?.iat !== undefined && <KeyBindingAge iat={keyBinding.iat} />}
      <Fold title={enKeyBinding.title}>
        <MakeKeyBinding text={text} claims={claims} />
      </Fold>
      <div className="flex items-center pt-2 text-ink-2">
        <h3 className="flex-1">{enDisclosures.claims}</h3>
        <CopyButton what={enDisclosures.claims} text={pretty} />
      </div>
      <pre
        ref={shownClaims}
        tabIndex={0}
        role="group"
        aria-label={enDisclosures.claims}
        className="mono max-h-60 overflow-auto break-all whitespace-pre-wrap"
      >
        {pretty.slice(0, SHOWN_CLAIMS)}
      </pre>
    </section>
  );
}

/** Claims that are kept back, and digests of nothing: nobody can tell one from the other. */
function Withheld({ withheld }: Pick<Presentation, 'withheld'>) {
  return (
    <details className="pt-1 text-ink-2">
      <summary className="inline-flex min-h-6 items-center gap-2">
        {enDisclosures.withheld(withheld.length)}
      </summary>
      <p>{enDisclosures.decoys}</p>
      <ul>
        {withheld.slice(0, SHOWN_DIGESTS).map(({ digest, pointer }, index) => (
          <li key={index} className="mono break-all">
            {digest.slice(0, SHOWN)} {pointer !== '' && enDisclosures.at(pointer)}
          </li>
        ))}
      </ul>
    </details>
  );
}
