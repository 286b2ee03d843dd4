// What each step of the page may weigh, gzipped. Which files a step loads is read from the build's own manifest.
import { readFileSync } from 'node:fs';

/** @type {Record<string, { file: string, isEntry?: boolean, imports?: string[], css?: string[] }>} */
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const html = readFileSync('dist/index.html', 'utf8');

/**
 * A module's file, and every file that must be there before it runs.
 * @param {string} name
 * @param {Set<string>} [files]
 */
function filesOf(name, files = new Set()) {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`${name} is not in the manifest of the build`);
  if (files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const sheet of chunk.css ?? []) files.add(sheet);
  for (const imported of chunk.imports ?? []) filesOf(imported, files);
  return files;
}

const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry);
const first = filesOf(entry ?? 'index.html');
// Style sheets are part of the page itself; index.html is counted with them.
const asked = [...first].filter((file) => !file.endsWith('.css') || html.includes(file));

/** @param {Iterable<string>} files */
const inDist = (files) => [...files].map((file) => `dist/${file}`);

const editor = filesOf('src/ui/code-editor/monaco-editor.ts');

export default [
  {
    name: 'First view: page, styles, program',
    path: ['dist/index.html', ...inDist(asked)],
    limit: '100 kB',
    gzip: true,
  },
  {
    name: 'Rich editor, when a field is first touched',
    path: inDist([...editor].filter((file) => !first.has(file) && file.endsWith('.js'))),
    limit: '850 kB',
    gzip: true,
  },
];
