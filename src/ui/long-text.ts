// A field that holds megabytes lays out for seconds. A long text is shown as its beginning and end with a mark
// between; an edit of either is carried over to the whole text, so that nothing is lost and nothing is read-only.

export interface LongText {
  /** What the field shows. */
  readonly shown: string;
  /** Characters of the beginning and of the end that are shown; the whole length for a short text. */
  readonly head: number;
  readonly tail: number;
}

const TAIL = 1_000;

const mark = (hidden: number): string =>
  `\n\n… ${hidden.toLocaleString('en')} characters are not shown here, and are kept …\n\n`;

/** Shortens a text for showing. @param limit Characters that a field may hold. */
export function shortenText(text: string, limit: number): LongText {
  if (text.length <= limit) return { shown: text, head: text.length, tail: 0 };
  const head = limit - TAIL;
  const hidden = text.length - head - TAIL;
  return { shown: text.slice(0, head) + mark(hidden) + text.slice(-TAIL), head, tail: TAIL };
}

/** The whole text after an edit of what was shown. Without the mark, what is left is the whole text. */
export function restoreText(text: string, { head, tail }: LongText, edited: string): string {
  if (head === text.length) return edited;
  const hidden = text.slice(head, text.length - tail);
  const [before, after, more] = edited.split(mark(hidden.length));
  if (before === undefined || after === undefined || more !== undefined) return edited;
  return before + hidden + after;
}
