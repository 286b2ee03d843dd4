// The README's table of algorithms: one row each, and for each engine who does the mathematics there.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Doer } from './measure.mjs';
import { ALGORITHM_ROWS } from './rows.ts';

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINES)[number];

/** What one engine did with one algorithm; `failed`: it could not be done there. */
export interface Measurement {
  readonly name: string;
  readonly engine: EngineName;
  readonly version: string;
  readonly doer: Doer | 'failed';
}

const README = fileURLToPath(new URL('../../README.md', import.meta.url));
const [START, END] = ['<!-- algorithms: start -->', '<!-- algorithms: end -->'];
const WORDS = { native: 'native', fallback: 'fallback', none: '–', failed: 'no' } as const;
const CAPTIONS = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' } as const;

/** The table's cells, with the head; empty where there is no table yet. */
function readCells(): readonly (readonly string[])[] {
  const text = readFileSync(README, 'utf8');
  const lines = text.slice(text.indexOf(START), text.indexOf(END)).split('\n');
  return lines
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replaceAll('`', '').trim()),
    );
}

/** What the README says of an algorithm in an engine. */
export function readCell(name: string, engine: EngineName): string | undefined {
  return readCells().find(([first]) => first === name)?.[2 + ENGINES.indexOf(engine)];
}

/** How the README says it. */
export function wordFor(doer: Measurement['doer']): string {
  return WORDS[doer];
}

/** Writes what was measured; what was not measured this time stays as it stood. */
export function writeTable(measured: readonly Measurement[]): void {
  const [headBefore = []] = readCells();
  const head = ENGINES.map((engine, column) => {
    const one = measured.find((measurement) => measurement.engine === engine);
    return one
      ? `${CAPTIONS[engine]} ${one.version}`
      : (headBefore[2 + column] ?? CAPTIONS[engine]);
  });
  const rows = ALGORITHM_ROWS.map(({ name, parameter }) => {
    const cells = ENGINES.map((engine) => {
      const one = measured.find((found) => found.name === name && found.engine === engine);
      return one ? wordFor(one.doer) : (readCell(name, engine) ?? '');
    });
    return [name.replace(/^\S+/, '`$&`'), `\`${parameter}\``, ...cells];
  });
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = [['algorithm', 'in', ...head], ['-', '-', '-', '-', '-'], ...rows].map(line);
  const text = readFileSync(README, 'utf8');
  const [start, end] = [text.indexOf(START) + START.length, text.indexOf(END)];
  if (end < start) throw new Error(`README.md has no place between ${START} and ${END}`);
  writeFileSync(README, `${text.slice(0, start)}\n\n${table.join('\n')}\n\n${text.slice(end)}`);
}
