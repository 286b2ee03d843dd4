// The ways between the screens of a lesson, and on to the next lesson.
import type { Lesson } from '../../lessons/lesson.ts';
import { LESSONS } from '../../lessons/lessons.ts';
import { enLearn } from '../../locales/en-learn.ts';

interface ScreenLinksProps {
  readonly lesson: Lesson;
  readonly screen: number;
}

function addressOf({ id }: Lesson, screen: number): string {
  return screen === 0 ? `#/learn/${id}` : `#/learn/${id}/${screen + 1}`;
}

export function ScreenLinks({ lesson, screen }: ScreenLinksProps) {
  const count = lesson.screens.length;
  const next = LESSONS[LESSONS.indexOf(lesson) + 1];
  return (
    <nav aria-label={enLearn.screens} className="lesson-links">
      {screen > 0 && (
        <a href={addressOf(lesson, screen - 1)} rel="prev">
          {enLearn.previous}
        </a>
      )}
      <ol className="flex flex-1 items-center justify-center gap-1">
        {lesson.screens.map(({ title }, index) => (
          <li key={title}>
            <a
              href={addressOf(lesson, index)}
              aria-current={index === screen ? 'step' : undefined}
              aria-label={`${enLearn.screen(index + 1, count)}: ${title}`}
              title={title}
              className="lesson-dot nums"
            >
              {index + 1}
            </a>
          </li>
        ))}
      </ol>
      {screen < count - 1 ? (
        <a href={addressOf(lesson, screen + 1)} rel="next" className="lesson-next">
          {enLearn.next}
        </a>
      ) : next ? (
        <a href={addressOf(next, 0)} rel="next" className="lesson-next">
          {enLearn.nextLesson(next.title)}
        </a>
      ) : (
        <a href="#/learn">{enLearn.all}</a>
      )}
    </nav>
  );
}
