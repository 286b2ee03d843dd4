const MAX = 40;

/** A name or small value from a token as a sentence can hold it: one line, at most 40 characters. */
export function shortName(text: string): string {
  const line = text.slice(0, MAX + 1).replace(/[\p{C}\p{Z}]/gu, (c) => (c === ' ' ? c : '�'));
  return line.length > MAX ? `${line.slice(0, MAX - 1)}…` : line;
}
