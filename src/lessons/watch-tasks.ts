// When a task counts as done: something was done, and what was not so before is so now. Looking on does nothing.
import type { Task } from './lesson.ts';

export interface Watched {
  /** The tasks that were seen not to be so. */
  readonly armed: ReadonlySet<string>;
  /** The tasks that were just done. */
  readonly passed: readonly string[];
}

/**
 * Looks at the tasks of a screen once more.
 *
 * @param armed What was seen before, since the screen was opened.
 * @param hasActed Whether the person edited or asked anything since then: time that passes is no deed.
 */
export function watchTasks<Facts>(
  armed: ReadonlySet<string>,
  tasks: readonly Task<Facts>[],
  facts: Facts,
  hasActed: boolean,
): Watched {
  const isSo = new Map(tasks.map(({ id, check }) => [id, check(facts)]));
  const passed = hasActed ? [...armed].filter((id) => isSo.get(id)) : [];
  const seen = [...isSo].flatMap(([id, so]) => (so ? [] : [id]));
  const next = new Set([...armed, ...seen]);
  for (const id of passed) next.delete(id);
  return { armed: next, passed };
}
