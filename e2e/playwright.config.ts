// Drives the built site, served below a repository's name, in Chromium; and in Firefox what is tagged for every engine.
import { fileURLToPath } from 'node:url';
import { defineConfig, devices } from '@playwright/test';
import { ensureChromium, findFirefox } from './browser.mjs';
import { BASE } from './serve.mjs';

const port = Number(process.env.PORT ?? 4173);
const chromium = await ensureChromium();
const firefox = findFirefox();

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: { baseURL: `http://127.0.0.1:${port}${BASE}`, trace: 'retain-on-failure' },
  webServer: {
    command: `node serve.mjs ${port}`,
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    url: `http://127.0.0.1:${port}${BASE}`,
    reuseExistingServer: false,
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: {
          executablePath: chromium.executablePath,
          env: { ...environment(), ...chromium.env },
        },
      },
    },
    ...(firefox
      ? [
          {
            name: 'firefox',
            grep: /@every-engine/,
            use: {
              ...devices['Desktop Firefox'],
              channel: 'moz-firefox',
              launchOptions: { executablePath: firefox },
            },
          },
        ]
      : []),
  ],
});

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
