import { expect, test } from 'vitest';
import { makeExample } from '../core/examples/make-example.ts';
import { inspectWorkspace } from '../core/inspect-token.ts';
import { replaceKey } from '../core/replace-key.ts';
import { EMPTY_WORKSPACE, pasteToken } from '../core/workspace.ts';
import { GLOSSARY, type Term } from './glossary.ts';
import type { Block, Lesson } from './lesson.ts';
import { LESSONS, minutesOf, taskIds, textsOf } from './lessons.ts';
import type { TokenFacts } from './token-facts.ts';

const NOW = 1_795_000_000;

/** The words of the page’s furniture, all of them. */
const words: readonly string[] = Object.values(
  import.meta.glob<Record<string, unknown>>('../locales/*.ts', { eager: true }),
).flatMap(textsIn);

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}

const [pageBeside = ''] = Object.values(
  import.meta.glob<string>('../app/PageBeside.tsx', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
const pages = [...pageBeside.matchAll(/case '([a-z]+)'/g)].map(([, page]) => page);

function screenTexts(screen: Lesson['screens'][number]): readonly string[] {
  const tasks = screen.tasks ?? [];
  return [
    ...screen.blocks.flatMap(marked),
    ...tasks.flatMap(({ text, hint, done }) => [text, hint, done]),
  ];
}

/** Code is shown as it is: nothing in it is marked. */
function marked(block: Block): readonly string[] {
  return typeof block !== 'string' && block.kind === 'code' ? [] : textsOf(block);
}

function allOf(texts: readonly string[], pattern: RegExp): readonly string[] {
  return texts.flatMap((text) =>
    [...text.replaceAll(/`[^`]*`/g, '').matchAll(pattern)].map(([, found = '']) => found),
  );
}

test('eleven lessons, whose tasks have names that progress can keep', () => {
  expect(LESSONS).toHaveLength(11);
  const keys = LESSONS.flatMap(taskIds);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^[a-z-]{1,40}\/[a-z-]{1,40}$/);
});

test.each(LESSONS)('$id: a few screens, some tasks, not too many words', (lesson) => {
  const { screens, references } = lesson;
  expect(screens.length).toBeGreaterThanOrEqual(3);
  expect(screens.length).toBeLessThanOrEqual(5);
  const tasks = taskIds(lesson).length;
  expect(tasks).toBeGreaterThanOrEqual(2);
  expect(tasks).toBeLessThanOrEqual(3);
  const count = screens
    .flatMap(({ blocks }) => blocks.flatMap(marked))
    .join(' ')
    .split(/\s+/).length;
  expect(count).toBeGreaterThanOrEqual(250);
  expect(count).toBeLessThanOrEqual(700);
  expect(minutesOf(lesson)).toBeLessThanOrEqual(10);
  for (const reference of references) expect(reference).toMatch(/^RFC \d{4} §[\d.]*\d$/);
});

test('each term is explained where it is met, once', () => {
  const screens = LESSONS.flatMap((lesson) => lesson.screens);
  const listed = screens.flatMap(({ terms = [] }) => terms);
  expect(listed).toHaveLength(new Set(listed).size);
  expect(new Set(listed)).toEqual(new Set(Object.keys(GLOSSARY)));
  for (const screen of screens) {
    const said = allOf(screenTexts(screen), /(?<!\*)\*([^*]+)\*(?!\*)/g);
    const named: readonly Term[] = screen.terms ?? [];
    expect(new Set(said.map(asTerm))).toEqual(new Set(named));
  }
});

/** A term as the glossary has it: of several, or at the start of a sentence. */
function asTerm(said: string): string {
  const terms = Object.keys(GLOSSARY);
  const isOf = (term: string) =>
    [term, `${term}s`].some((form) => form === said || upper(form) === said);
  return terms.find(isOf) ?? said;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

test.each(LESSONS)('$id: names of buttons and fields are those of the page', ({ screens }) => {
  const names = allOf(screens.flatMap(screenTexts), /\*\*([^*]+)\*\*/g);
  // What the page makes of the key or of the token.
  const made = ['Sign with ES256', 'Encrypt this token'];
  expect(names.filter((name) => !words.includes(name) && !made.includes(name))).toEqual([]);
});

test.each(LESSONS)('$id: links lead to pages that are there', ({ screens }) => {
  expect(pages).toContain('learn');
  for (const address of allOf(screens.flatMap(screenTexts), /\]\(#\/([^)]*)\)/g)) {
    const [page = '', place] = address.split('/');
    if (place === undefined) expect([...pages, 'pitfalls']).toContain(page);
    else expect(LESSONS.map(({ id }) => `learn/${id}`)).toContain(address);
  }
});

test.each(LESSONS)('$id: at its start no task is done', async (lesson) => {
  if (lesson.place === 'flow') {
    const tasks = lesson.screens.flatMap((screen) => screen.tasks ?? []);
    expect(tasks.filter(({ check }) => check([])).map(({ id }) => id)).toEqual([]);
    return;
  }
  const facts = await begin(lesson);
  const tasks = lesson.screens.flatMap((screen) => screen.tasks ?? []);
  expect(tasks.filter(({ check }) => check(facts)).map(({ id }) => id)).toEqual([]);
  expect(facts.inspection?.verification?.verdict).toBe('verified');
  expect(facts.inspection?.findings.map(({ finding }) => finding.severity)).not.toContain('high');
});

async function begin({ start }: Extract<Lesson, { place: 'workbench' }>): Promise<TokenFacts> {
  const { token, keyText, keyFormat } = await makeExample(start, NOW);
  const key = { text: keyText, format: keyFormat, isMadeHere: true };
  const workspace = { ...replaceKey(pasteToken(EMPTY_WORKSPACE, token), key), ...start.set };
  let facts: TokenFacts | undefined;
  await inspectWorkspace(
    { workspace, now: NOW },
    new AbortController().signal,
    ({ token: state, inspection }) => {
      facts = {
        workspace,
        view: state.view,
        inspection: inspection ?? facts?.inspection,
        now: NOW,
      };
    },
  );
  if (!facts) throw new Error('nothing was said');
  return facts;
}
