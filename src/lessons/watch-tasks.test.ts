import { expect, test } from 'vitest';
import type { Task } from './lesson.ts';
import { watchTasks } from './watch-tasks.ts';

const task = (id: string, least: number): Task<number> => ({
  id,
  text: '',
  hint: '',
  done: '',
  check: (facts) => facts >= least,
});
const TASKS = [task('some', 1), task('much', 5)];

test('what is so from the beginning is not done, before it was otherwise', () => {
  const first = watchTasks(new Set(), TASKS, 1, false);
  expect(first.passed).toEqual([]);
  expect([...first.armed]).toEqual(['much']);
  const edited = watchTasks(first.armed, TASKS, 2, true);
  expect(edited.passed).toEqual([]);
  const back = watchTasks(edited.armed, TASKS, 0, true);
  expect(watchTasks(back.armed, TASKS, 1, true).passed).toEqual(['some']);
});

test('what comes by itself is not done: time that passes is no deed', () => {
  const { armed } = watchTasks(new Set(), TASKS, 0, false);
  const later = watchTasks(armed, TASKS, 9, false);
  expect(later.passed).toEqual([]);
  expect([...later.armed].sort()).toEqual(['much', 'some']);
});

test('what was not so and is so after a deed is done, once', () => {
  const { armed } = watchTasks(new Set(), TASKS, 0, false);
  const done = watchTasks(armed, TASKS, 5, true);
  expect([...done.passed].sort()).toEqual(['much', 'some']);
  expect(watchTasks(done.armed, TASKS, 5, true).passed).toEqual([]);
});
