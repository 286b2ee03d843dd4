// The token written in another serialization, or with one signature more.
import { useRef, useState } from 'react';
import { SERIALIZATION_FORMS } from '../../core/token/serialize-token.ts';
import { enSerialize } from '../../locales/en-serialization.ts';
import { useInspection } from '../../state/inspection-store.ts';
import {
  addSignatureBy,
  offeredSigners,
  serializeShown,
  takeShownOut,
  writeUnencoded,
} from '../../state/serialization.ts';
import { Button } from '../../ui/Button.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

export function Serialize() {
  const view = useInspection((state) => state.token.view);
  const key = useInspection((state) => state.inspection?.key);
  const [refusal, setRefusal] = useState({ text: '', words: '' });
  const { kind, place, jose } = view;
  const isEncrypted = kind === 'jwe';
  const isDetached = view.payload.state === 'detached';
  const now = place?.form ?? (isDetached ? 'detached' : 'compact');
  const signers = offeredSigners(key);
  const panel = useRef<HTMLDivElement>(null);
  const attempt = (change: () => string | undefined): void => {
    const words = change() ?? '';
    setRefusal({ text: view.text, words });
    if (words === '') panel.current?.closest<HTMLElement>('[popover]')?.hidePopover();
  };
  const isUnencoded = jose.b64 === false;
  return (
    <div ref={panel} className="max-w-80">
      <p className="pb-1">{enSerialize.lead}</p>
      <ul>
        {SERIALIZATION_FORMS.filter((form) => form !== 'detached' || !isEncrypted).map((form) => (
          <li key={form}>
            <Button
              className="w-full"
              aria-pressed={form === now}
              onClick={() => attempt(() => serializeShown(form))}
            >
              {enSerialize.forms[form]}
              {form === now && <span className="grow text-right">{enSerialize.now}</span>}
            </Button>
          </li>
        ))}
        {place && place.count > 1 && (
          <li>
            <Button className="w-full" onClick={() => attempt(takeShownOut)}>
              {enSerialize.alone(isEncrypted, place.index + 1)}
            </Button>
          </li>
        )}
      </ul>
      {!isEncrypted && (
        <>
          <p className="pt-2 pb-1">
            {signers.length > 0 ? enSerialize.anew : enSerialize.noSigner}
          </p>
          <ul>
            {signers.length > 0 && (
              <li>
                <Button
                  className="w-full"
                  onClick={() => attempt(() => writeUnencoded(!isUnencoded))}
                >
                  {isUnencoded ? enSerialize.encoded : enSerialize.unencoded}
                </Button>
              </li>
            )}
            {signers.map((signer) => (
              <li key={`${signer.alg} ${signer.kid ?? ''}`}>
                <Button className="w-full" onClick={() => attempt(() => addSignatureBy(signer))}>
                  {enSerialize.add(signer.alg)}
                  {signer.kid !== undefined && (
                    <span className="mono min-w-0 truncate text-ink-2">{signer.kid}</span>
                  )}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p role="alert" className="text-bad">
        {refusal.text === view.text && <Sentence text={refusal.words} />}
      </p>
    </div>
  );
}
