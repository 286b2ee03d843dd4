// Lighthouse on the built page, mobile and desktop: the median of three runs. LIGHTHOUSE_RUNS=0 leaves it out.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ensureChromium } from '../browser.mjs';
import { test } from '../fixtures.ts';
import { median, record } from './record.ts';

const RUNS = Number(process.env.LIGHTHOUSE_RUNS ?? 3);
// The last version that runs on Node 20.
const LIGHTHOUSE = 'lighthouse@12.8.2';

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
}

const SCORES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const AUDITS = {
  'FCP, ms': 'first-contentful-paint',
  'LCP, ms': 'largest-contentful-paint',
  'TBT, ms': 'total-blocking-time',
  CLS: 'cumulative-layout-shift',
} as const;

async function audit(url: string, form: 'mobile' | 'desktop'): Promise<Report> {
  const { executablePath, env } = await ensureChromium();
  const { stdout } = await promisify(execFile)(
    'npx',
    [
      '-y',
      LIGHTHOUSE,
      url,
      '--quiet',
      '--output=json',
      '--chrome-flags=--headless=new --no-sandbox',
      ...(form === 'desktop' ? ['--preset=desktop'] : []),
    ],
    { env: { ...process.env, ...env, CHROME_PATH: executablePath }, maxBuffer: 100_000_000 },
  );
  return JSON.parse(stdout) as Report;
}

for (const form of ['mobile', 'desktop'] as const) {
  test(`lighthouse, ${form}`, async ({ baseURL }) => {
    test.skip(RUNS === 0);
    const reports: Report[] = [];
    for (let run = 0; run < RUNS; run++) reports.push(await audit(baseURL ?? '', form));
    const row: Record<string, string | number> = { form };
    for (const name of SCORES)
      row[name] = median(reports.map((r) => (r.categories[name]?.score ?? 0) * 100));
    for (const [label, id] of Object.entries(AUDITS)) {
      const value = median(reports.map((r) => r.audits[id]?.numericValue ?? Number.NaN));
      row[label] = label === 'CLS' ? value.toFixed(3) : Math.round(value);
    }
    record(`Lighthouse, median of ${RUNS}`, row);
  });
}
