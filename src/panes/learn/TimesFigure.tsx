// Spans of time beside each other, with the moments between them.
import type { TimesPicture } from '../../lessons/lesson.ts';

export function TimesFigure({ picture: { says, spans, marks } }: { picture: TimesPicture }) {
  return (
    <figure>
      <figcaption className="pb-1 text-ink-2">{says}</figcaption>
      <ol className="lesson-times">
        {spans.map(({ name, share, tone }, index) => (
          <li key={name} data-tone={tone} style={{ flexGrow: share }}>
            <span>{name}</span>
            {marks[index] !== undefined && <code className="lesson-mark">{marks[index]}</code>}
          </li>
        ))}
      </ol>
    </figure>
  );
}
