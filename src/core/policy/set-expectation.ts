// One expectation as a person types it, and back: texts, names separated by commas, seconds.
import type { Expectations } from './expectations.ts';

export type ExpectationName = keyof Expectations;

const LISTS: ReadonlySet<ExpectationName> = new Set(['algorithms', 'required']);
const SECONDS: ReadonlySet<ExpectationName> = new Set(['maxAge', 'leeway']);

/** What a field shows of an expectation; empty when nothing is expected. */
export function formatExpectation(expectations: Expectations, name: ExpectationName): string {
  const value = expectations[name];
  if (value === undefined || value === 0) return '';
  return typeof value === 'object' ? value.join(', ') : String(value);
}

/** Whether a text can be read as that expectation. */
export function isExpectation(name: ExpectationName, text: string): boolean {
  return !SECONDS.has(name) || /^\d{0,15}$/.test(text.trim());
}

/** The expectations with one of them as it was typed; an empty text, or one that is not fit, takes it away. */
export function setExpectation(
  { leeway, ...before }: Expectations,
  name: ExpectationName,
  text: string,
): Expectations {
  const trimmed = text.trim();
  if (name === 'leeway') return { ...before, leeway: readSeconds(trimmed) ?? 0 };
  const { [name]: _before, ...rest } = before;
  const value = readValue(name, trimmed);
  return { ...rest, leeway, ...(value !== undefined && { [name]: value }) };
}

function readValue(name: ExpectationName, text: string): Expectations[ExpectationName] {
  if (SECONDS.has(name)) return readSeconds(text);
  if (text === '') return undefined;
  if (!LISTS.has(name)) return text;
  const items = text.split(/[\s,]+/).filter((item) => item !== '');
  return items.length > 0 ? items : undefined;
}

function readSeconds(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
