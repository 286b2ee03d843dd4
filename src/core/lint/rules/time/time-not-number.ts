import { nodeAt, setMember } from '../../../json/edit-json.ts';
import { parseJson, type JsonNode } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

const CLAIMS = ['exp', 'nbf', 'iat'];
const HOUR = 3_600;
const WORDS = {
  string: 'a string',
  true: 'a boolean',
  false: 'a boolean',
  null: 'null',
  object: 'an object',
  array: 'an array',
} satisfies Record<Exclude<JsonNode['kind'], 'number'>, string>;

/** The moment that was probably meant: digits in quotes, or a date; else the usual one. */
function meant(node: JsonNode, claim: string, now: number): string {
  if (node.kind === 'string') {
    const text = node.value.trim();
    if (/^\d{1,19}(?:\.\d+)?$/.test(text)) return text.replace(/^0+(?=\d)/, '');
    const parsed = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
    if (!Number.isNaN(parsed)) return String(Math.floor(parsed / 1000));
  }
  return String(Math.floor(now) + (claim === 'exp' ? HOUR : 0));
}

export default defineRule({
  id: 'time-not-number',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '{claim} is not a number',
  why: '{claim} must be a number of seconds; as {type} some libraries ignore it and others reject the token.',
  fix: 'Write seconds since 1970 without quotes: Math.floor(Date.now() / 1000) + 3600',
  reference: 'RFC 7519 §2 (NumericDate), §4.1.4-6',
  check: ({ claims }) =>
    CLAIMS.flatMap((claim) => {
      const member = claims?.member(claim);
      if (!member || member.value.kind === 'number') return [];
      return [
        { at: atMember('payload', member), values: { claim, type: WORDS[member.value.kind] } },
      ];
    }),
  quickFix: editFix('Make {claim} a number', (text, finding, now) => {
    const { root } = parseJson(text);
    const claim = String(finding.values?.['claim']);
    const node = root && nodeAt(root, [claim]);
    return node && node.kind !== 'number'
      ? setMember(text, [claim], meant(node, claim, now))
      : text;
  }),
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { exp: '2026-12-01T00:00:00Z' }, severity: 'high' },
      { header: { alg: 'HS256' }, payload: { exp: '1795000000' } },
      { header: { alg: 'HS256' }, payload: { exp: null } },
      { header: { alg: 'HS256' }, payload: { exp: 1795003600, nbf: [], iat: true } },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { exp: 1795000000.5 } },
      { header: { alg: 'HS256' }, payload: { auth_time: '1795000000' } },
    ],
  },
});
