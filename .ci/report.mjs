// Runs the unit tests, the build, the tests in the browsers and those with other implementations, and ends with one line: "N passed, N failed".
// No step may take for ever: one that outlasts its limit is ended with all it started, named, and counted as failed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../e2e/interop/install.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests?: number,
 *   testResults: readonly { status: string, assertionResults: readonly unknown[] }[] }} report Vitest's.
 * @returns {Count}
 */
export function countUnitTests(report) {
  // A file that could not even be loaded has no tests in it to count.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests ?? 0,
  };
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   errors?: readonly unknown[] }} report Playwright's.
 * @returns {Count}
 */
export function countBrowserTests(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected + (report.errors?.length ?? 0),
    skipped,
  };
}

/**
 * A step that ended badly counts as a failure even when its report knows of none.
 * @param {Count} count
 * @param {boolean} endedWell
 * @returns {Count}
 */
export function admitFailure(count, endedWell) {
  return endedWell || count.failed > 0 ? count : { ...count, failed: 1 };
}

/**
 * Runs a program to its end, or to the end of its time.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ minutes: number, cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<'well' | 'badly' | 'out of time'>} How it ended.
 */
export function runWithLimit(program, args, { minutes, cwd, env = process.env }) {
  return new Promise((resolve) => {
    const isWindows = process.platform === 'win32';
    // A group of its own: what it started ends with it.
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: 'inherit',
      shell: isWindows,
      detached: !isWindows,
    });
    let isOutOfTime = false;
    const end = () => {
      isOutOfTime = true;
      if (child.pid === undefined) return;
      if (isWindows) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
      else process.kill(-child.pid, 'SIGKILL');
    };
    const limit = setTimeout(end, minutes * 60_000);
    const settle = (/** @type {number | null} */ code) => {
      clearTimeout(limit);
      resolve(isOutOfTime ? 'out of time' : code === 0 ? 'well' : 'badly');
    };
    child.once('error', () => settle(null));
    // Not 'close': a browser that was left behind may hold the output open.
    child.once('exit', settle);
  });
}

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {number} minutes
 * @property {number} [tries] So often it begins anew when it is out of time: the runner of the unit tests has been seen
 *   to wait for a process of its own for ever.
 * @property {readonly string[]} command
 * @property {string} [report]
 * @property {(report: any) => Count} [count]
 * @property {() => string | undefined} [whyNot] What this machine lacks for it; nothing where it can be run.
 */

/** @type {readonly Step[]} */
const STEPS = [
  {
    name: 'Unit tests',
    minutes: 8,
    tries: 2,
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', '--outputFile.json=REPORT'],
    report: 'unit.json',
    count: countUnitTests,
  },
  { name: 'Build', minutes: 5, command: ['vite', 'build'] },
  {
    name: 'Tests in the browser',
    minutes: 45,
    command: ['playwright', 'test', '-c', 'e2e', '--reporter=list,json'],
    report: 'e2e.json',
    count: countBrowserTests,
  },
  {
    name: 'Interoperation',
    minutes: 15,
    command: 'playwright test -c e2e/interop --reporter=./e2e/interop/table-reporter.ts,json'.split(
      ' ',
    ),
    report: 'interop.json',
    count: countBrowserTests,
    whyNot: installPackages,
  },
];

/**
 * @param {Step} step
 * @param {{ root: string, reports: string }} folders
 * @returns {Promise<Count>}
 */
export async function runStep(step, { root, reports }) {
  console.log(`\n${step.name}`);
  const whyNot = step.whyNot?.();
  if (whyNot !== undefined) {
    console.log(`${step.name}: not run here: ${whyNot}`);
    return { passed: 0, failed: 0, skipped: 0 };
  }
  const report = path.join(reports, step.report ?? 'none');
  const [program = '', ...args] = step.command.map((part) => part.replace('REPORT', report));
  const run = () =>
    runWithLimit(`${root}/node_modules/.bin/${program}`, args, {
      minutes: step.minutes,
      cwd: root,
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    });
  let ended = await run();
  for (let left = (step.tries ?? 1) - 1; ended === 'out of time'; left--) {
    console.log(`${step.name}: ended after ${step.minutes} minutes, its limit`);
    if (left <= 0) break;
    ended = await run();
  }
  const known =
    step.count && existsSync(report)
      ? step.count(JSON.parse(readFileSync(report, 'utf8')))
      : { passed: 0, failed: 0, skipped: 0 };
  const count = admitFailure(known, ended === 'well');
  console.log(
    `${step.name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`,
  );
  return count;
}

async function main() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const reports = path.join(root, 'node_modules/.cache/reports');
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const step of STEPS) {
    const count = await runStep(step, { root, reports });
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  }
  const summary = `${total.passed} passed, ${total.failed} failed`;
  writeFileSync(path.join(reports, 'summary.txt'), `${summary}\n`);
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
  console.log(`\n${summary}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
