import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeSite } from './service-worker.ts';

let folder = '';
const write = (file: string, text: string): void => writeFileSync(path.join(folder, file), text);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'site-'));
  for (const name of ['assets', '.vite']) mkdirSync(path.join(folder, name));
  write('index.html', 'page');
  write('favicon.svg', 'icon');
  write('sw.js', 'worker');
  write('404.html', 'none');
  write('robots.txt', 'all');
  write('.vite/manifest.json', '{}');
  write('assets/a-B1c2.js', 'program');
  write('assets/large-B1c2.js', 'x'.repeat(1_000_001));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the files of the site, the page last, hashes where names do not tell', () => {
  expect(describeSite(folder).files).toEqual([
    { path: 'assets/a-B1c2.js' },
    { path: 'assets/large-B1c2.js', isLarge: true },
    { path: 'favicon.svg', integrity: 'sha256-wtS0RqRM5U+rjgEVDiTdJPPYUMfBTc/jH2MhNB3YaHQ=' },
    { path: '', integrity: expect.stringMatching(/^sha256-.{44}$/) },
  ]);
});

test('the version changes with any file, and with nothing else', () => {
  const before = describeSite(folder).version;
  write('sw.js', 'another worker');
  expect(describeSite(folder).version).toBe(before);
  write('favicon.svg', 'another icon');
  expect(describeSite(folder).version).not.toBe(before);
});
