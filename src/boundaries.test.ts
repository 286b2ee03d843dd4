// Who may import whom: the table of src/README.md as a test, so that the map stays true.
import { expect, test } from 'vitest';

const sources = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.{ts,tsx}'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

interface Edge {
  readonly from: string;
  /** A file below src, or a package's name. */
  readonly to: string;
}

const edges: readonly Edge[] = Object.entries(sources).flatMap(([file, text]) =>
  importsOf(text).map((target) => ({
    from: file.slice(2),
    to: target.startsWith('.') ? resolve(file, target) : packageOf(target),
  })),
);

/** Every module a text names: static, re-exported, dynamic, as a type or as a worker's address. */
function importsOf(text: string): string[] {
  const code = text.replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  const patterns = [
    /\b(?:from|import)\s+'([^']+)'/g,
    /\bimport\(\s*'([^']+)'/g,
    /\bnew URL\(\s*'(\.[^']+)',\s*import\.meta\.url/g,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
}

function resolve(file: string, target: string): string {
  return new URL(target.split('?')[0] ?? '', `file:///${file}`).pathname.slice(1);
}

function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

/** The edges that start in a folder (or file) and arrive at one of the targets. */
function crossings(from: RegExp, to: RegExp): string[] {
  return edges
    .filter((edge) => from.test(edge.from) && to.test(edge.to))
    .map((edge) => `${edge.from} imports ${edge.to}`);
}

test('the reading of imports sees them', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(40);
  expect(edges.length).toBeGreaterThan(100);
  expect(crossings(/^app\//, /^panes\//).length).toBeGreaterThan(0);
  expect(
    importsOf("const a = await import('./late.ts'); export * from './b.ts';\nimport './c.css';"),
  ).toEqual(['./b.ts', './c.css', './late.ts']);
});

// What a folder must never import: other folders of src, then packages.
const FORBIDDEN: readonly [folder: string, never: RegExp][] = [
  [
    'core',
    /^(state|workers|fetch-frame|auth-server|service-worker|lessons|locales|ui|panes|app)\/|^(react|react-dom|zustand|monaco-editor|hono|@monaco-editor\/react)$/,
  ],
  ['workers', /^(state|service-worker|lessons|locales|ui|panes|app)\/|^(react|react-dom|zustand)$/],
  ['storage-frame', /^(?!storage-frame\/|workers\/trusted-worker-url)/],
  ['code-return', /^(?!code-return\/)/],
  // It is given a URL, and must not be able to reach anything else.
  ['fetch-frame', /^(?!fetch-frame\/)/],
  [
    'auth-server',
    /^(state|service-worker|lessons|locales|ui|panes|app)\/|^(react|react-dom|zustand)$/,
  ],
  [
    'service-worker',
    /^(state|fetch-frame|lessons|locales|ui|panes|app)\/|^(react|react-dom|zustand)$/,
  ],
  ['lessons', /^(state|workers|auth-server|ui|panes|app)\/|^(react|react-dom|zustand)$/],
  ['locales', /^(state|workers|auth-server|lessons|ui|panes|app)\/|^(react|react-dom|zustand)$/],
  ['state', /^(service-worker|lessons|ui|panes|app)\/|^(monaco-editor|@monaco-editor\/react)$/],
  [
    'ui',
    /^(core|state|workers|code-return|fetch-frame|storage-frame|auth-server|lessons|locales|panes|app)\/|^(jose|zustand)$/,
  ],
  [
    'panes',
    /^(workers|code-return|fetch-frame|storage-frame|auth-server|service-worker|app)\/|^(jose|zustand|monaco-editor|@monaco-editor\/react)$/,
  ],
];

test.each(FORBIDDEN)('%s imports only what it may', (folder, never) => {
  expect(crossings(new RegExp(`^${folder}/`), never)).toEqual([]);
});

test('no pane imports another, and nothing but main.tsx imports app', () => {
  const panes = edges.filter(({ from, to }) => {
    const [, mine] = /^panes\/([^/]+)\//.exec(from) ?? [];
    const [, other] = /^panes\/([^/]+)\//.exec(to) ?? [];
    return mine !== undefined && other !== undefined && mine !== other;
  });
  expect(panes).toEqual([]);
  expect(crossings(/^(?!app\/|main\.tsx$)/, /^app\//)).toEqual([]);
});

// Low to high. A part may import its own row and the rows above it.
const LAYERS: readonly RegExp[] = [
  /^(bytes|json|time|problem\.ts)/,
  /^(token|keys|claims)/,
  // What a verifier expects is a shape that the cryptography hands on to jose.
  /^(crypto|policy\/expectations\.ts)/,
  /^certificates/,
  /^policy/,
  /^lint/,
  /^(workspace|share|examples|key-sources|proofs)/,
  /./,
];

function layerOf(file: string): number {
  return LAYERS.findIndex((layer) => layer.test(file.slice('core/'.length)));
}

test('inside core, what is low knows nothing of what is high', () => {
  const inside = edges.filter(({ from, to }) => from.startsWith('core/') && to.startsWith('core/'));
  expect(inside.length).toBeGreaterThan(30);
  const upward = inside.filter(({ from, to }) => layerOf(to) > layerOf(from));
  expect(upward.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test('a rule never imports a rule', () => {
  expect(crossings(/^core\/lint\/rules\/[^/]+\/[^/]+$/, /^core\/lint\/rules\/(?!index)/)).toEqual(
    [],
  );
});

test('jose and the other cryptography stay in core/crypto and core/keys, X.509 in core/certificates', () => {
  expect(crossings(/^(?!core\/(crypto|keys)\/)/, /^(jose|@noble\/.*)$/)).toEqual([]);
  expect(crossings(/^(?!core\/certificates\/)/, /^@(peculiar|abraham)\//)).toEqual([]);
});

test('core asks no network, no clock, no chance, no storage and no document', () => {
  const impure =
    /\b(?:fetch\(|Date\.now|new Date\(\)|performance\.now|Math\.random|localStorage|sessionStorage|indexedDB|document\.|window\.|navigator\.)/;
  const found = Object.entries(sources)
    .filter(([file]) => file.startsWith('./core/'))
    .filter(([, text]) => impure.test(codeOf(text)));
  expect(found.map(([file]) => file)).toEqual([]);
});

test('random bytes come from the two folders that may make keys', () => {
  const users = Object.entries(sources)
    .filter(([file, text]) => file.startsWith('./core/') && /getRandomValues|randomUUID/.test(text))
    .map(([file]) => file);
  expect(users.filter((file) => !/^\.\/core\/(?:crypto|keys)\//.test(file))).toEqual([]);
});

/** What runs: neither comments nor the words a person reads. */
function codeOf(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
}
