// What came of one direction of an exchange, kept with its test for the table.
import { test, type TestInfo } from '@playwright/test';

export const DIRECTIONS = [
  'partner to page',
  'page to partner',
  'page to partner, new key',
] as const;
export type Direction = (typeof DIRECTIONS)[number];

export function recordExchange(direction: Direction, outcome: 'ok' | 'FAILED'): void {
  test.info().annotations.push({ type: direction, description: outcome });
}

/** What came of each direction, in the order of {@link DIRECTIONS}; a dash where there is none. */
export function readExchanges(annotations: TestInfo['annotations']): string[] {
  return DIRECTIONS.map(
    (direction) => annotations.find(({ type }) => type === direction)?.description ?? '-',
  );
}
