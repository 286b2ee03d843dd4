// What the editors say about a claim or header parameter. The dictionary comes with the first question.
import type { PartName } from '../../core/workspace.ts';
import { caretContext } from '../../core/json/caret-context.ts';
import { dictionary } from '../../state/dictionary.ts';

interface Explanation {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

interface Completion {
  readonly start: number;
  readonly end: number;
  readonly items: readonly { label: string; detail: string; insert: string }[];
}

/** What stands under the pointer, explained. */
export function explainAt(part: PartName, text: string, offset: number): Explanation | undefined {
  const context = caretContext(text, offset);
  if (context?.depth !== 1 || context.kind !== 'name') return undefined;
  const lines = dictionary()?.explainMember(part, context.name) ?? [];
  return lines.length > 0 ? { ...context.span, lines } : undefined;
}

/** What could stand at the caret: names that are not there yet, or values of the member. */
export function completeAt(part: PartName, text: string, offset: number): Completion | undefined {
  const context = caretContext(text, offset);
  const words = dictionary();
  if (context?.depth !== 1 || !words) return undefined;
  if (context.kind === 'value') {
    return { ...context.span, items: words.suggestValues(part, context.name) };
  }
  const isMember = /^\s*:/.test(text.slice(context.span.end));
  const items = words.suggestMembers(part, context.before);
  return {
    ...context.span,
    items: isMember
      ? items.map((item) => ({ ...item, insert: JSON.stringify(item.label) }))
      : items,
  };
}
