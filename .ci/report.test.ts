import { expect, test } from 'vitest';
import { admitFailure, countBrowserTests, countUnitTests } from './report.mjs';

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
