// From Ctrl+V to the frame that shows the verdict, beside a bare text area and beside the bare cryptography.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { Workbench } from '../pages/workbench.ts';
import { EC_PUBLIC_JWK, es256, hs256, SECRET, type SignedToken } from '../tokens.ts';
import { median, ms, percentile, record } from './record.ts';

const SIZES = { '1 KB': 1_000, '100 KB': 100_000, '1 MB': 1_000_000 } as const;
const ROUNDS = { '1 KB': 30, '100 KB': 16, '1 MB': 8 } as const;
const ALGORITHMS: Readonly<Record<string, (payload: object) => SignedToken>> = {
  HS256: (payload) => hs256(payload),
  ES256: (payload) => es256(payload),
};
const WARM_UP = 4;

interface Sample {
  /** From the paste event to the end of the frame that shows the answer. */
  readonly elapsed: number;
  /** The longest time between two frames meanwhile. */
  readonly blocked: number;
}

/** A token whose text is about that long: claims of the usual kind, many of them. */
function tokenOf(make: (payload: object) => SignedToken, length: number, round: number): string {
  const permissions = Array.from(
    { length: Math.max(1, Math.floor(length / 45)) },
    (_, i) => `urn:example:permission:${i}`,
  );
  return make({ iss: 'https://issuer.example', sub: `user-${round}`, permissions }).token;
}

/** A signature that is well formed and does not hold. */
function tampered(token: string): string {
  const dot = token.lastIndexOf('.') + 1;
  return `${token.slice(0, dot)}${token[dot] === 'A' ? 'B' : 'A'}${token.slice(dot + 1)}`;
}

/** Pastes with the keyboard, and waits for the frame in which `shows` holds; it runs in the page. */
async function timePaste(page: Page, text: string, expected: string): Promise<Sample> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.evaluate((verdict) => {
    const shows = () => {
      const status = document.querySelector('[role=status][data-verdict]');
      if (status)
        return status.getAttribute('data-verdict') === verdict && !status.hasAttribute('data-busy');
      return document.querySelector('textarea')?.value.length !== 0;
    };
    const sample = new Promise<Sample>((resolve) => {
      document.addEventListener(
        'paste',
        () => {
          const start = performance.now();
          let last = start;
          let blocked = 0;
          const look = () => {
            const time = performance.now();
            blocked = Math.max(blocked, time - last);
            last = time;
            if (!shows()) {
              requestAnimationFrame(look);
              return;
            }
            // A message arrives after this frame has been painted.
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => {
              const end = performance.now();
              resolve({ elapsed: end - start, blocked: Math.max(blocked, end - last) });
            });
            port1.start();
            port2.postMessage(0);
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    });
    Object.assign(globalThis, { sample });
  }, expected);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+V');
  return page.evaluate(() => (globalThis as unknown as { sample: Promise<Sample> }).sample);
}

/** The bare verification of the same bytes in the same page, median of five times fifty. */
function timeRawVerify(page: Page, token: string, alg: string): Promise<number> {
  const key = alg === 'HS256' ? SECRET : EC_PUBLIC_JWK;
  return page.evaluate(
    async ({ text, given }) => {
      const dot = text.lastIndexOf('.');
      const input = new TextEncoder().encode(text.slice(0, dot));
      const signature = Uint8Array.from(
        atob(
          text
            .slice(dot + 1)
            .replaceAll('-', '+')
            .replaceAll('_', '/'),
        ),
        (c) => c.charCodeAt(0),
      );
      const [imported, parameters] =
        typeof given === 'string'
          ? ([
              await crypto.subtle.importKey(
                'raw',
                new TextEncoder().encode(given),
                { name: 'HMAC', hash: 'SHA-256' },
                false,
                ['verify'],
              ),
              'HMAC',
            ] as const)
          : ([
              await crypto.subtle.importKey(
                'jwk',
                given,
                { name: 'ECDSA', namedCurve: 'P-256' },
                false,
                ['verify'],
              ),
              { name: 'ECDSA', hash: 'SHA-256' },
            ] as const);
      // Timers are coarse on purpose: many in a row are timed as one.
      const times: number[] = [];
      for (let round = 0; round < 5; round++) {
        const start = performance.now();
        for (let i = 0; i < 50; i++)
          if (!(await crypto.subtle.verify(parameters, imported, signature, input)))
            throw new Error('It does not hold');
        times.push((performance.now() - start) / 50);
      }
      return times.toSorted((one, other) => one - other)[2] ?? Number.NaN;
    },
    { text: token, given: key },
  );
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

for (const size of Object.keys(SIZES) as (keyof typeof SIZES)[]) {
  test(`paste, ${size}`, async ({ page, baseURL }) => {
    const bare = new URL('bare.html', baseURL).href;
    await page.route(bare, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><textarea rows="8" cols="60"></textarea>',
      }),
    );
    const floor: Sample[] = [];
    await page.goto(bare);
    for (let round = 0; round < ROUNDS[size] + WARM_UP; round++) {
      await page.locator('textarea').fill('');
      await page.locator('textarea').focus();
      const token = tokenOf((payload) => hs256(payload), SIZES[size], round);
      const sample = await timePaste(page, token, '');
      if (round >= WARM_UP) floor.push(sample);
    }
    const floorMedian = median(floor.map((sample) => sample.elapsed));
    record('Paste to verdict, ms', {
      token: `${size}, bare text area`,
      median: ms(floorMedian),
      p95: ms(
        percentile(
          floor.map((s) => s.elapsed),
          0.95,
        ),
      ),
      'longest frame': ms(Math.max(...floor.map((s) => s.blocked))),
      'of text area': '1.00',
    });

    const workbench = new Workbench(page);
    for (const [alg, make] of Object.entries(ALGORITHMS)) {
      await page.goto('./');
      await workbench.ready();
      await workbench.typeKey(alg === 'HS256' ? SECRET : JSON.stringify(EC_PUBLIC_JWK));
      const samples: Sample[] = [];
      for (let round = 0; round < ROUNDS[size] + WARM_UP; round++) {
        const good = tokenOf(make, SIZES[size], round);
        const holds = round % 2 === 0;
        await workbench.token.focus();
        const sample = await timePaste(
          page,
          holds ? good : tampered(good),
          holds ? 'verified' : 'failed',
        );
        if (round >= WARM_UP) samples.push(sample);
      }
      const times = samples.map((sample) => sample.elapsed);
      const raw = await timeRawVerify(page, tokenOf(make, SIZES[size], 0), alg);
      record('Paste to verdict, ms', {
        token: `${size}, ${alg}`,
        median: ms(median(times)),
        p95: ms(percentile(times, 0.95)),
        'longest frame': ms(Math.max(...samples.map((s) => s.blocked))),
        'of text area': (median(times) / floorMedian).toFixed(2),
        'bare verification': ms(raw),
        'of bare verification': (median(times) / raw).toFixed(0),
      });
      expect(samples.length).toBe(ROUNDS[size]);
    }
  });
}
