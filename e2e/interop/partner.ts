// What another implementation of JOSE must do to be a partner, and how its program is asked.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { PartnerName } from './install.mjs';

/** A row of the table: an `alg`, and the curve where an `alg` leaves it open. */
export interface SignatureRow {
  readonly alg: string;
  readonly curve?: string;
}

export interface EncryptionRow extends SignatureRow {
  readonly enc: string;
  /** The page opens such tokens, and makes none. */
  readonly isNeverMade?: boolean;
  /** How often the page derives the key: the partner has a limit. */
  readonly iterations?: number;
}

export interface Partner {
  readonly name: PartnerName;
  /** How its keys are written. Secrets are base64url text beside PEM, and `oct` beside JWK. */
  readonly keyFormat: 'pem' | 'jwk';
  readonly signatures: readonly SignatureRow[];
  /** What is to be built before it can be asked. */
  prepare?(): Promise<void>;
  /** @param claims JSON. @returns The token. */
  sign(alg: string, key: string, claims: string): Promise<string>;
  /** Whether the signature holds. Rejects for anything but a signature that does not. */
  verify(alg: string, key: string, token: string): Promise<boolean>;
  readonly encryption?: {
    readonly rows: readonly EncryptionRow[];
    encrypt(row: EncryptionRow, key: string, content: string): Promise<string>;
    /** The content; `undefined` when the token does not open. */
    decrypt(row: EncryptionRow, key: string, token: string): Promise<string | undefined>;
  };
}

export const rows = (names: string): SignatureRow[] =>
  names.split(' ').map((name) => {
    const [alg = '', curve] = name.split('/');
    return { alg, ...(curve !== undefined && { curve }) };
  });

export interface Ended {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs a program to its end. Rejects when there is no such program. */
export function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
      env: { ...process.env, ...env },
    });
    const [out, err]: Buffer[][] = [[], []];
    child.stdout.on('data', (piece: Buffer) => out?.push(piece));
    child.stderr.on('data', (piece: Buffer) => err?.push(piece));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({
        code,
        stdout: Buffer.concat(out ?? []),
        stderr: Buffer.concat(err ?? []).toString(),
      }),
    );
  });
}

/** Runs a program that must end well. */
export async function runWell(...args: Parameters<typeof run>): Promise<Buffer> {
  const { code, stdout, stderr } = await run(...args);
  if (code !== 0) throw new Error(`${args[0]} ${args[1].join(' ')}: ended with ${code}: ${stderr}`);
  return stdout;
}

/** What a partner's program is asked, and answers, as a line of JSON on its standard input and output. */
interface Question {
  readonly do: 'sign' | 'verify' | 'encrypt' | 'decrypt';
  readonly alg: string;
  readonly enc?: string;
  readonly key: string;
  readonly text: string;
}

/** A program that answers one question after the other; `undefined` is its answer that a token does not hold. */
class Program {
  readonly child: ChildProcess;
  private readonly waiting: ((line: string) => void)[] = [];
  private errors = '';

  constructor(program: string, args: readonly string[]) {
    this.child = spawn(program, args);
    this.child.stderr?.on('data', (piece: Buffer) => (this.errors += piece.toString()));
    this.child.once('error', (error) => (this.errors += error.message));
    this.child.once('close', () => this.waiting.splice(0).forEach((answer) => answer('')));
    if (this.child.stdout) {
      createInterface(this.child.stdout).on('line', (line) => this.waiting.shift()?.(line));
    }
  }

  async ask(question: Question): Promise<string | undefined> {
    const line = await new Promise<string>((resolve) => {
      this.waiting.push(resolve);
      this.child.stdin?.write(`${JSON.stringify(question)}\n`);
    });
    if (line === '') throw new Error(`The program ended: ${this.errors}`);
    const answer = JSON.parse(line) as { readonly text?: string; readonly refused?: string };
    if (answer.text === undefined && answer.refused === undefined) throw new Error('no answer');
    return answer.text;
  }
}

/** A partner's `sign` and `verify` by a program that answers {@link Question}s. */
export function byProgram(
  program: string,
  ...args: readonly string[]
): Pick<Partner, 'sign' | 'verify'> & Omit<NonNullable<Partner['encryption']>, 'rows'> {
  let started: Program | undefined;
  const ask = (question: Question) => {
    if (started?.child.exitCode !== null) started = new Program(program, args);
    return started.ask(question);
  };
  return {
    async sign(alg, key, claims) {
      return (await ask({ do: 'sign', alg, key, text: claims })) ?? '';
    },
    async verify(alg, key, token) {
      return (await ask({ do: 'verify', alg, key, text: token })) !== undefined;
    },
    async encrypt({ alg, enc }, key, content) {
      return (await ask({ do: 'encrypt', alg, enc, key, text: content })) ?? '';
    },
    decrypt({ alg, enc }, key, token) {
      return ask({ do: 'decrypt', alg, enc, key, text: token });
    },
  };
}

/** Files for programs that read nothing else, gone when the task has ended. */
export async function withFiles<Name extends string, T>(
  files: Readonly<Record<Name, string | Buffer>>,
  task: (paths: Readonly<Record<Name, string>>) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'interop-'));
  try {
    const names = Object.keys(files) as Name[];
    const paths = names.map((name) => [name, path.join(folder, name)] as const);
    await Promise.all(paths.map(([name, file]) => writeFile(file, files[name])));
    return await task(Object.fromEntries(paths) as Record<Name, string>);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
