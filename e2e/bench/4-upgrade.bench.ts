// Typing right through the moment in which the rich editor takes the payload over.
import { expect, test } from '../fixtures.ts';
import { hs256 } from '../tokens.ts';
import { ms, record } from './record.ts';

/** Not among the DOM's types. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

const LETTERS = 134;
const PAUSE = 30;

for (const rate of [1, 4]) {
  test(`upgrade, CPU ÷ ${rate}`, async ({ page, context, workbench }) => {
    const { token, key } = hs256({ sub: 'me' });
    await workbench.open({ token, key, keyFormat: 'utf8' });
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    await page.evaluate(() => {
      const seen = { shift: 0, task: 0 };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          // What follows a key is an answer to it and no shift (Cumulative Layout Shift counts so too).
          if (!(entry as LayoutShift).hadRecentInput) seen.shift += (entry as LayoutShift).value;
      }).observe({ type: 'layout-shift' });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.task = Math.max(seen.task, entry.duration);
      }).observe({ type: 'longtask' });
    });
    await workbench.payload.focus();
    await page.keyboard.press('Control+End');
    for (let i = 0; i < LETTERS; i++) await page.keyboard.type('x', { delay: PAUSE });
    await expect.poll(() => workbench.isRich('Payload'), { timeout: 60_000 }).toBe(true);
    await workbench.settle();
    const kept = (await workbench.payloadText()).split('x').length - 1;
    const seen = await page.evaluate(
      () => (globalThis as unknown as { seen: { shift: number; task: number } }).seen,
    );
    record('Upgrade to the rich editor while typing', {
      conditions: rate === 1 ? 'this machine' : `CPU ÷ ${rate}`,
      'letters kept': `${kept} of ${LETTERS}`,
      'layout shift': seen.shift.toFixed(3),
      'longest task, ms': ms(seen.task),
    });
  });
}
