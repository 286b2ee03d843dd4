// Looks at the workbench, or at the requests, each time they change, and marks the tasks of the shown screen as done.
import { useEffect, useRef, useState } from 'react';
import type { Lesson, Task } from '../../lessons/lesson.ts';
import { taskKey } from '../../lessons/lessons.ts';
import { watchTasks } from '../../lessons/watch-tasks.ts';
import type { Workspace } from '../../core/workspace.ts';
import { useNow } from '../../state/clock.ts';
import { useFlow } from '../../state/flow.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { markDone } from '../../state/lesson-progress.ts';
import { useLessonVisit } from '../../state/lesson-visit.ts';
import { useWorkspace } from '../../state/workspace-store.ts';

interface WatchTasksProps {
  readonly lesson: Lesson;
  readonly number: number;
}

/** To be mounted anew for each screen. */
export function WatchTasks({ lesson, number }: WatchTasksProps) {
  const round = useLessonVisit((visit) => visit?.round);
  return lesson.place === 'workbench' ? (
    <WatchToken key={round} lesson={lesson} tasks={lesson.screens[number]?.tasks ?? []} />
  ) : (
    <WatchRequests lesson={lesson} tasks={lesson.screens[number]?.tasks ?? []} />
  );
}

type TasksOf<Place extends Lesson['place']> = NonNullable<
  Extract<Lesson, { place: Place }>['screens'][number]['tasks']
>;

interface WatchProps<Place extends Lesson['place']> {
  readonly lesson: Lesson;
  readonly tasks: TasksOf<Place>;
}

function WatchToken({ lesson, tasks }: WatchProps<'workbench'>) {
  const workspace = useWorkspace((current) => current);
  const { token, inspection, isAnswered } = useInspection((state) => state);
  const now = useNow();
  const isReady = useLessonVisit((visit) => visit?.lesson === lesson.id && !!visit.start);
  const [before, setBefore] = useState<Workspace>();
  // What was there when the screen was opened, or the lesson begun.
  if (isReady && !before) setBefore(workspace);
  const facts =
    isReady && isAnswered ? { workspace, view: token.view, inspection, now } : undefined;
  useTasks(lesson, tasks, facts, before !== undefined && workspace !== before);
  return null;
}

function WatchRequests({ lesson, tasks }: WatchProps<'flow'>) {
  const exchanges = useFlow((flow) => flow.exchanges);
  const [last] = useState(exchanges.at(-1)?.id ?? 0);
  const requests = exchanges.filter(({ id }) => id > last);
  useTasks(lesson, tasks, requests, requests.length > 0);
  return null;
}

function useTasks<Facts>(
  lesson: Lesson,
  tasks: readonly Task<Facts>[],
  facts: Facts | undefined,
  hasActed: boolean,
): void {
  const armed = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (facts === undefined) return;
    const watched = watchTasks(armed.current, tasks, facts, hasActed);
    armed.current = watched.armed;
    markDone(watched.passed.map((id) => taskKey(lesson, id)));
  });
}
