// A lesson: its words on one side, and on the other the workbench or the server that they are about.
import { useEffect, useState, type ReactNode } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { LESSONS, taskIds } from '../../lessons/lessons.ts';
import { enLearn } from '../../locales/en-learn.ts';
import { forgetDone } from '../../state/lesson-progress.ts';
import { beginLesson, enterLesson, useLessonVisit } from '../../state/lesson-visit.ts';
import { Button } from '../../ui/Button.tsx';
import { IsInside, PageHeading } from '../../ui/PageHeading.tsx';
import { Reference } from '../../ui/Reference.tsx';
import { LessonScreen } from './LessonScreen.tsx';
import { ScreenLinks } from './ScreenLinks.tsx';
import './learn.css';

interface LessonPageProps {
  readonly lesson: Lesson;
  /** Which of its screens, from 0. */
  readonly screen: number;
  /** The workbench or the flow. */
  readonly children: ReactNode;
}

export function LessonPage({ lesson, screen, children }: LessonPageProps) {
  const [round, setRound] = useState(0);
  const hasFailed = useLessonVisit((visit) => visit?.hasFailed ?? false);
  useEffect(() => {
    if (lesson.place === 'workbench') void enterLesson(lesson.id, lesson.start);
  }, [lesson]);
  const startAgain = (): void => {
    forgetDone(taskIds(lesson));
    if (lesson.place === 'workbench') void beginLesson(lesson.start);
    setRound(round + 1);
    location.hash = `#/learn/${lesson.id}`;
  };
  return (
    <div className="lesson">
      <article className="lesson-words" aria-label={enLearn.lesson}>
        <p className="flex flex-wrap items-center gap-x-3 text-ink-2">
          <a href="#/learn">{enLearn.all}</a>
          <span className="nums flex-1">
            {enLearn.nth(LESSONS.indexOf(lesson) + 1, LESSONS.length)}
          </span>
          <Button title={enLearn.startAgainHint} className="-mr-2" onClick={startAgain}>
            {enLearn.startAgain}
          </Button>
        </p>
        <PageHeading title={lesson.title}>
          {enLearn.references} <Reference text={lesson.references.join(', ')} />
        </PageHeading>
        {hasFailed && (
          <p role="alert" className="pb-4 text-warn">
            {enLearn.failed}
          </p>
        )}
        <LessonScreen key={`${screen} ${round}`} lesson={lesson} number={screen} />
        <ScreenLinks lesson={lesson} screen={screen} />
      </article>
      <section className="lesson-live" aria-label={enLearn.live[lesson.place]}>
        <IsInside value={true}>{children}</IsInside>
      </section>
    </div>
  );
}
