// What an editor is told at a caret: explanations and completions, by where the caret stands in the JSON.
import { caretContext } from '../json/caret-context.ts';
import { explainAlgorithm } from './explain-algorithm.ts';
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

/** The token that is looked at, by the JSON texts of its parts: its issuer's private names are known too. */
export interface Surroundings {
  readonly header: { readonly source: string };
  readonly payload: { readonly source: string };
}

function dialectOf({ header, payload }: Surroundings): Dialect | undefined {
  return recogniseTexts(header.source, payload.source)?.dialect;
}

/** What the member name at an offset means, or the algorithm; only top-level names are the registries'. */
export function explainAt(
  part: DictionaryPart,
  text: string,
  offset: number,
  token: Surroundings,
): Explanation | undefined {
  const context = caretContext(text, offset);
  if (context?.depth !== 1) return undefined;
  const { kind, name, span } = context;
  const isAlgorithm = part === 'header' && (name === 'alg' || name === 'enc');
  if (kind === 'value' && !isAlgorithm) return undefined;
  const lines =
    kind === 'name'
      ? explainMember(part, name, dialectOf(token))
      : explainAlgorithm(text.slice(span.start + 1, span.end - 1));
  return lines.length > 0 ? { ...span, lines } : undefined;
}

/**
 * What could stand at an offset: names that are not there yet, or values of the member.
 *
 * @param now Seconds since the epoch, for values that are times.
 */
export function completeAt(
  part: DictionaryPart,
  text: string,
  offset: number,
  now: number,
  token: Surroundings,
): Completion | undefined {
  const context = caretContext(text, offset);
  if (context?.depth !== 1) return undefined;
  const { span, kind, name, before } = context;
  if (kind === 'value') return { ...span, items: suggestValues(part, name, now, dialectOf(token)) };
  const items = suggestMembers(part, before, now, dialectOf(token));
  const hasValue = /^\s*:/.test(text.slice(span.end));
  return {
    ...span,
    items: hasValue
      ? items.map((item) => ({ ...item, insert: JSON.stringify(item.label) }))
      : items,
  };
}
