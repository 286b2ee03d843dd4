// Tells the echo of a person's edits, which comes back as the new value, from a text that is news.

export interface OwnEdits {
  /** A person's edit was reported. */
  report(text: string): void;
  /** Whether a value that arrives has to be shown, or is what was reported, perhaps while more has been typed since. */
  isNews(value: string): boolean;
}

/** Answers are awaited for this many edits: a value that arrives later than that is shown. */
const MOST_AWAITED = 64;

export function createOwnEdits(initial: string): OwnEdits {
  let shown = initial;
  let awaited: string[] = [];
  return {
    report(text) {
      shown = text;
      awaited = [...awaited.slice(1 - MOST_AWAITED), text];
    },
    isNews(value) {
      const answered = awaited.indexOf(value);
      if (answered >= 0) {
        awaited = awaited.slice(answered + 1);
        return false;
      }
      awaited = [];
      if (value === shown) return false;
      shown = value;
      return true;
    },
  };
}
