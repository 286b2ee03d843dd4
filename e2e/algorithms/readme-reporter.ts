// Writes the README's table of algorithms from what was measured, and says what could not be.
import type { Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { writeTable, type Measurement } from './readme-table.ts';
import { readMeasurements } from './record-measurement.ts';

export default class ReadmeReporter implements Reporter {
  private readonly measured: Measurement[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    const found = readMeasurements(result.annotations);
    this.measured.push(...found);
    for (const { engine, name, doer } of found) console.log(`${engine} ${name}: ${doer}`);
    if (result.status !== 'passed') console.log(`${test.title}: ${result.error?.message ?? ''}`);
  }

  onError(error: TestError): void {
    console.log(error.message);
  }

  onEnd(): void {
    writeTable(this.measured);
    console.log(`${this.measured.length} measurements are in README.md`);
  }

  printsToStdio(): boolean {
    return true;
  }
}
