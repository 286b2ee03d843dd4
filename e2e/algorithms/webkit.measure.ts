// Every algorithm in WebKitGTK, for the README's table.
import { test } from '@playwright/test';
import { openWebKit } from '../webkit-tab.mjs';
import { measure } from './measure.mjs';
import { recordMeasurement } from './record-measurement.ts';
import { ALGORITHM_ROWS } from './rows.ts';

let webkit: Awaited<ReturnType<typeof openWebKit>>;

test.beforeAll(async ({ baseURL }) => {
  webkit = await openWebKit(baseURL ?? '');
});

test.afterAll(async () => {
  await webkit.close();
});

for (const { name, task } of ALGORITHM_ROWS) {
  test(`WebKit: ${name}`, async () => {
    const { version } = webkit;
    const measured = { name, engine: 'webkit', version } as const;
    try {
      recordMeasurement({ ...measured, doer: await measure(webkit, task()) });
    } catch (error) {
      recordMeasurement({ ...measured, doer: 'failed' });
      throw error;
    }
  });
}
