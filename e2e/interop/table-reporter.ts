// Prints partner × algorithm × direction, why what failed did, and as the last line "N passed, N failed".
import type {
  FullConfig,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';
import { DIRECTIONS, readExchanges } from './record-exchange.ts';

interface Row {
  readonly cells: readonly string[];
  /** Why it failed; absent: it passed. */
  readonly fault?: string;
}

const isFailed = ({ fault }: Row): boolean => fault !== undefined;

export default class TableReporter implements Reporter {
  private readonly rows = new Map<string, Row>();
  private readonly errors: string[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    // In the order of the partners, and nothing is left out that was never reached.
    for (const test of suite.allTests()) {
      this.rows.set(test.id, { cells: nameCells(test), fault: 'not run' });
    }
  }

  onTestEnd(test: TestCase, { status, errors, annotations }: TestResult): void {
    const cells = [...nameCells(test), ...readExchanges(annotations)];
    const fault = errors.map(({ message }) => message).join('\n');
    this.rows.set(test.id, status === 'passed' ? { cells } : { cells, fault });
  }

  onError(error: TestError): void {
    this.errors.push(error.message ?? 'unknown error');
  }

  onEnd(): void {
    const rows = [...this.rows.values()];
    printTable([['partner', 'algorithm', ...DIRECTIONS], ...rows.map(({ cells }) => cells)]);
    const failed = rows.filter(isFailed);
    for (const { cells, fault } of failed) console.log(`\n${cells[0]} ${cells[1]}: ${fault}`);
    for (const error of this.errors) console.log(`\n${error}`);
    const count = failed.length + this.errors.length;
    console.log(`\n${rows.length - failed.length} passed, ${count} failed`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

function nameCells({ title }: TestCase): readonly [partner: string, algorithm: string] {
  const [partner = '', ...algorithm] = title.split(' ');
  return [partner, algorithm.join(' ')];
}

function printTable(lines: readonly (readonly string[])[]): void {
  const widthOf = (column: number): number =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0));
  const widths = lines[0]?.map((_title, column) => widthOf(column)) ?? [];
  for (const cells of lines) {
    const padded = cells.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    console.log(padded.join('  ').trimEnd());
  }
}
