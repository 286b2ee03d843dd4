// Fills a rule's sentences with a finding's values. Dates and durations stay numbers until here.
import { formatDate, formatDuration } from '../time/format-time.ts';
import type { Finding } from './define-rule.ts';
import { RULES_BY_ID } from './rules-by-id.ts';

export interface FindingWords {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly reference: string;
  /** What the light bulb offers, where an edit repairs it. */
  readonly quickFix?: string;
}

/** How a placeholder's number is told: `{exp|date}`, `{lifetime|duration}`, `{exp|since}`, `{nbf|until}`. */
const FORMATS: ReadonlyMap<string, (seconds: number, now: number) => string> = new Map([
  ['date', (seconds) => formatDate(seconds)],
  ['duration', (seconds) => formatDuration(seconds)],
  ['since', (seconds, now) => formatDuration(now - seconds)],
  ['until', (seconds, now) => formatDuration(seconds - now)],
] satisfies [string, (seconds: number, now: number) => string][]);

/**
 * A finding in words. `{name}` in its rule's texts becomes the finding's value of that name.
 *
 * @param now Seconds since the epoch, for "3 minutes ago".
 */
export function describeFinding(finding: Finding, now: number): FindingWords {
  const rule = RULES_BY_ID.get(finding.id);
  if (!rule) return { title: finding.id, why: '', fix: '', reference: '' };
  const fill = (text: string): string =>
    text.replace(/\{(\w+)(?:\|(\w+))?\}/g, (whole, name: string, format?: string) => {
      const value = finding.values?.[name];
      if (value === undefined) return whole;
      const inWords = format === undefined ? undefined : FORMATS.get(format);
      return inWords && typeof value === 'number' ? inWords(value, now) : String(value);
    });
  return {
    title: fill(rule.title),
    why: fill(rule.why),
    fix: fill(rule.fix),
    reference: rule.reference,
    ...(rule.quickFix && finding.isFixable !== false && { quickFix: fill(rule.quickFix.label) }),
  };
}
