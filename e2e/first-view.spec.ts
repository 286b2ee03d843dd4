// The first view is styled by what stands in the page: nothing of it waits for the styles that come late.
import { readdirSync, readFileSync } from 'node:fs';
import { DIST } from '../.build/loaded-files.mjs';
import { expect, test } from './fixtures.ts';

/** The class selectors of a sheet, unescaped. */
function classesOf(css: string): ReadonlySet<string> {
  const names = css.matchAll(/\.((?:\\.|[\w-])+)/g);
  return new Set([...names].map(([, name = '']) => name.replaceAll(/\\(.)/g, '$1')));
}

const late = readdirSync(`${DIST}assets`)
  .filter((file) => /^late-styles.*\.css$/.test(file))
  .map((file) => readFileSync(`${DIST}assets/${file}`, 'utf8'))
  .join('\n');

test('every class that the page is drawn with has its rule in the page', () => {
  const html = readFileSync(`${DIST}index.html`, 'utf8');
  const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css = '']) => css).join('');
  const known = classesOf(styles);
  const ruled = classesOf(late);
  const used = [...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) =>
    names.replaceAll('&amp;', '&').replaceAll('&gt;', '>').split(/\s+/),
  );
  expect(used.length).toBeGreaterThan(100);
  expect(ruled.size).toBeGreaterThan(known.size);
  expect([...new Set(used)].filter((name) => ruled.has(name) && !known.has(name))).toEqual([]);
});
