// A server in a process of its own, from when it answers until it is ended.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ServerFiles {
  /** By their names. */
  readonly files: Readonly<Record<string, string>>;
  /** What starts it in its folder. */
  readonly command: readonly [program: string, ...args: string[]];
  readonly environment: Readonly<Record<string, string>>;
}

export interface RunningServer {
  readonly base: string;
  readonly folder: string;
  end(): Promise<void>;
}

/** Below the project, so that Node finds its packages. */
const FOLDERS = fileURLToPath(new URL('../../node_modules/.cache/downloads/', import.meta.url));
const PATIENCE = 30_000;

let count = 0;

/** A port that nobody has at this moment. */
export function findPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Starts it on this port, and waits until it answers. */
export async function startServer(port: number, server: ServerFiles): Promise<RunningServer> {
  count += 1;
  const folder = path.join(FOLDERS, `${process.pid}-${count}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(server.files)) {
    writeFileSync(path.join(folder, name), text);
  }
  const [program, ...args] = server.command;
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...server.environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const base = `http://127.0.0.1:${port}`;
  const start = Date.now();
  while (Date.now() - start < PATIENCE && child.exitCode === null) {
    const isThere = await fetch(base).then(
      () => true,
      () => false,
    );
    if (isThere) return { base, folder, end };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await end();
  throw new Error(`The server did not start: ${said}`);
}

/** What a shell prints. */
export function runShell(
  script: string,
  environment: Readonly<Record<string, string>> = {},
): string {
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`The shell ended with ${status}: ${stderr}`);
  return stdout;
}
