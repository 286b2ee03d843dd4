// A token's parts in their colours.
import type { PartsPicture } from '../../lessons/lesson.ts';

const TONES = {
  header: 'text-header',
  payload: 'text-payload',
  signature: 'text-signature',
} as const;

export function PartsFigure({ picture: { says, parts } }: { picture: PartsPicture }) {
  return (
    <figure>
      <figcaption className="sr-only">{says}</figcaption>
      <ol className="lesson-parts">
        {parts.map(({ part, name, text, meaning }) => (
          <li key={part} className={TONES[part]}>
            <span aria-hidden="true" className="font-mono">
              {text}
            </span>
            <span className="font-semibold">{name}</span>
            <span className="text-ink-2">{meaning}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
