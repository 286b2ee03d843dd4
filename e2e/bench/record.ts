// One measured row for the report: a table's name and what stands in each column.
import { test } from '@playwright/test';

export type Row = Readonly<Record<string, string | number>>;

const ROW = 'row: ';

/** Puts a row into the report's table of that name. */
export function record(table: string, row: Row): void {
  test.info().annotations.push({ type: `${ROW}${table}`, description: JSON.stringify(row) });
}

/** The table and the row of an annotation that {@link record} made. */
export function readRow(annotation: {
  type: string;
  description?: string;
}): { table: string; row: Row } | undefined {
  if (!annotation.type.startsWith(ROW)) return undefined;
  return {
    table: annotation.type.slice(ROW.length),
    row: JSON.parse(annotation.description ?? '{}') as Row,
  };
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** @param share 0 to 1; the nearest measured value, never one in between. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds to one decimal, small ones to three digits. */
export function ms(value: number): string {
  return value < 1 ? value.toPrecision(2) : value.toFixed(1);
}
