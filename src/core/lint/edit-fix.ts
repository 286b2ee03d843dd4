// Quick fixes that edit the JSON of the part a finding points at. Every byte that is not meant stays.
import { removeMember } from '../json/edit-json.ts';
import { parseJson } from '../json/parse-json.ts';
import type { Finding, QuickFix } from './define-rule.ts';
import { readPointer } from './json-tree.ts';

/**
 * Makes a quick fix from an edit of one part's text.
 *
 * @param edit Gives the new text, or the old one when there is nothing to repair any more.
 */
export function editFix(
  label: string,
  edit: (text: string, finding: Finding, now: number) => string,
): QuickFix {
  return {
    label,
    apply: ({ header, payload, finding, now }) => {
      const { part } = finding.at;
      if (part !== 'header' && part !== 'payload') return undefined;
      const text = part === 'header' ? header : payload;
      return text === undefined ? undefined : { part, text: edit(text, finding, now) };
    },
  };
}

/** The path that a finding's `pointer` means in a text as it is now. */
export function pathIn(text: string, finding: Finding): (string | number)[] | undefined {
  const { root } = parseJson(text);
  const pointer = finding.values?.['pointer'];
  return root && typeof pointer === 'string' ? readPointer(root, pointer) : undefined;
}

/** A quick fix that takes out the member which holds what a finding's `pointer` means, with all of an array. */
export function removeFix(label: string): QuickFix {
  return editFix(label, (text, finding) => {
    const path = pathIn(text, finding) ?? [];
    const last = path.findLastIndex((step) => typeof step === 'string');
    return last < 0 ? text : removeMember(text, path.slice(0, last + 1));
  });
}
