import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { assembly } from './.build/assembly.ts';
import { codeReturn } from './.build/code-return.ts';
import { contentSecurityPolicy } from './.build/csp.ts';
import { fetchFrame } from './.build/fetch-frame.ts';
import { monacoTrim } from './.build/monaco-trim.ts';
import { prerender } from './.build/prerender.ts';
import { ruleExamples } from './.build/rule-examples.ts';
import { serviceWorker } from './.build/service-worker.ts';
import { storageTrials } from './.build/storage-trials.ts';

const FIRST_VIEW =
  /node_modules\/(?:react|react-dom|scheduler|zustand)\/|preload-helper|src\/(?:ui\/(?!Reference|PageHeading|Tabs|TimeAxis)[A-Z]\w+\.tsx|locales\/en\.ts|state\/(?:workspace-store|inspection-store|settings-store|clock|page|attention|edits)\.ts|core\/(?:time\/(?:time-status|format-time)|workspace|view-token|token\/(?:parse-token|describe-token-problem|last-segment-length)|bytes\/(?:base64url|utf8)|json\/(?:parse|print)-json))/;

/** What the first question loads, in one file as well; keys are also made and written out, which comes later still. */
const INSPECTION =
  /src\/core\/(?:inspect-token|calm|describe-given-keys|find-(?:edges|key-use|pairs)|judge-token|list-members|read-token-state|show-finding|sign-draft|read-keys|list-keys|carried-span|bytes\/hex|certificates\/(?:find-certificates|inspect-certificates)|claims\/(?:registered-algorithms|guess-profile|describe-profile)|crypto\/(?!clues\/|generate-key|key-encryption\/|jwe\/|sd-jwt\/|secret-search\/(?!secret-question))|keys\/(?!export-key|read-opened-key|key-reading|read-key-file|describe-key-file|split-key-text)|lint\/(?!example-|left-out)|policy\/(?:find|describe-value))[^?]*$/;

export default defineConfig({
  // Works below any path: a repository's page on GitHub Pages, a folder, a domain of its own.
  base: './',
  plugins: [
    react(),
    tailwindcss(),
    monacoTrim(),
    fetchFrame(),
    storageTrials(),
    codeReturn(),
    serviceWorker(),
    ruleExamples(),
    assembly(),
    prerender('src/app/prerender.tsx'),
    contentSecurityPolicy(),
  ],
  // The manifest says which files the first view loads; the size budgets read it.
  build: {
    target: 'es2023',
    modulePreload: {
      polyfill: false,
      // The first question must not wait for one file after another; for the rest the lists would weigh more than they save.
      resolveDependencies: (file, files) =>
        file.includes('inspect-token') ? files : files.filter((one) => one.endsWith('.css')),
    },
    manifest: true,
    rolldownOptions: {
      output: {
        // What the first view shares with what comes later stays in one file: seven small ones compress worse.
        codeSplitting: {
          groups: [
            { name: 'first', test: FIRST_VIEW, priority: 1 },
            { name: 'inspect-token', test: INSPECTION },
          ],
        },
      },
    },
  },
  worker: { format: 'es', plugins: () => [ruleExamples(), assembly()] },
  // Property tests share a small machine with a browser at times.
  test: {
    testTimeout: 30_000,
    setupFiles: '.build/property-tests.ts',
    include: ['src/**/*.test.{ts,tsx}', '.build/**/*.test.ts', '.ci/**/*.test.ts'],
  },
});
