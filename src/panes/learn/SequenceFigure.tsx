// Who says what to whom: a lane for each, an arrow for each message.
import type { CSSProperties } from 'react';
import type { SequencePicture } from '../../lessons/lesson.ts';
import { enLearn } from '../../locales/en-learn.ts';
import { Prose } from './Prose.tsx';

export function SequenceFigure({ picture }: { picture: SequencePicture }) {
  const { says, lanes, messages } = picture;
  return (
    <figure>
      <figcaption className="pb-1 text-ink-2">{says}</figcaption>
      <div className="lesson-sequence" style={{ '--lanes': lanes.length } as CSSProperties}>
        <div aria-hidden="true" className="lesson-lanes">
          {lanes.map((lane) => (
            <span key={lane}>{lane}</span>
          ))}
        </div>
        <ol>
          {messages.map(({ from, to, text, isAnswer = false, isRefusal = false }) => (
            <li
              key={text}
              data-back={to < from}
              data-answer={isAnswer || isRefusal}
              data-refusal={isRefusal}
              style={
                {
                  '--left': Math.min(from, to),
                  '--span': Math.abs(to - from),
                } as CSSProperties
              }
            >
              <span className="sr-only">{enLearn.arrow(lanes[from] ?? '', lanes[to] ?? '')} </span>
              <span>
                <Prose text={text} />
              </span>
            </li>
          ))}
        </ol>
      </div>
    </figure>
  );
}
