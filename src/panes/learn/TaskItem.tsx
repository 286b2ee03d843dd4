// A task: what to make happen, a hint, and once it has happened what that was.
import type { Task } from '../../lessons/lesson.ts';
import { enLearn } from '../../locales/en-learn.ts';
import { useDone } from '../../state/lesson-progress.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Prose } from './Prose.tsx';

interface TaskItemProps {
  readonly name: string;
  readonly task: Pick<Task<never>, 'text' | 'hint' | 'done'>;
}

export function TaskItem({ name, task }: TaskItemProps) {
  const isDone = useDone().includes(name);
  return (
    <li className="lesson-task" data-task={name} data-done={isDone}>
      <span className="lesson-tick">{isDone && <Icon name="check" />}</span>
      <div className="min-w-0">
        <p>
          <span className="sr-only">{isDone ? enLearn.done : enLearn.open} </span>
          <Prose text={task.text} />
        </p>
        <div role="status" className="text-good">
          {isDone && (
            <p>
              <Prose text={task.done} />
            </p>
          )}
        </div>
        {!isDone && (
          <details className="text-ink-2">
            <summary className="inline-flex min-h-6 items-center gap-2">{enLearn.hint}</summary>
            <p>
              <Prose text={task.hint} />
            </p>
          </details>
        )}
      </div>
    </li>
  );
}
