// That the files run is shown by e2e/interop. Here: each of them holds what was chosen, and is written as the rest of the project.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { ALGORITHMS, DEFAULT_SETTINGS, REVOCATIONS, type Settings } from '../settings.ts';
import { DOWNLOADS, makeDownload, type DownloadId } from './make-download.ts';
import { readShell, readSteps } from './read-steps.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const VARIANTS: readonly Settings[] = ALGORITHMS.flatMap((algorithm) =>
  [true, false].flatMap((rotation) =>
    REVOCATIONS.map((revocation) => ({ ...DEFAULT_SETTINGS, algorithm, rotation, revocation })),
  ),
);

const folder = mkdtempSync(path.join(tmpdir(), 'downloads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function mainFile(id: DownloadId, change: Partial<Settings>): string {
  return makeDownload(id, { ...DEFAULT_SETTINGS, ...change })[0]?.text ?? '';
}

test.each(DOWNLOADS)(
  '%s: nothing of the template is left, and the key is made in one way',
  (id) => {
    for (const settings of VARIANTS) {
      const files = makeDownload(id, settings);
      const [main, , readme] = files.map(({ text }) => text);
      expect(files.map(({ text }) => text).join('\n')).not.toMatch(/^\s*(?:#|\/\/): /m);
      expect(main).toMatch(
        new RegExp(`^(?:const )?ALGORITHM = ["']${settings.algorithm}["'];?$`, 'm'),
      );
      const [, command = ''] = /^export JWT_KEY="\$\((.*)\)"$/m.exec(readme ?? '') ?? [];
      expect(command).toMatch(/^openssl /);
      expect(main).toContain(command);
      // Each step of the README has a title of its own: the page tells them apart by it.
      const titles = readSteps(readShell(readme ?? '', 'Walk through it')).map(
        ({ title }) => title,
      );
      expect(titles.length).toBeGreaterThan(10);
      expect(new Set(titles).size).toBe(titles.length);
    }
  },
);

test('the settings stand in the files', () => {
  const change = { accessLifetime: 77, refreshLifetime: 7777, skew: 5, audience: 'https://a.test' };
  expect(mainFile('flask', change)).toContain(
    'AUDIENCE = "https://a.test"\nACCESS_LIFETIME = timedelta(seconds=77)\nREFRESH_LIFETIME = timedelta(seconds=7777)\nLEEWAY = timedelta(seconds=5)\n',
  );
  expect(mainFile('hono', change)).toContain(
    "const AUDIENCE = 'https://a.test';\nconst ACCESS_LIFETIME = 77;\nconst REFRESH_LIFETIME = 7777;\nconst LEEWAY = 5;\n",
  );
  expect(mainFile('hono', { accessLifetime: 900, revocation: 'short-life' })).toContain('= 60;');
});

test('an audience stays a text, whatever is in it', () => {
  const audience = '\'"`\\${x}\n\u2028é😀#';
  const [, python = ''] = /^AUDIENCE = (.*)$/m.exec(mainFile('flask', { audience })) ?? [];
  expect(python).toBe('"\'\\"`\\\\${x}\\n\\u2028\\u00e9\\U0001f600#"');
  const [, script = ''] = /^const AUDIENCE = (.*);$/m.exec(mainFile('hono', { audience })) ?? [];
  const { stdout } = spawnSync(process.execPath, ['-p', `JSON.stringify(${script})`]);
  expect(JSON.parse(stdout.toString())).toBe(audience);
});

test('the Node files have the versions that are tested here', () => {
  const [, text = ''] = makeDownload('hono', DEFAULT_SETTINGS).map((file) => file.text);
  const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
  const ours = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  expect({ ...ours.dependencies, ...ours.devDependencies }).toMatchObject(dependencies);
});

test('every Node server is formatted, and no linter finds anything in it', () => {
  for (const settings of VARIANTS) {
    const { algorithm, rotation, revocation } = settings;
    const place = path.join(folder, `${algorithm}-${rotation}-${revocation}`);
    mkdirSync(place);
    for (const { name, text } of makeDownload('hono', settings))
      writeFileSync(path.join(place, name), text);
  }
  const run = (tool: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(
      path.join(ROOT, 'node_modules/.bin', tool),
      [...args, '-c', path.join(ROOT, `.${tool}rc.json`), folder],
      { encoding: 'utf8' },
    );
    return status === 0 ? 'well' : stdout + stderr;
  };
  expect(run('oxlint', '--deny-warnings')).toBe('well');
  expect(run('oxfmt', '--check')).toBe('well');
});
