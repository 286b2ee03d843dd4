// `npm run interop`: the built site against other implementations of JOSE. Installs them where it may.
import { defineConfig } from '@playwright/test';
import tests from '../playwright.config.ts';

export default defineConfig(tests, {
  testDir: '.',
  testMatch: '*.interop.ts',
  fullyParallel: true,
  globalSetup: './set-up.ts',
  reporter: [['./table-reporter.ts']],
  use: { trace: 'off' },
  projects: tests.projects?.filter((project) => project.name === 'chromium') ?? [],
});
