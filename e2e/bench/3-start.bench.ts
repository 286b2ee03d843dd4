// On a slow telephone: when something is on the screen, and when a token that was typed at once is decoded.
import { expect, test } from '../fixtures.ts';
import { hs256 } from '../tokens.ts';
import { median, ms, record } from './record.ts';

const ROUNDS = 5;
/** Slow 4G as Lighthouse has it: 150 ms round trips, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 204_800,
  uploadThroughput: 96_000,
};

const CONDITIONS = { 'this machine': undefined, 'CPU ÷ 4, slow 4G': SLOW_4G } as const;

for (const [name, network] of Object.entries(CONDITIONS)) {
  test(`start, ${name}`, async ({ browser, baseURL }) => {
    const { token } = hs256({ sub: 'typed-at-once' });
    const paints: number[] = [];
    const decoded: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext({ baseURL: baseURL ?? '' });
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      if (network) {
        await devtools.send('Network.enable');
        await devtools.send('Network.emulateNetworkConditions', network);
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      }
      await page.addInitScript(() => {
        const seen = new Promise<number>((resolve) => {
          const look = () => {
            const header = document.querySelector<HTMLTextAreaElement>(
              'textarea[aria-label="Header"]',
            );
            if (header?.value.includes('HS256')) resolve(performance.now());
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        });
        Object.assign(globalThis, { seen });
      });
      await page.goto('./', { waitUntil: 'commit' });
      const field = page.getByRole('textbox', { name: 'Encoded token' });
      await field.focus();
      await page.keyboard.insertText(token);
      decoded.push(
        await page.evaluate(() => (globalThis as unknown as { seen: Promise<number> }).seen),
      );
      paints.push(
        await page.evaluate(
          () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
        ),
      );
      await context.close();
    }
    record('Start, ms after navigation', {
      conditions: name,
      'first contentful paint': ms(median(paints)),
      'typed token decoded': ms(median(decoded)),
    });
    expect(decoded).toHaveLength(ROUNDS);
  });
}
