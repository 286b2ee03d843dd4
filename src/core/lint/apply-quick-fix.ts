// The one door through which the light bulb and the findings list repair what a rule found.
import type { QuickFixChange, QuickFixInput } from './define-rule.ts';
import { RULES_BY_ID } from './rules-by-id.ts';

/** The change that repairs a finding; `undefined` when its rule has none, or the text is no longer the one it was. */
export function applyQuickFix(input: QuickFixInput): QuickFixChange | undefined {
  const change = RULES_BY_ID.get(input.finding.id)?.quickFix?.apply(input);
  if (change && change.part !== 'key-format' && change.text === input[change.part])
    return undefined;
  return change;
}
