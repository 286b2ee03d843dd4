// Lossless JSON (RFC 8259): a tree that keeps where everything stands, each number's own text, and every duplicate.
// Iterative, so no depth overflows the stack; total, so half a document gives half a tree and one problem.
import type { Problem, Span } from '../problem.ts';

export type JsonProblemCode =
  | 'json-empty'
  | 'json-unexpected'
  | 'json-unexpected-end'
  | 'json-trailing'
  | 'json-bad-string'
  | 'json-bad-number';

export interface JsonMember {
  /** The name after unescaping. */
  readonly name: string;
  /** The name with its quotes, in the text. */
  readonly nameSpan: Span;
  readonly value: JsonNode;
}

/** `start` and `end` are UTF-16 offsets in the text that was parsed. */
export type JsonNode = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly value: string }
  /** The number's own text; `Number(text)` may round it. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'true' | 'false' | 'null' }
);

export type JsonObject = Extract<JsonNode, { kind: 'object' }>;

export interface JsonReading {
  /** The document, or as much of it as stands before the fault; absent when not even a value began. */
  readonly root?: JsonNode;
  /** The fault that ended the reading. Absent: the text is one whole JSON value. */
  readonly problem?: Problem<JsonProblemCode>;
  /** The deepest nesting of arrays and objects. */
  readonly depth: number;
}
