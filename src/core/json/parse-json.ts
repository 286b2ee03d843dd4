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

type Fault = Problem<JsonProblemCode>;

/** An array or object that is still open; becomes a node as it stands. */
type Open =
  | { kind: 'object'; start: number; end: number; members: JsonMember[] }
  | { kind: 'array'; start: number; end: number; items: JsonNode[] };

const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_ARRAY = 91;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What a person meant as a number, to mark the whole of it. */
const NUMBER_LIKE = /[-+.\w]*/y;
const WORD = /[\p{L}\p{N}_$]+/uy;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Parses JSON text without losing anything: offsets, number text, duplicate members, member order.
 * Strict as RFC 8259 is (no comments, no trailing commas). Time and memory are linear in the text.
 *
 * @param text The document.
 * @returns The tree as far as it could be read, the fault that ended it, and the deepest nesting.
 */
export function parseJson(text: string): JsonReading {
  const scanner = new JsonScanner(text);
  return scanner.document();
}

/** One pass over one text. The stack of open containers is a list, not the call stack. */
class JsonScanner {
  readonly #text: string;
  #at = 0;
  #fault: Fault | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsonReading {
    const open: Open[] = [];
    let root: JsonNode | undefined;
    let depth = 0;
    let name: { name: string; nameSpan: Span } | undefined;
    /** Puts a value where it belongs. */
    const place = (node: JsonNode): void => {
      const parent = open.at(-1);
      if (parent === undefined) root = node;
      else if (parent.kind === 'array') parent.items.push(node);
      else if (name) parent.members.push({ ...name, value: node });
    };
    let expect: 'value' | 'first' | 'next' = 'value';
    this.#skipSpace();
    if (this.#at >= this.#text.length) {
      return { problem: { code: 'json-empty', span: { start: 0, end: this.#text.length } }, depth };
    }
    for (;;) {
      this.#skipSpace();
      const parent = open.at(-1);
      if (expect !== 'value' && parent) {
        const close = parent.kind === 'object' ? CLOSE_OBJECT : CLOSE_ARRAY;
        const code = this.#text.charCodeAt(this.#at);
        if (code === close) {
          this.#at++;
          parent.end = this.#at;
          open.pop();
          if (open.length === 0) break;
          expect = 'next';
          continue;
        }
        if (expect === 'next') {
          if (code !== COMMA) {
            this.#unexpected(parent.kind === 'object' ? '`,` or `}`' : '`,` or `]`');
            break;
          }
          this.#at++;
          this.#skipSpace();
        }
        if (parent.kind === 'object') {
          name = this.#name();
          if (!name) break;
        }
      }
      const code = this.#text.charCodeAt(this.#at);
      if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
        const node: Open =
          code === OPEN_OBJECT
            ? { kind: 'object', start: this.#at, end: this.#text.length, members: [] }
            : { kind: 'array', start: this.#at, end: this.#text.length, items: [] };
        place(node);
        open.push(node);
        depth = Math.max(depth, open.length);
        this.#at++;
        expect = 'first';
        continue;
      }
      const node = this.#scalar(code);
      if (!node) break;
      place(node);
      if (open.length === 0) break;
      expect = 'next';
    }
    if (!this.#fault) {
      this.#skipSpace();
      if (this.#at < this.#text.length) {
        this.#fault = {
          code: 'json-trailing',
          span: { start: this.#at, end: this.#text.length },
          values: this.#position(this.#at),
        };
      }
    }
    return { ...(root && { root }), ...(this.#fault && { problem: this.#fault }), depth };
  }

  #skipSpace(): void {
    const text = this.#text;
    let at = this.#at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== SPACE && code !== 10 && code !== 13 && code !== 9) break;
    }
    this.#at = at;
  }

  #name(): { name: string; nameSpan: Span } | undefined {
    if (this.#text.charCodeAt(this.#at) !== QUOTE) {
      this.#unexpected('a member name in double quotes');
      return undefined;
    }
    const string = this.#string();
    if (!string) return undefined;
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#at) !== COLON) {
      this.#unexpected('`:`');
      return undefined;
    }
    this.#at++;
    this.#skipSpace();
    return { name: string.value, nameSpan: { start: string.start, end: string.end } };
  }

  #scalar(code: number): JsonNode | undefined {
    if (code === QUOTE) return this.#string();
    const start = this.#at;
    if (code === 45 || (code >= 48 && code <= 57)) {
      NUMBER.lastIndex = NUMBER_LIKE.lastIndex = start;
      const number = NUMBER.exec(this.#text)?.[0];
      const meant = NUMBER_LIKE.exec(this.#text)?.[0] ?? '';
      if (number === undefined || number.length < meant.length) {
        this.#fault = {
          code: 'json-bad-number',
          span: { start, end: start + Math.max(1, meant.length) },
          values: this.#position(start),
        };
        return undefined;
      }
      this.#at = start + number.length;
      return { kind: 'number', start, end: this.#at, text: number };
    }
    for (const kind of ['true', 'false', 'null'] as const) {
      if (this.#text.startsWith(kind, start)) {
        this.#at = start + kind.length;
        return { kind, start, end: this.#at };
      }
    }
    this.#unexpected('a value');
    return undefined;
  }

  #string(): Extract<JsonNode, { kind: 'string' }> | undefined {
    const text = this.#text;
    const start = this.#at;
    let at = start + 1;
    let plain = at;
    let value = '';
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.#at = at + 1;
        return { kind: 'string', start, end: this.#at, value: value + text.slice(plain, at) };
      }
      if (code < SPACE) {
        return this.#badString(at, at + 1, code === 10 ? 'line-end' : 'control-character');
      }
      if (code === BACKSLASH) {
        value += text.slice(plain, at);
        const escape = text[at + 1];
        if (escape === 'u') {
          const hex = text.slice(at + 2, at + 6);
          if (!/^[0-9a-fA-F]{4}$/.test(hex)) {
            if (at + 6 > text.length) break;
            return this.#badString(at, at + 6, 'escape');
          }
          value += String.fromCharCode(Number.parseInt(hex, 16));
          at += 5;
        } else {
          const char = escape === undefined ? undefined : ESCAPES[escape];
          if (char === undefined) {
            if (escape === undefined) break;
            return this.#badString(at, at + 2, 'escape');
          }
          value += char;
          at += 1;
        }
        plain = at + 1;
      }
    }
    this.#fault = {
      code: 'json-unexpected-end',
      span: { start, end: text.length },
      values: { ...this.#position(start), wanted: 'the closing quote of this string' },
    };
    return undefined;
  }

  #badString(start: number, end: number, what: string): undefined {
    this.#fault = {
      code: 'json-bad-string',
      span: { start, end },
      values: { ...this.#position(start), what },
    };
    return undefined;
  }

  #unexpected(wanted: string): void {
    const start = this.#at;
    const values = { ...this.#position(start), wanted };
    if (start >= this.#text.length) {
      this.#fault = { code: 'json-unexpected-end', span: { start, end: start }, values };
      return;
    }
    WORD.lastIndex = start;
    const length = WORD.exec(this.#text)?.[0].length ?? 1;
    this.#fault = { code: 'json-unexpected', span: { start, end: start + length }, values };
  }

  /** Line and column for a person: both from 1. */
  #position(offset: number): { line: number; column: number } {
    let line = 1;
    let lineStart = 0;
    for (let at = this.#text.indexOf('\n'); at >= 0 && at < offset;) {
      line++;
      lineStart = at + 1;
      at = this.#text.indexOf('\n', lineStart);
    }
    return { line, column: offset - lineStart + 1 };
  }
}
