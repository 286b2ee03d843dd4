// Quick fixes that give a time claim another value.
import { nodeAt, setMember } from '../json/edit-json.ts';
import { parseJson } from '../json/parse-json.ts';
import { numericDate } from '../time/time-status.ts';
import type { Finding, QuickFix } from './define-rule.ts';
import { editFix } from './edit-fix.ts';

/** Gives the number that stands in a claim now. */
type Times = (claim: string) => number | undefined;

/**
 * Sets the claim that a finding names in `claim`.
 *
 * @param change Gives the seconds, rounded down before they are written; `undefined`: nothing to repair.
 */
export function timeFix(
  label: string,
  change: (times: Times, about: { readonly finding: Finding; readonly now: number }) => unknown,
): QuickFix {
  return editFix(label, (text, finding, now) => {
    const { root } = parseJson(text);
    const times: Times = (claim) => {
      const node = root && nodeAt(root, [claim]);
      return node && numericDate(node);
    };
    const seconds = change(times, { finding, now });
    const isUsable = typeof seconds === 'number' && Number.isSafeInteger(Math.floor(seconds));
    const claim = String(finding.values?.['claim']);
    return isUsable ? setMember(text, [claim], String(Math.floor(seconds))) : text;
  });
}
