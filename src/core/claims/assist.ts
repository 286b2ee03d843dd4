// What an editor is told at a caret: explanations and completions, by where the caret stands in the JSON.
import { caretContext } from '../json/caret-context.ts';
import { explainAlgorithm } from './explain-algorithm.ts';
import { explainMember, suggestMembers, suggestValues, type SuggestPart } from './suggest.ts';

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

/** What the member name at an offset means, or the algorithm; only top-level names are the registries'. */
export function explainAt(
  part: SuggestPart,
  text: string,
  offset: number,
): Explanation | undefined {
  const context = caretContext(text, offset);
  if (context?.depth !== 1) return undefined;
  const { kind, name, span } = context;
  const isAlgorithm = part === 'header' && (name === 'alg' || name === 'enc');
  if (kind === 'value' && !isAlgorithm) return undefined;
  const lines =
    kind === 'name'
      ? explainMember(part, name)
      : explainAlgorithm(text.slice(span.start + 1, span.end - 1));
  return lines.length > 0 ? { ...span, lines } : undefined;
}

/**
 * What could stand at an offset: names that are not there yet, or values of the member.
 *
 * @param now Seconds since the epoch, for values that are times.
 */
export function completeAt(
  part: SuggestPart,
  text: string,
  offset: number,
  now: number,
): Completion | undefined {
  const context = caretContext(text, offset);
  if (context?.depth !== 1) return undefined;
  const { span, kind, name, before } = context;
  if (kind === 'value') return { ...span, items: suggestValues(part, name, now) };
  const items = suggestMembers(part, before, now);
  const hasValue = /^\s*:/.test(text.slice(span.end));
  return {
    ...span,
    items: hasValue
      ? items.map((item) => ({ ...item, insert: JSON.stringify(item.label) }))
      : items,
  };
}
