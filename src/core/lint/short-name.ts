const MAX = 40;

/** A name or small value from a token as a sentence can hold it: one line, at most 40 characters, or `max`. */
export function shortName(text: string, max = MAX): string {
  const line = text.slice(0, max + 1).replace(/[\p{C}\p{Z}]/gu, (c) => (c === ' ' ? c : '�'));
  return line.length > max ? `${line.slice(0, max - 1)}…` : line;
}
