// Finds PEM blocks (RFC 7468) in a text: also on one line, indented, quoted, escaped, with text around them.
import type { Span } from '../problem.ts';
import type { KeyProblem } from './key-problem.ts';

export interface PemBlock {
  /** `PUBLIC KEY`, `RSA PRIVATE KEY`, … */
  readonly label: string;
  /** From the first to the last hyphen. */
  readonly span: Span;
  /** What stands between the BEGIN and the END line. */
  readonly body: Span;
}

/** Hyphens, and the dashes that a word processor makes of them. */
const DASH = '[-\u2010-\u2015]';
// The look-behind keeps the search linear on a text of nothing but hyphens.
const BOUNDARY = new RegExp(`(?<=${DASH}{2}) ?(BEGIN|END) ([A-Z0-9 ]{1,48}?) ?${DASH}{2,5}`, 'g');
const DASHES_BEFORE = new RegExp(`${DASH}{1,40}$`);

export function hasPemBoundary(text: string): boolean {
  // `search` leaves the pattern's lastIndex alone.
  return text.search(BOUNDARY) >= 0;
}

/** All blocks in order, and what is wrong with those that are not whole. */
export function findPemBlocks(text: string): { blocks: PemBlock[]; problems: KeyProblem[] } {
  const blocks: PemBlock[] = [];
  const problems: KeyProblem[] = [];
  let open: { label: string; start: number; bodyStart: number } | undefined;
  const cutOff = (end: number): void => {
    if (!open) return;
    problems.push({
      code: 'pem-no-end',
      span: { start: open.start, end },
      values: { label: open.label },
    });
  };
  for (const match of text.matchAll(BOUNDARY)) {
    const [whole, kind, label = ''] = match;
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    // Hyphens between two boundaries with nothing between belong to the first one.
    const dashes = DASHES_BEFORE.exec(before)?.[0].length ?? 0;
    const start = Math.max(match.index - dashes, open?.bodyStart ?? 0);
    const end = match.index + whole.length;
    if (kind === 'BEGIN') {
      cutOff(start);
      open = { label, start, bodyStart: end };
    } else if (open && open.label === label) {
      blocks.push({
        label,
        span: { start: open.start, end },
        body: { start: open.bodyStart, end: start },
      });
      open = undefined;
    } else if (open) {
      problems.push({
        code: 'pem-end-differs',
        span: { start, end },
        values: { label: open.label, end: label },
      });
      open = undefined;
    }
  }
  cutOff(text.length);
  return { blocks, problems };
}
