// A server that was started for a test: how it is asked, what it said, and its end.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

export interface ServerProcess {
  readonly url: string;
  /** What it has written so far. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return typeof address === 'object' && address ? address.port : 0;
}

interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Settles when it answers. Rejects, with what it wrote, when it ends instead. */
export async function startServer({
  program,
  args,
  cwd,
  port,
  env,
}: Command): Promise<ServerProcess> {
  // A group of its own: what it starts ends with it.
  const child = spawn(program, args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), PYTHONDONTWRITEBYTECODE: '1', ...env },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (log += piece.toString()));
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    const settle = () => {
      hasEnded = true;
      resolve();
    };
    child.once('error', (error) => {
      log += error.message;
      settle();
    });
    child.once('exit', settle);
  });
  const stop = async (): Promise<void> => {
    if (!hasEnded && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  const url = `http://127.0.0.1:${port}`;
  const end = Date.now() + 45_000;
  while (!(await answers(url))) {
    if (hasEnded || Date.now() > end) {
      await stop();
      throw new Error(`The server does not answer: ${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, log: () => log, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
}
