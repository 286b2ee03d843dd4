// What an editor is told at a caret: explanations and completions, by where the caret stands in the JSON.
import { caretContext } from '../json/caret-context.ts';
import type { Dialect } from './dialects/define-dialect.ts';
import { recogniseTexts } from './dialects/recognise-issuer.ts';
import type { DictionaryPart } from './dictionary.ts';
import { explainMember, suggestMembers, suggestValues } from './suggest.ts';

export interface Explanation {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

export interface Completion {
  readonly start: number;
  readonly end: number;
  readonly items: readonly { label: string; detail: string; insert: string }[];
}

/** Whose token it looks like, by the JSON texts of its parts. */
export function dialectOf(header: string, payload: string): Dialect | undefined {
  return recogniseTexts(header, payload)?.dialect;
}

/**
 * What the member name at an offset means; only top-level names are the registries'.
 *
 * @param dialect Whose private names are explained too.
 */
export function explainAt(
  part: DictionaryPart,
  text: string,
  offset: number,
  dialect?: Dialect,
): Explanation | undefined {
  const context = caretContext(text, offset);
  if (context?.depth !== 1 || context.kind !== 'name') return undefined;
  const lines = explainMember(part, context.name, dialect);
  return lines.length > 0 ? { ...context.span, lines } : undefined;
}

/**
 * What could stand at an offset: names that are not there yet, or values of the member.
 *
 * @param now Seconds since the epoch, for values that are times.
 * @param dialect Whose private names are offered too.
 */
export function completeAt(
  part: DictionaryPart,
  text: string,
  offset: number,
  now: number,
  dialect?: Dialect,
): Completion | undefined {
  const context = caretContext(text, offset);
  if (context?.depth !== 1) return undefined;
  const { span, kind, name, before } = context;
  if (kind === 'value') return { ...span, items: suggestValues(part, name, now, dialect) };
  const items = suggestMembers(part, before, now, dialect);
  const hasValue = /^\s*:/.test(text.slice(span.end));
  return {
    ...span,
    items: hasValue
      ? items.map((item) => ({ ...item, insert: JSON.stringify(item.label) }))
      : items,
  };
}
