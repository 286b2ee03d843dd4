// The `test` of every spec: fails when the page asks another origin for anything, breaks its own policy or logs an error.
import { test as base, expect, type BrowserContext } from '@playwright/test';
import { Workbench } from './pages/workbench.ts';

/** Something no page of ours may do. A spec that provokes one on purpose takes it off the list. */
export interface Fault {
  readonly kind: 'foreign-request' | 'policy-violation' | 'console-error' | 'page-error';
  readonly text: string;
}

const VIOLATION = 'Policy violation: ';

/** Collects what goes wrong in every page of a context, from now on. */
export async function watchForFaults(context: BrowserContext, origin: string): Promise<Fault[]> {
  const faults: Fault[] = [];
  await context.addInitScript((prefix) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`${prefix}${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  }, VIOLATION);
  context.on('request', (request) => {
    const url = request.url();
    if (/^(data|blob|about):/.test(url) || new URL(url).origin === origin) return;
    faults.push({ kind: 'foreign-request', text: url });
  });
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    const text = message.text();
    const kind = text.startsWith(VIOLATION) ? 'policy-violation' : 'console-error';
    faults.push({ kind, text });
  });
  context.on('weberror', (error) => {
    faults.push({ kind: 'page-error', text: error.error().message });
  });
  return faults;
}

export const test = base.extend<{ faults: Fault[]; workbench: Workbench }>({
  faults: [
    async ({ context, baseURL }, provide) => {
      const faults = await watchForFaults(context, new URL(baseURL ?? '').origin);
      await provide(faults);
      expect(faults, 'faults of the page').toEqual([]);
    },
    { auto: true },
  ],
  workbench: async ({ page }, provide) => {
    await provide(new Workbench(page));
  },
});

export { expect };
