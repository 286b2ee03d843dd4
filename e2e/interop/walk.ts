// Runs the shell lines of a README as a person does, one after the other, and reads what status each printed.
import type { ShellStep } from '../../src/auth-server/downloads/read-steps.ts';
import { runWell } from './partner.ts';

export interface Walked {
  readonly title: string;
  readonly statuses: readonly string[];
  /** Whether what the title quotes was printed. */
  readonly saidSo: boolean;
}

/** What the titles promise: the statuses in them, in their order. */
export function promised(steps: readonly ShellStep[]): readonly Walked[] {
  return steps.map(({ title }) => ({
    title,
    statuses: title.match(/\b[2-5]\d\d\b/g) ?? [],
    saidSo: true,
  }));
}

/** @param url What stands in place of the address that the first step sets. */
export async function walk(
  steps: readonly ShellStep[],
  url: string,
  env: Readonly<Record<string, string>> = {},
): Promise<readonly Walked[]> {
  const script = steps.map(
    ({ command }) => `echo '@@ next'\n${command.replace(/^A=.*$/m, `A=${url}`)}`,
  );
  const printed = (await runWell('bash', ['-u', '-c', script.join('\n')], env)).toString();
  return printed
    .split('@@ next\n')
    .slice(1)
    .map((text, at) => {
      const title = steps[at]?.title ?? '';
      const [quoted = ''] = /\{.*\}/.exec(title) ?? [];
      const statuses = [...text.matchAll(/ (\d{3})$/gm)].map(([, status = '']) => status);
      return { title, statuses, saidSo: text.includes(quoted) };
    });
}
