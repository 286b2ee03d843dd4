// One screen of a lesson: its words and pictures, its tasks, and the terms that are new.
import { useEffect, useRef } from 'react';
import { GLOSSARY } from '../../lessons/glossary.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { taskKey } from '../../lessons/lessons.ts';
import { enLearn } from '../../locales/en-learn.ts';
import { beginLesson } from '../../state/lesson-visit.ts';
import { Button } from '../../ui/Button.tsx';
import { BlockView } from './BlockView.tsx';
import { Prose } from './Prose.tsx';
import { TaskItem } from './TaskItem.tsx';
import { WatchTasks } from './WatchTasks.tsx';

interface LessonScreenProps {
  readonly lesson: Lesson;
  /** Which, from 0. */
  readonly number: number;
}

/** To be mounted anew for each screen. */
export function LessonScreen({ lesson, number }: LessonScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // When the lesson is opened, the page's own heading has it.
  useEffect(() => {
    if (!document.activeElement?.matches('h1')) heading.current?.focus();
  }, []);
  const screen = lesson.screens[number];
  if (!screen) return null;
  const { title, blocks, tasks = [], terms = [] } = screen;
  return (
    <>
      <h2
        ref={heading}
        tabIndex={-1}
        className="scroll-mt-4 pb-2 text-sm font-semibold outline-none"
      >
        {title}
      </h2>
      <div className="lesson-blocks">
        {blocks.map((block, index) => (
          <BlockView key={index} block={block} />
        ))}
      </div>
      {tasks.length > 0 && (
        <section aria-labelledby="lesson-tasks" className="lesson-tasks">
          <div className="flex items-center">
            <h3 id="lesson-tasks" className="flex-1 font-semibold">
              {enLearn.tasks(tasks.length)}
            </h3>
            {lesson.place === 'workbench' && (
              <Button
                title={enLearn.freshHint}
                className="-mr-2"
                onClick={() => void beginLesson(lesson.start)}
              >
                {enLearn.fresh}
              </Button>
            )}
          </div>
          <ul>
            {tasks.map((task) => (
              <TaskItem key={task.id} name={taskKey(lesson, task.id)} task={task} />
            ))}
          </ul>
        </section>
      )}
      <WatchTasks lesson={lesson} number={number} />
      {terms.length > 0 && (
        <section aria-labelledby="lesson-terms">
          <h3 id="lesson-terms" className="pb-1 text-ink-2">
            {enLearn.terms}
          </h3>
          <dl className="lesson-terms">
            {terms.map((term) => (
              <div key={term}>
                <dt className="inline font-semibold">{term}</dt>{' '}
                <dd className="inline text-ink-2">
                  <Prose text={GLOSSARY[term]} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
