// What a text field shows of a text. Fields know one line end; a token's bytes may hold three, and must keep them.
import type { TextChange } from './text-change.ts';

export interface ShownText {
  /** The text itself. */
  readonly source: string;
  /** The same with every CR LF and every lone CR as LF, as HTML defines the value of a textarea. */
  readonly text: string;
  /** From an offset in `text` to one in `source`. */
  toSource(offset: number): number;
  /** From an offset in `source` to one in `text`; between CR and LF counts as after both. */
  toShown(offset: number): number;
}

export function showText(source: string): ShownText {
  if (!source.includes('\r')) return showAsItIs(source);
  // Where each LF that stands for CR LF lies in the shown text.
  const pairs: number[] = [];
  for (let at = source.indexOf('\r\n'); at >= 0; at = source.indexOf('\r\n', at + 2)) {
    pairs.push(at - pairs.length);
  }
  return {
    source,
    text: source.replace(/\r\n?/g, '\n'),
    toSource: (offset) => offset + countBelow(pairs, (pair) => pair < offset),
    toShown: (offset) => offset - countBelow(pairs, (pair, index) => pair + index + 1 < offset),
  };
}

/** For a field that can show the text unchanged. */
export function showAsItIs(source: string): ShownText {
  return { source, text: source, toSource: (offset) => offset, toShown: (offset) => offset };
}

/** Whether every line of several ends in CR LF, and CR and LF stand nowhere else. */
export function hasUniformCrLf(text: string): boolean {
  return text.includes('\r\n') && !/\r(?!\n)|(?<!\r)\n/.test(text);
}

/** Carries a change of the shown text over to the source, of which nothing else changes. */
export function changeSource(shown: ShownText, change: TextChange): string {
  const { source } = shown;
  return (
    source.slice(0, shown.toSource(change.start)) +
    change.text +
    source.slice(shown.toSource(change.end))
  );
}

/** How many of the ascending numbers, from the first on, fulfil a condition that holds up to some point and then no more. */
function countBelow(
  numbers: readonly number[],
  holds: (value: number, index: number) => boolean,
): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(numbers[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
