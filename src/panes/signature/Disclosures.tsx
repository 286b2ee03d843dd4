// What an SD-JWT discloses: each claim with its place, which of them to present, and the key binding.
import { useState } from 'react';
import { describeReason } from '../../core/crypto/describe-reason.ts';
import type { Presentation } from '../../core/crypto/sd-jwt/check-presentation.ts';
import { prettyJson } from '../../core/json/print-json.ts';
import { enDisclosures } from '../../locales/en-late.ts';
import { enKeyBinding } from '../../locales/en-proofs.ts';
import { takeOut } from '../../state/inner-tokens.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { late } from '../../ui/late.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { Fold } from './Fold.tsx';

const MakeKeyBinding = late(async () => (await import('./MakeKeyBinding.tsx')).MakeKeyBinding);

/** Characters of a value, and of all claims, that are shown. */
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
  const [omitted, setOmitted] = useState<ReadonlySet<string>>(new Set());
  const isOmitted = (own: string): boolean => omitted.has(own);
  const toggle = (own: string): void => {
    const next = new Set(omitted);
    if (!next.delete(own)) next.add(own);
    setOmitted(next);
  };
  const present = (): void => {
    const [issued = ''] = text.split('~', 1);
    const gone = disclosures.filter((one) => isOmitted(one.text));
    // What is inside of something that is left out has no place any more.
    const kept = disclosures.filter(
      ({ text: own, pointer = '' }) =>
        !isOmitted(own) && !gone.some((one) => pointer.startsWith(`${one.pointer}/`)),
    );
    takeOut([issued, ...kept.map((one) => one.text), ''].join('~'));
  };
  const pretty = prettyJson(claims);
  return (
    <section className="pt-3" aria-label={enDisclosures.title}>
      <h3 className="text-ink-2">{enDisclosures.title}</h3>
      {disclosures.length === 0 && <p>{enDisclosures.none}</p>}
      <ul>
        {disclosures.map(({ text: own, name, value, pointer }) => (
          <li
            key={own}
            style={{ paddingInlineStart: `${depthOf(pointer)}rem` }}
            title={pointer ?? enDisclosures.unreferenced}
          >
            <label className="flex min-h-6 items-baseline gap-1.5">
              <input type="checkbox" checked={!isOmitted(own)} onChange={() => toggle(own)} />
              <span className="min-w-0 break-words">
                <span className="font-mono">{name ?? pointer?.slice(1) ?? enDisclosures.item}</span>{' '}
                <span className="mono text-payload">
                  {value.slice(0, SHOWN)}
                  {value.length > SHOWN && '…'}
                </span>
                {pointer === undefined && (
                  <span className="text-bad"> {enDisclosures.unreferenced}</span>
                )}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {omitted.size > 0 && (
        <p className="text-ink-2">
          <Button className="bg-paper-2" onClick={present}>
            {enDisclosures.present}
          </Button>{' '}
          {enDisclosures.presentHint}
        </p>
      )}
      {withheld.length > 0 && <Withheld withheld={withheld} />}
      <h3 className="pt-2 text-ink-2">{enDisclosures.keyBinding}</h3>
      <p className={keyBinding && !keyBinding.holds ? 'text-bad' : ''}>
        <Sentence
          text={keyBinding ? describeReason(keyBinding.reason).detail : enDisclosures.noKeyBinding}
        />
      </p>
      <Fold title={enKeyBinding.title}>
        <MakeKeyBinding text={text} claims={claims} />
      </Fold>
      <div className="flex items-center pt-2 text-ink-2">
        <h3 className="flex-1">{enDisclosures.claims}</h3>
        <CopyButton what={enDisclosures.claims} text={pretty} />
      </div>
      <pre
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

/** Steps below the claims themselves, to indent by. */
function depthOf(pointer = ''): number {
  return Math.min(8, Math.max(0, pointer.split('/').length - 2));
}
