// How long the page is held up: each task of the main thread, as the browser measures it.
import type { Page } from '@playwright/test';

/**
 * The longest task allowed on the main thread, in milliseconds. A shared machine runs other things in between, so that a
 * task may measure several times what it takes alone.
 */
export const LONGEST_TASK = 100 * (process.env.CI ? 4 : 2);

/** Other tests run beside this one: the page is slow only if it is slow each time. */
export const MOST_TRIES = 5;

/** Starts to note every task that holds the main thread for longer than 50 ms. */
export async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(Math.round(entry.duration));
    }).observe({ type: 'longtask' });
  });
  return () =>
    page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks);
    });
}
