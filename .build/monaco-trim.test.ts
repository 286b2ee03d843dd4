// The replacements reach into Monaco's inner files: they hold for one release, file by file.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MONACO_VERSION, REPLACEMENTS, replacementFor } from './monaco-trim.ts';

test('Monaco is the release that the replacements were made for', () => {
  const { version } = JSON.parse(
    readFileSync('node_modules/monaco-editor/package.json', 'utf8'),
  ) as {
    version: string;
  };
  expect(version).toBe(MONACO_VERSION);
});

test.each(Object.entries(REPLACEMENTS))('%s is the file that was read', (file, { original }) => {
  const published = readFileSync(`node_modules/${file}`);
  expect(createHash('sha256').update(published).digest('hex').slice(0, 12)).toBe(original);
  expect(replacementFor(`${process.cwd()}/node_modules/${file}`)).not.toBe(published.toString());
});

test('a file is found wherever node_modules lies, on every system', () => {
  const [file = ''] = Object.keys(REPLACEMENTS);
  expect(replacementFor(`/a/node_modules/${file}?v=1`)).toBe(REPLACEMENTS[file]?.source);
  expect(replacementFor(`C:\\a\\node_modules\\${file.replaceAll('/', '\\')}`)).toBeDefined();
  expect(replacementFor('/a/src/main.tsx')).toBeUndefined();
});
