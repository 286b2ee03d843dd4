// One measurement, kept with its test: the README's table is written from them.
import { test, type TestInfo } from '@playwright/test';
import type { Measurement } from './readme-table.ts';

const TYPE = 'algorithm';

export function recordMeasurement(measurement: Measurement): void {
  test.info().annotations.push({ type: TYPE, description: JSON.stringify(measurement) });
}

export function readMeasurements(annotations: TestInfo['annotations']): Measurement[] {
  return annotations
    .filter(({ type }) => type === TYPE)
    .map(({ description = '' }) => JSON.parse(description) as Measurement);
}
