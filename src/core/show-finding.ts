import { mapSpan } from './json/print-json.ts';
import type { ShownFinding } from './inspection.ts';
import type { Finding } from './lint/define-rule.ts';
import { describeFinding } from './lint/describe-finding.ts';
import type { TokenView } from './view-token.ts';

/** A finding in words, its place moved to where it stands in the text as it is shown. */
export function showFinding(finding: Finding, view: TokenView, now: number): ShownFinding {
  const { part } = finding.at;
  const source = 'span' in finding.at ? finding.at.span : undefined;
  const span =
    source && (part === 'header' || part === 'payload')
      ? mapSpan(view[part].source, view[part].text, source)
      : source;
  const { quickFix, ...words } = describeFinding(finding, now);
  const isFixed = (part === 'header' || part === 'payload') && (view.isFixed || !!view[part].notes);
  return {
    finding,
    ...words,
    place: part,
    ...(span && { span }),
    ...(quickFix !== undefined && !isFixed && { quickFix }),
  };
}
