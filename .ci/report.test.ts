import { expect, test, vi } from 'vitest';
import {
  admitFailure,
  countBrowserTests,
  countUnitTests,
  runStep,
  runWithLimit,
} from './report.mjs';

test('unit tests are counted, and a file that does not load is a failure', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}, {}, {}, {}, {}] },
    ],
  };
  expect(countUnitTests(report)).toEqual({ passed: 5, failed: 2, skipped: 0 });
});

test('browser tests are counted, and an error outside any test is a failure', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countBrowserTests({ stats, errors: [{}] })).toEqual({ passed: 8, failed: 2, skipped: 2 });
});

test('a step that crashed is never green', () => {
  const nothing = { passed: 3, failed: 0, skipped: 0 };
  expect(admitFailure(nothing, false).failed).toBe(1);
  expect(admitFailure(nothing, true).failed).toBe(0);
});

test('a program that never ends is ended, with what it started, and said to be out of time', async () => {
  const waits = 'setInterval(() => {}, 1000);';
  const starts = `require('node:child_process').spawn(process.execPath, ['-e', '${waits}'], { stdio: 'inherit' });`;
  const run = (code: string) =>
    runWithLimit(process.execPath, ['-e', code], { minutes: 1 / 60, cwd: '.' });
  expect(await run(starts + waits)).toBe('out of time');
  expect(await run('process.exit(3)')).toBe('badly');
  expect(await run('')).toBe('well');
});

test('a step that cannot be run here is said so aloud, and has neither passed nor failed', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue();
  const step = { name: 'Interoperation', minutes: 1, command: ['false'], whyNot: () => 'no jose' };
  const count = await runStep(step, { root: '.', reports: '.' });
  expect(count).toEqual({ passed: 0, failed: 0, skipped: 0 });
  expect(said).toHaveBeenCalledWith('Interoperation: not run here: no jose');
});
