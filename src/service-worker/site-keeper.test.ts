import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSiteKeeper } from './site-keeper.ts';
import type { SiteFile } from './site-files.ts';

const BASE = 'https://site.example/any-repo/';
const FILES: readonly SiteFile[] = [
  { path: 'assets/a-1.js' },
  { path: 'assets/editor-1.js', isLarge: true },
  { path: 'favicon.svg', integrity: 'sha256-x' },
  { path: '', integrity: 'sha256-y' },
];

/** As much of the browser’s caches as the keeper uses. */
function fakeCaches() {
  const all = new Map<string, Map<string, string>>();
  return {
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
    open: async (name: string) => {
      const rows = all.get(name) ?? new Map<string, string>();
      all.set(name, rows);
      return {
        match: async (url: string) => (rows.has(url) ? new Response(rows.get(url)) : undefined),
        put: async (url: string, response: Response) => {
          rows.set(url, await response.text());
        },
      };
    },
    urls: (name: string) => [...(all.get(BASE + ' ' + name)?.keys() ?? [])],
  };
}

let kept = fakeCaches();
let asked: string[] = [];
let isOnline = true;
const keeperOf = (version: string, files = FILES) =>
  createSiteKeeper({ base: BASE, version, files });
const textOf = async (keeper: ReturnType<typeof keeperOf>, path: string): Promise<string> =>
  (await keeper.answer(new Request(BASE + path))).text();

beforeEach(() => {
  kept = fakeCaches();
  asked = [];
  isOnline = true;
  vi.stubGlobal('caches', kept);
  vi.stubGlobal('fetch', async (input: string | Request) => {
    if (!isOnline) throw new TypeError('no network');
    const url = typeof input === 'string' ? input : input.url;
    asked.push(url.slice(BASE.length));
    return new Response(`network ${url.slice(BASE.length)}`);
  });
});
afterEach(() => vi.unstubAllGlobals());

test('it keeps the list and nothing else, the large files on request', async () => {
  const keeper = keeperOf('1');
  expect(await keeper.hasAny()).toBe(false);
  await keeper.keep(false);
  expect(kept.urls('1')).toEqual([`${BASE}assets/a-1.js`, `${BASE}favicon.svg`, BASE]);
  expect(await keeper.hasAny()).toBe(true);
  await keeper.keep(true);
  expect(kept.urls('1')).toHaveLength(4);
  await textOf(keeper, 'something.json');
  await textOf(keeper, 'assets/a-1.js?x=1');
  expect(kept.urls('1')).toHaveLength(4);
  expect(asked).toEqual([
    'assets/a-1.js',
    'favicon.svg',
    '',
    'assets/editor-1.js',
    'something.json',
  ]);
});

test('without a network it answers with what is kept, whatever a link carries', async () => {
  const keeper = keeperOf('1');
  await keeper.keep(false);
  isOnline = false;
  for (const path of ['', 'index.html', '?token=a.b.c', 'index.html?x'])
    expect(await textOf(keeper, path)).toBe('network ');
  expect(await textOf(keeper, 'assets/a-1.js')).toBe('network assets/a-1.js');
  await expect(textOf(keeper, 'other.js')).rejects.toThrow('no network');
});

test('a large file is kept when it is used', async () => {
  const keeper = keeperOf('1');
  await textOf(keeper, 'assets/editor-1.js');
  await vi.waitFor(() => expect(kept.urls('1')).toEqual([`${BASE}assets/editor-1.js`]));
});

test('what fails on the way is continued, and the page comes last', async () => {
  const keeper = keeperOf('1');
  vi.stubGlobal('fetch', async (url: string) =>
    url.endsWith('.svg') ? new Response('', { status: 404 }) : new Response('ok'),
  );
  await expect(keeper.keep(false)).rejects.toThrow('404');
  expect(await keeper.hasAny()).toBe(false);
  vi.stubGlobal('fetch', async () => new Response('later'));
  await keeper.keep(false);
  expect(await textOf(keeper, 'assets/a-1.js')).toBe('ok');
  expect(await textOf(keeper, 'favicon.svg')).toBe('later');
});

test('the version before gives what has not changed, and goes when this one is whole', async () => {
  const before = keeperOf('1', [{ path: 'assets/old-1.js' }, ...FILES]);
  await before.keep(true);
  asked = [];
  const after = keeperOf('2');
  await after.dropOthers();
  expect(await kept.keys()).toHaveLength(2);
  await after.keep(true);
  expect(asked).toEqual(['favicon.svg', '']);
  isOnline = false;
  expect(await textOf(after, 'assets/old-1.js')).toBe('network assets/old-1.js');
  await after.dropOthers();
  expect(await kept.keys()).toEqual([`${BASE} 2`]);
});

test('other sites of the same origin are left alone', async () => {
  const other = createSiteKeeper({
    base: 'https://site.example/other/',
    version: '1',
    files: FILES,
  });
  await other.keep(false);
  const keeper = keeperOf('1');
  await keeper.keep(false);
  await keeper.dropOthers();
  expect(await kept.keys()).toEqual(['https://site.example/other/ 1', `${BASE} 1`]);
});

test('of a version that is not whole the page is the network’s, else the one before', async () => {
  await keeperOf('1').keep(false);
  const after = keeperOf('2');
  await textOf(after, '');
  expect(asked.filter((path) => path === '')).toHaveLength(2);
  isOnline = false;
  expect(await textOf(after, '')).toBe('network ');
});
