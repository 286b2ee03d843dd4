// What the page loads, gzipped: before it can be used, and later.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { DIST, EDITOR, firstViewFiles, lateScripts } from '../../.build/loaded-files.mjs';
import { test } from '../fixtures.ts';
import { record } from './record.ts';

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
const gzipped = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length;
const sumOf = (files: readonly string[]) =>
  files.reduce((sum, file) => sum + gzipped(readFileSync(`${DIST}${file}`)), 0);

/** React with one button, built as the page is: nothing with React can be smaller. */
async function reactFloor(): Promise<number> {
  const entry = '\0floor.tsx';
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      react(),
      {
        name: 'floor',
        resolveId: (id) => (id === 'floor' ? entry : undefined),
        load: (id) =>
          id === entry
            ? `import { createElement as h, useState } from 'react';
               import { createRoot } from 'react-dom/client';
               function App() { const [n, set] = useState(0); return h('button', { onClick: () => set(n + 1) }, n); }
               createRoot(document.body).render(h(App));`
            : undefined,
      },
    ],
    build: { write: false, target: 'es2023', rolldownOptions: { input: 'floor' } },
  });
  const outputs = Array.isArray(result) ? result : [result];
  return outputs
    .flatMap((output) => ('output' in output ? output.output : []))
    .reduce((sum, chunk) => sum + (chunk.type === 'chunk' ? gzipped(chunk.code) : 0), 0);
}

test('sizes', async ({ page, workbench }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await workbench.open();
  await page.waitForLoadState('networkidle');

  const files = firstViewFiles();
  const html = readFileSync(`${DIST}index.html`, 'utf8');
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)]
    .map((match) => match[1])
    .join('');
  const script = sumOf(files.filter((file) => file.endsWith('.js')));
  const floor = await reactFloor();
  record('Sizes, kB gzip', {
    what: 'React with one button (the floor)',
    size: kilobytes(floor),
    'of the floor': '1.00',
  });
  record('Sizes, kB gzip', {
    what: 'first view: scripts',
    size: kilobytes(script),
    'of the floor': (script / floor).toFixed(2),
  });
  record('Sizes, kB gzip', {
    what: 'first view: styles, inside the page',
    size: kilobytes(gzipped(styles)),
  });
  record('Sizes, kB gzip', {
    what: `first view: everything, ${files.length} files`,
    size: kilobytes(sumOf(files)),
  });
  record('Sizes, kB gzip', { what: 'requests until the page is idle', size: asked.length });
  record('Sizes, kB gzip', {
    what: 'rich editor, on first touch',
    size: kilobytes(sumOf(lateScripts(EDITOR))),
  });
});
