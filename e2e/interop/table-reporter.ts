// Prints partner × algorithm × direction, why what failed did, and as the last line "N passed, N failed".
import type { Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { DIRECTIONS, readExchanges } from './record-exchange.ts';

export default class TableReporter implements Reporter {
  private readonly rows = new Map<string, { readonly cells: string[]; readonly isGood: boolean }>();
  private readonly faults = new Map<string, string>();

  onTestEnd(test: TestCase, result: TestResult): void {
    const [partner = '', ...algorithm] = test.title.split(' ');
    const isGood = result.status === 'passed';
    const cells = [partner, algorithm.join(' '), ...readExchanges(result.annotations)];
    this.rows.set(test.id, { cells, isGood });
    if (isGood) this.faults.delete(test.title);
    else this.faults.set(test.title, result.errors.map(({ message }) => message).join('\n'));
  }

  onError(error: TestError): void {
    this.faults.set('the run', error.message ?? 'unknown error');
  }

  onEnd(): void {
    const lines = [
      ['partner', 'algorithm', ...DIRECTIONS],
      ...[...this.rows.values()].map(({ cells }) => cells),
    ];
    const widths = lines[0]?.map((_, column) =>
      Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
    );
    for (const cells of lines) {
      console.log(
        cells
          .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
          .join('  ')
          .trimEnd(),
      );
    }
    for (const [name, fault] of this.faults) console.log(`\n${name}: ${fault}`);
    const passed = [...this.rows.values()].filter(({ isGood }) => isGood).length;
    const failed = this.rows.size - passed + (this.faults.has('the run') ? 1 : 0);
    console.log(`\n${passed} passed, ${failed} failed`);
  }

  printsToStdio(): boolean {
    return true;
  }
}
