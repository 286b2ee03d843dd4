import { nodeAt, setMember } from '../../../json/edit-json.ts';
import { parseJson } from '../../../json/parse-json.ts';
import { numericDate } from '../../../time/time-status.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

const CLAIMS = ['exp', 'nbf', 'iat', 'auth_time', 'updated_at'];
const UNITS = [
  ['milliseconds', 1e3],
  ['microseconds', 1e6],
  ['nanoseconds', 1e9],
] as const;
/** In seconds: no token of our time is told about less. */
const MIN = 1e11;
const YEAR = 31_556_952;

/** The unit in which a value is a time near now. */
function unitOf(value: number, now: number): (typeof UNITS)[number] | undefined {
  if (value < MIN) return undefined;
  return UNITS.find(([, factor]) => {
    const seconds = value / factor;
    return seconds >= now - 20 * YEAR && seconds <= now + 50 * YEAR;
  });
}

export default defineRule({
  id: 'time-milliseconds',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: ['clock'],
  title: '{claim} is in {unit}',
  why: 'Read as seconds, as JWT times are, it means the year {year}: the token never expires, or is never valid.',
  fix: 'Divide by {factor}, and round down.',
  reference: 'RFC 7519 §2 (NumericDate)',
  hides: [
    'exp-far-future',
    'time-int32-overflow',
    'lifetime-excessive',
    'iat-in-future',
    'not-yet-valid',
    'nbf-after-exp',
    'nbf-after-iat-gap',
    'auth-time-after-iat',
    'time-other-epoch',
  ],
  check: ({ claims, now }) =>
    CLAIMS.flatMap((claim) => {
      const member = claims?.member(claim);
      const value = member && numericDate(member.value);
      const found = value === undefined ? undefined : unitOf(value, now);
      if (!member || value === undefined || !found) return [];
      const [unit, factor] = found;
      const year = 1970 + Math.floor(value / YEAR);
      return [
        {
          at: atMember('payload', member),
          severity: claim === 'updated_at' ? ('low' as const) : ('high' as const),
          values: { claim, unit, factor, year },
        },
      ];
    }),
  quickFix: editFix('Divide {claim} by {factor}', (text, { values }) => {
    const { root } = parseJson(text);
    const path = [String(values?.['claim'])];
    const node = root && nodeAt(root, path);
    const seconds =
      node && Math.floor((numericDate(node) ?? Number.NaN) / Number(values?.['factor']));
    return seconds && Number.isFinite(seconds) ? setMember(text, path, String(seconds)) : text;
  }),
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { exp: 1795003600000 }, severity: 'high' },
      { header: { alg: 'HS256' }, payload: { nbf: 1795003600000, exp: 1795003600 } },
      { header: { alg: 'HS256' }, payload: '{"iat":1795003600000000000}' },
      { header: { alg: 'HS256' }, payload: { updated_at: 1795003600000 }, severity: 'low' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { exp: 9999999999 } },
      { header: { alg: 'HS256' }, payload: { exp: 253402300799 } },
      { header: { alg: 'HS256' }, payload: { exp: 1795003600 } },
    ],
  },
});
