// `npm run algorithms`: measures every algorithm in every engine that is here, and writes the README's table.
// The same tests as in `npm run e2e`, where they compare with the table; and WebKitGTK.
import { defineConfig } from '@playwright/test';
import tests from '../playwright.config.ts';

const browsers = tests.projects?.map((project) => ({
  ...project,
  testMatch: 'algorithms.spec.ts',
}));

export default defineConfig(tests, {
  testDir: '..',
  workers: 1,
  retries: 0,
  reporter: [['./readme-reporter.ts']],
  metadata: { writesReadme: true },
  projects: [...(browsers ?? []), { name: 'webkit', testMatch: 'webkit.measure.ts' }],
});
