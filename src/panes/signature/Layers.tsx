// The tokens inside the token, as a tree; each can be taken out and looked at by itself.
import type { Layer } from '../../core/peel-layers.ts';
import { enLayers } from '../../locales/en-late.ts';
import { takeOut } from '../../state/inner-tokens.ts';
import { Button } from '../../ui/Button.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

export function Layers({ layers }: { layers: readonly Layer[] }) {
  return (
    <ul className="border-l border-line pl-3">
      {layers.map(({ place, text, kind, alg, verdict, title, refusal, layers: inner }) => (
        <li key={`${place ?? ''} ${text}`} className="pt-1">
          <span className="font-mono break-all">{nameOf(place)}</span>{' '}
          <span className="text-ink-2">
            {kind === 'jwe' ? 'JWE' : 'JWS'}, {alg}:
          </span>{' '}
          <span className={verdict === 'failed' ? 'text-bad' : ''}>{title}</span>
          {refusal !== undefined && (
            <span className="text-ink-2">
              . <Sentence text={refusal} /> {enLayers.sayThere}
            </span>
          )}{' '}
          <Button aria-label={enLayers.openWhat(nameOf(place))} onClick={() => takeOut(text)}>
            {enLayers.open}
          </Button>
          {inner.length > 0 && <Layers layers={inner} />}
        </li>
      ))}
    </ul>
  );
}

/** A claim by its name, what is deeper by its JSON Pointer. */
function nameOf(place: string | undefined): string {
  if (place === undefined) return enLayers.content;
  return place.indexOf('/', 1) < 0 ? place.slice(1) : place;
}
