// A download as the page gives it, on the disk, with the key that its README makes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  readShell,
  readSteps,
  type ShellStep,
} from '../../src/auth-server/downloads/read-steps.ts';
import type { Chosen, Kind, RunItYourself } from '../pages/run-it-yourself.ts';
import { missingPackages } from './install.mjs';
import { runWell } from './partner.ts';
import { freePort, startServer, type ServerProcess } from './server-process.ts';

/** Below the project: the Node server finds its packages there, of the very versions that it names. */
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** Debian's Python has Debian's packages. What is deprecated may not be used. */
const COMMANDS: Readonly<Record<Kind, readonly [program: string, ...args: string[]]>> = {
  flask: ['/usr/bin/python3', '-W', 'error::DeprecationWarning', 'app.py'],
  hono: [process.execPath, 'server.mjs'],
};

export interface Download {
  readonly folder: string;
  /** What the README has exported: the key, and the API's secret where there is one. */
  readonly env: Readonly<Record<string, string>>;
  readonly steps: readonly ShellStep[];
  /** Starts it, without a key where `env` is empty. */
  readonly start: (env?: Readonly<Record<string, string>>) => Promise<ServerProcess>;
  readonly remove: () => void;
}

export async function takeDownload(
  page: RunItYourself,
  kind: Kind,
  chosen: Chosen,
): Promise<Download> {
  const missing = missingPackages(kind === 'flask' ? ['Flask', 'shell'] : ['shell']);
  if (missing.length > 0) throw new Error(`Not here: ${missing.join(', ')}`);
  await page.open(kind);
  await page.choose(chosen);
  const files = await page.download();
  mkdirSync(CACHE, { recursive: true });
  const root = mkdtempSync(path.join(CACHE, 'download-'));
  const folder = path.join(root, `auth-server-${kind}`);
  mkdirSync(folder);
  for (const [name, text] of files) writeFileSync(path.join(root, name), text);
  const readme = files.get(`auth-server-${kind}/README.md`) ?? '';
  const env = await exportedBy(readShell(readme, 'Start'));
  const [program, ...args] = COMMANDS[kind];
  return {
    folder,
    env,
    steps: readSteps(readShell(readme, 'Walk through it')),
    start: async (given = env) =>
      startServer({ program, args, cwd: folder, port: await freePort(), env: given }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

async function exportedBy(shell: string): Promise<Record<string, string>> {
  const lines = shell.split('\n').filter((line) => line.startsWith('export '));
  const names = lines.map((line) => /^export (\w+)=/.exec(line)?.[1] ?? '');
  const print = `JSON.stringify(${JSON.stringify(names)}.map((name) => process.env[name]))`;
  const script = [...lines, `"${process.execPath}" -p '${print}'`].join('\n');
  const values = JSON.parse((await runWell('bash', ['-c', script])).toString()) as string[];
  return Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
}
