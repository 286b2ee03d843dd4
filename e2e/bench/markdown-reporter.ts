// Prints what was measured as Markdown tables, in the order in which it was measured.
import type { Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { readRow, type Row } from './record.ts';

export default class MarkdownReporter implements Reporter {
  private readonly tables = new Map<string, Row[]>();
  private readonly failures: string[] = [];

  onTestBegin(test: TestCase): void {
    process.stderr.write(`measuring: ${test.title}\n`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    for (const annotation of result.annotations) {
      const read = readRow(annotation);
      if (!read) continue;
      const rows = this.tables.get(read.table) ?? [];
      rows.push(read.row);
      this.tables.set(read.table, rows);
    }
    if (result.status !== 'passed') {
      this.failures.push(`${test.title}: ${result.error?.message ?? result.status}`);
    }
  }

  onError(error: TestError): void {
    this.failures.push(error.message ?? 'unknown error');
  }

  onEnd(): void {
    for (const [name, rows] of this.tables) console.log(`\n## ${name}\n\n${formatTable(rows)}`);
    for (const failure of this.failures) console.log(`\nNot measured: ${failure}`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

function formatTable(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => row[column] ?? ''))),
  ].join('\n');
}
