// What is made of what, one step below the other.
import type { ChainPicture } from '../../lessons/lesson.ts';
import { Prose } from './Prose.tsx';

export function ChainFigure({ picture: { says, steps } }: { picture: ChainPicture }) {
  return (
    <figure>
      <figcaption className="pb-1 text-ink-2">{says}</figcaption>
      <ol className="lesson-chain">
        {steps.map(({ name, text }) => (
          <li key={name}>
            <span className="font-semibold">{name}</span>{' '}
            <span className="text-ink-2">
              <Prose text={text} />
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
