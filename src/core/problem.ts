// What is wrong with a piece of input, as data. Holds no token, key or secret text: only a code, a place and small values.

/** A half-open range of UTF-16 offsets in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A fault in something a person typed or pasted. Bad input is a value, never an exception. */
export interface Problem<Code extends string = string> {
  readonly code: Code;
  /** Where, in the text that was read. Absent: the whole of it. */
  readonly span?: Span;
  /** Numbers and short names for the sentence that describes the problem. */
  readonly values?: Readonly<Record<string, string | number>>;
}
