// `npm run bench`: measures the built site, one thing at a time. Nothing here passes or fails by the clock.
import { defineConfig } from '@playwright/test';
import tests from '../playwright.config.ts';

export default defineConfig(tests, {
  testDir: '.',
  testMatch: '*.bench.ts',
  workers: 1,
  retries: 0,
  timeout: 600_000,
  reporter: [['./markdown-reporter.ts']],
  use: { trace: 'off' },
  projects: tests.projects?.filter((project) => project.name === 'chromium') ?? [],
});
