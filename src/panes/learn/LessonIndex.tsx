// The lessons in their order: how long each takes, what is done there, and how far the person has come.
import { useState } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { LESSONS, minutesOf, taskIds } from '../../lessons/lessons.ts';
import { enLearn } from '../../locales/en-learn.ts';
import { forgetProgress, useDone } from '../../state/lesson-progress.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import './learn.css';

const ALL = LESSONS.flatMap(taskIds);

export function LessonIndex() {
  const done = useDone().filter((name) => ALL.includes(name));
  const [isCleared, setCleared] = useState(false);
  return (
    <>
      <PageHeading title={enLearn.title}>{enLearn.lead}</PageHeading>
      <ol aria-label={enLearn.lessons} className="divide-y divide-line border-y border-line">
        {LESSONS.map((lesson, index) => (
          <LessonItem key={lesson.id} lesson={lesson} number={index + 1} done={done} />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 pt-4 text-ink-2">
        <p role="status" className="nums">
          {isCleared && done.length === 0
            ? enLearn.cleared
            : enLearn.progress(done.length, ALL.length)}
        </p>
        <p className="grow basis-60">{enLearn.kept}</p>
        <Button
          className="border border-line-2"
          disabled={done.length === 0}
          onClick={() => {
            forgetProgress();
            setCleared(true);
          }}
        >
          {enLearn.clear}
        </Button>
      </div>
    </>
  );
}

interface LessonItemProps {
  readonly lesson: Lesson;
  readonly number: number;
  readonly done: readonly string[];
}

function LessonItem({ lesson, number, done }: LessonItemProps) {
  const tasks = taskIds(lesson);
  const count = tasks.filter((name) => done.includes(name)).length;
  return (
    <li className="learn-item" data-lesson={lesson.id} data-done={count} data-tasks={tasks.length}>
      <span aria-hidden="true" className="nums text-right text-ink-2">
        {number}
      </span>
      <div>
        <a href={`#/learn/${lesson.id}`} className="font-semibold">
          {lesson.title}
        </a>
        <p className="text-ink-2">
          {lesson.doing} <span className="whitespace-nowrap">({enLearn.place[lesson.place]})</span>
        </p>
      </div>
      <p className="learn-figures nums text-ink-2">
        <span>{enLearn.minutes(minutesOf(lesson))}</span>
        <span className="learn-dots" data-all={count === tasks.length}>
          <span className="sr-only">{enLearn.tasksDone(count, tasks.length)}</span>
          {tasks.map((name) => (
            <span key={name} aria-hidden="true" data-done={done.includes(name)} />
          ))}
        </span>
      </p>
    </li>
  );
}
