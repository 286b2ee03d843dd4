// Mutation testing: `npm run mutation`, or a part of it: `npm run mutation -- --mutate 'src/core/json/*.ts'`.

const FOLDERS = 'src/core/{json,lint,policy,time,token}';

export default {
  mutate: [`${FOLDERS}/**/*.ts`, '!**/*.test.ts', '!src/core/lint/example-*.ts'],
  plugins: ['./.build/mutation/test-runner.mjs', './.build/mutation/ignore-words.mjs'],
  testRunner: 'in-process',
  ignorers: ['words'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 10_000,
  dryRunTimeoutMinutes: 20,
  ignorePatterns: ['dist', 'test-results', 'playwright-report'],
  disableTypeChecks: false,
  // Its reader of that file needs an older TypeScript, and nothing here needs it to be read.
  tsconfigFile: 'none',
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { logTests: false, reportTests: false, reportMutants: false },
  htmlReporter: { fileName: 'test-results/mutation.html' },
  jsonReporter: { fileName: 'test-results/mutation.json' },
};
