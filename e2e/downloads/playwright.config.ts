// `npm run downloads`: the servers that the page gives to run elsewhere, started and walked through.
import { defineConfig } from '@playwright/test';
import tests from '../playwright.config.ts';

export default defineConfig(tests, {
  testDir: '.',
  testMatch: '*.download.ts',
  globalSetup: './set-up.ts',
  use: { trace: 'off' },
  projects: tests.projects?.filter((project) => project.name === 'chromium') ?? [],
});
