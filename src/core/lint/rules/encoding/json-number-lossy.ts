import { atValue } from '../../at-json.ts';
import { defineRule, type Hit } from '../../define-rule.ts';
import { memberName } from '../../json-tree.ts';
import { shortName } from '../../short-name.ts';

const ID = 'json-number-lossy';
/** So many decimal digits every double keeps. */
const SAFE_DIGITS = 15;
/** More than `toPrecision` gives. */
const MAX_DIGITS = 100;
const NUMBER = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,9}))?$/;

/** A number's digits without zeros at the ends, and the power of ten behind them: equal for equal values. */
function normalize(text: string): { readonly digits: string; readonly exponent: number } {
  const [, whole = '', fraction = '', power = '0'] = NUMBER.exec(text) ?? [];
  const all = `${whole}${fraction}`;
  let end = all.length;
  while (end > 0 && all[end - 1] === '0') end--;
  const digits = all.slice(0, end).replace(/^0+/, '');
  const exponent = Number(power) - fraction.length + (all.length - end);
  return { digits, exponent: digits === '' ? 0 : exponent };
}

/** Whether the value of a fraction or of a number with an exponent changes as a double. Whole ones: json-big-integer. */
function isLossy({ text }: { readonly text: string }): boolean {
  if (!/[.eE]/.test(text) || text.length > 1_000) return false;
  const before = normalize(text);
  const { digits } = before;
  const value = Number(text);
  if (!Number.isFinite(value)) return true;
  if (digits === '') return false;
  if (value === 0) return true;
  if (digits.length <= SAFE_DIGITS) return false;
  // Printed with as many digits the double may be the very same: then a program wrote it so.
  const after = normalize(value.toPrecision(Math.min(digits.length, MAX_DIGITS)));
  return after.digits !== digits || after.exponent !== before.exponent;
}

export default defineRule({
  id: ID,
  severity: 'low',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A number that changes when it is read',
  why: '"{name}" is written {before}; as a double, which is what most programs read, it is {after}.',
  fix: 'Use whole numbers or strings.',
  reference: 'RFC 8259 §6',
  watch: { number: isLossy },
  check: ({ trees }) => {
    const hits: Hit[] = [];
    for (const part of ['header', 'payload'] as const) {
      for (const entry of trees[part]?.picked.get(ID) ?? []) {
        const { node } = entry;
        if (node.kind !== 'number') continue;
        const after = String(Number(node.text));
        const values = { name: shortName(memberName(entry)), before: shortName(node.text), after };
        hits.push({ at: atValue(part, node), values });
        if (hits.length === 20) return hits;
      }
    }
    return hits;
  },
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: '{"exp":1e400}', severity: 'low' },
      { header: { alg: 'HS256' }, payload: '{"a":[0.1234567890123456789]}' },
      { header: { alg: 'HS256' }, payload: '{"a":9007199254740993.0}' },
      { header: { alg: 'HS256' }, payload: '{"a":1e-400}' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: '{"amount":0.1,"zero":0.0}' },
      { header: { alg: 'HS256' }, payload: '{"exp":1.5e9,"n":1e21}' },
      // Doubles written with all their digits.
      { header: { alg: 'HS256' }, payload: '{"a":0.10000000000000001,"b":1795000000.1234567}' },
    ],
  },
});
