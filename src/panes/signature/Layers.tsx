// The tokens inside the token, as a tree; each can be taken out and looked at by itself.
import type { Layer } from '../../core/peel-layers.ts';
import { enLayers } from '../../locales/en-late.ts';
import { takeOut } from '../../state/inner-tokens.ts';
import { Button } from '../../ui/Button.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

export function Layers({ layers }: { layers: readonly Layer[] }) {
  return (
    <ul className="border-l border-line pl-3">
      {layers.map(({ claim, text, kind, alg, title, refusal, layers: inner }) => (
        <li key={`${claim ?? ''} ${text}`} className="pt-1">
          <span className="font-mono">{claim ?? enLayers.content}</span>{' '}
          <span className="text-ink-2">
            {kind === 'jwe' ? 'JWE' : 'JWS'}, {alg}:
          </span>{' '}
          {title}
          {refusal !== undefined && (
            <span className="text-ink-2">
              . <Sentence text={refusal} /> {enLayers.sayThere}
            </span>
          )}{' '}
          <Button
            aria-label={enLayers.openWhat(claim ?? enLayers.content)}
            onClick={() => takeOut(text)}
          >
            {enLayers.open}
          </Button>
          {inner.length > 0 && <Layers layers={inner} />}
        </li>
      ))}
    </ul>
  );
}
