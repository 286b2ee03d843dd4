// Every algorithm in every browser: a token is made with it, holds, and the page says who did it, as the README does.
import type { Page } from '@playwright/test';
import { measure, type Tab } from './algorithms/measure.mjs';
import { readCell, wordFor, type EngineName, type Measurement } from './algorithms/readme-table.ts';
import { recordMeasurement } from './algorithms/record-measurement.ts';
import { ALGORITHM_ROWS } from './algorithms/rows.ts';
import { expect, test, watchForFaults, type Fault } from './fixtures.ts';
import { Workbench } from './pages/workbench.ts';

// One page for all of them.
let page: Page;
let faults: Fault[];

test.beforeAll(async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  faults = await watchForFaults(context, new URL(baseURL ?? '').origin);
  page = await context.newPage();
  await new Workbench(page).open();
});

test.afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});

test.afterAll(async () => {
  await page.context().close();
});

const tab: Tab = { run: (task, given) => page.evaluate(task as () => never, given) };

for (const { name, task } of ALGORITHM_ROWS) {
  test(`${name} is done as the README says @every-engine`, async ({ browser, browserName }) => {
    const engine: EngineName = browserName;
    const [version = ''] = browser.version().split('.');
    let doer: Measurement['doer'] = 'failed';
    try {
      doer = await measure(tab, task());
    } finally {
      recordMeasurement({ name, engine, version, doer });
    }
    if (test.info().config.metadata.writesReadme) return;
    expect(wordFor(doer), `${engine} ${version}; README.md says`).toBe(readCell(name, engine));
  });
}
