// What all rules together cost, and whether that grows with the token's length and no faster.
import { fileURLToPath } from 'node:url';
import { test } from '@playwright/test';
import { runnerImport } from 'vite';
import { median, ms, percentile, record } from './record.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('rules', async () => {
  const { module } = await runnerImport<typeof import('./rules-time.ts')>(
    '/e2e/bench/rules-time.ts',
    { root, configFile: false, logLevel: 'error' },
  );
  const { RULE_COUNT, timeRules } = module;
  timeRules(1_000, 200);
  for (const [characters, runs] of [
    [1_000, 200],
    [10_000, 60],
    [100_000, 20],
    [1_000_000, 9],
  ] as const) {
    const { length, times } = timeRules(characters, runs);
    record(`All ${RULE_COUNT} rules, Node ${process.versions.node}`, {
      characters: length,
      'median, ms': ms(median(times)),
      'p95, ms': ms(percentile(times, 0.95)),
      'ns a character': ((median(times) / length) * 1e6).toFixed(0),
    });
  }
});
