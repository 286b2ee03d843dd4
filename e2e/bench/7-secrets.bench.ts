// HMAC candidates a second: the built worker, alone and on every core, beside WebCrypto with one call a candidate.
import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { median, record } from './record.ts';

/** As long as a small token's (RFC 7515 §5.1). Octets. */
const INPUT = 128;
const LINES = 400_000;
const ROUNDS = 3;
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

interface Rates {
  readonly one: number[];
  readonly all: number[];
  readonly webCrypto: number[];
  readonly workers: number;
}

/** Runs in a page of the site that has no policy, so that the test may start the worker itself. */
async function measure(page: Page, bits: number): Promise<Rates> {
  const files = readdirSync(new URL('../../dist/assets/', import.meta.url));
  const worker = files.find((file) => /^secrets\.worker-.*\.js$/.test(file)) ?? '';
  return page.evaluate(
    async ({ url, hash, input, lines, rounds }) => {
      const question = {
        bits: hash,
        input: new Uint8Array(input).fill(97),
        tag: new Uint8Array(hash / 8).fill(1),
      };
      const list = Array.from({ length: lines }, (_, i) => `pass-word:${i}!`).join('\n');
      const start = () => new Worker(url, { type: 'module' });
      const ask = (searcher: Worker, text: string): Promise<number> =>
        new Promise((resolve) => {
          searcher.onmessage = ({ data }) => resolve(data.tried.candidates);
          searcher.postMessage({ id: 1, question, list: text });
        });
      const time = async (work: () => Promise<number>): Promise<number> => {
        const began = performance.now();
        return (1000 * (await work())) / (performance.now() - began);
      };
      const verifyOne = async (secret: string): Promise<void> => {
        const parameters = { name: 'HMAC', hash: `SHA-${hash}` };
        const octets = new TextEncoder().encode(secret);
        const key = await crypto.subtle.importKey('raw', octets, parameters, false, ['verify']);
        await crypto.subtle.verify('HMAC', key, question.tag, question.input);
      };
      const throughWebCrypto = async (): Promise<number> => {
        const count = 12_800;
        for (let i = 0; i < count; i += 128) {
          await Promise.all(
            Array.from({ length: 128 }, (_, j) => verifyOne(`pass-word:${i + j}!`)),
          );
        }
        return count;
      };
      const searchers = Array.from({ length: navigator.hardwareConcurrency }, start);
      const askAll = async (text: string): Promise<number> => {
        const counts = await Promise.all(searchers.map((searcher) => ask(searcher, text)));
        return counts.reduce((sum, count) => sum + count, 0);
      };
      await askAll('warm\nup');
      const rates = { one: [], all: [], webCrypto: [], workers: searchers.length } as {
        one: number[];
        all: number[];
        webCrypto: number[];
        workers: number;
      };
      for (let i = 0; i < rounds; i++) {
        rates.one.push(await time(() => ask(searchers[0]!, list)));
        rates.all.push(await time(() => askAll(list)));
        rates.webCrypto.push(await time(throughWebCrypto));
      }
      for (const searcher of searchers) searcher.terminate();
      return rates;
    },
    { url: `./assets/${worker}`, hash: bits, input: INPUT, lines: LINES, rounds: ROUNDS },
  );
}

for (const bits of [256, 384, 512]) {
  test(`HS${bits}`, async ({ page, faults }) => {
    await page.goto('./robots.txt');
    const { one, all, webCrypto, workers } = await measure(page, bits);
    expect(median(one)).toBeGreaterThan(0);
    // The browser asks for an icon that such a document has none of.
    faults.length = 0;
    record('HMAC secrets tried a second (signing input of 128 octets)', {
      algorithm: `HS${bits}`,
      'one worker': number.format(median(one)),
      [`${workers} workers`]: number.format(median(all)),
      'crypto.subtle, 128 in flight': number.format(median(webCrypto)),
      'one worker, times crypto.subtle': (median(one) / median(webCrypto)).toFixed(1),
    });
  });
}
