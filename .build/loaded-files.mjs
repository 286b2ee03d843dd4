// Which built files a step of the page loads, read from the build's own manifest and not guessed from their names.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

/** The module that is loaded when a field is first touched. */
export const EDITOR = 'src/ui/code-editor/monaco-editor.ts';

/** @returns {Record<string, { file: string, isEntry?: boolean, imports?: string[], css?: string[] }>} */
function readManifest() {
  return JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, 'utf8'));
}

/** The scripts and styles of the first view, also those that were put into the page itself. */
export function firstViewAssets() {
  const manifest = readManifest();
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry);
  if (!entry) throw new Error('The manifest of the build has no entry');
  return [...filesOf(manifest, entry)];
}

/** What the page loads by itself before it can be used: the page, with the styles in it, and its scripts. */
export function firstViewFiles() {
  const html = readFileSync(`${DIST}index.html`, 'utf8');
  // A style sheet that was put into the page is not asked for.
  const files = firstViewAssets().filter((file) => !file.endsWith('.css') || html.includes(file));
  return ['index.html', ...files];
}

/**
 * The scripts that a late module brings, beyond those of the first view.
 * @param {string} source The module's path from the root.
 */
export function lateScripts(source) {
  const first = new Set(firstViewFiles());
  return [...filesOf(readManifest(), source)].filter(
    (file) => file.endsWith('.js') && !first.has(file),
  );
}

/**
 * A module's file, and every file that must be there before it runs.
 * @param {ReturnType<typeof readManifest>} manifest
 * @param {string} name
 * @param {Set<string>} [files]
 */
function filesOf(manifest, name, files = new Set()) {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`${name} is not in the manifest of the build`);
  if (files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const sheet of chunk.css ?? []) files.add(sheet);
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, files);
  return files;
}
