// Durations as figures and as bars. Milliseconds throughout.

export interface Figures {
  readonly count: number;
  readonly least: number;
  readonly median: number;
  readonly mean: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
}

/** Nothing for no durations. */
export function describeDurations(durations: readonly number[]): Figures | undefined {
  const sorted = durations.toSorted((a, b) => a - b);
  const count = sorted.length;
  if (count === 0) return undefined;
  // The nearest rank: always a duration that was measured.
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * count) - 1)] ?? 0;
  return {
    count,
    least: at(0),
    median: at(0.5),
    mean: sorted.reduce((sum, one) => sum + one, 0) / count,
    p95: at(0.95),
    p99: at(0.99),
    most: at(1),
  };
}

export interface Scale {
  /** What the line ends at, and what one bar is wide. */
  readonly end: number;
  readonly width: number;
}

/** No clock of a browser is finer. */
const FINEST = 0.1;
const MOST_BARS = 60;

/** A scale of round numbers that shows up to `longest`. */
export function makeScale(longest: number): Scale {
  const least = Math.max(longest / MOST_BARS, FINEST);
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
  const width = factor * power;
  return { width, end: Math.max(10, Math.ceil(longest / width / 10) * 10) * width };
}

export interface Bars {
  /** How many durations each bar holds. */
  readonly counts: readonly number[];
  /** How many are longer than the scale. */
  readonly beyond: number;
}

export function countBars(durations: readonly number[], { end, width }: Scale): Bars {
  const counts = Array.from({ length: Math.round(end / width) }, () => 0);
  let beyond = 0;
  for (const duration of durations) {
    const bar = Math.floor(duration / width + 1e-9);
    if (bar < counts.length) counts[bar]! += 1;
    else beyond += 1;
  }
  return { counts, beyond };
}
