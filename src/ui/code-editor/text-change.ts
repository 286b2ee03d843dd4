// The smallest replacement that turns one text into another, so that a caret and a history can survive it.

/** `text` takes the place of what lies from `start` to `end`, in UTF-16 code units of the text before. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function findChange(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  while (head > 0 && (isInsidePair(before, head) || isInsidePair(after, head))) head -= 1;
  let tail = 0;
  const room = shorter - head;
  while (
    tail < room &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  while (
    tail > 0 &&
    (isInsidePair(before, before.length - tail) || isInsidePair(after, after.length - tail))
  ) {
    tail -= 1;
  }
  return {
    start: head,
    end: before.length - tail,
    text: after.slice(head, after.length - tail),
  };
}

/** No editor puts its caret between the halves of a surrogate pair, or between CR and LF. */
function isInsidePair(text: string, offset: number): boolean {
  const left = text.charCodeAt(offset - 1);
  const right = text.charCodeAt(offset);
  return (
    (left === 0x0d && right === 0x0a) ||
    (left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff)
  );
}
