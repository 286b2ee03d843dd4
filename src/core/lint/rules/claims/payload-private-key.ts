import { carriedValues, type CarriedValue } from '../../carried-values.ts';
import { defineRule } from '../../define-rule.ts';
import { removeFix } from '../../edit-fix.ts';
import { isPrivateJwk } from '../../private-jwk.ts';
import { shortName } from '../../short-name.ts';

const ID = 'payload-private-key';
const MAX_TEXT = 16_384;

export const PATTERNS: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/,
];

function isPrivateText({ value }: { readonly value: string }): boolean {
  return value.includes('PRIVATE KEY') && PATTERNS.some((p) => p.test(value.slice(0, MAX_TEXT)));
}

/** The keys of the header itself have rules of their own. */
function hasNoOwnRule({ where, pointer }: CarriedValue): boolean {
  return where !== 'header' || (pointer !== '/jwk' && pointer !== '/epk');
}

export default defineRule({
  id: ID,
  severity: 'critical',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A private key in the token',
  why: 'The {where} is only encoded, not encrypted: the private or secret key in "{name}" is readable by anyone who holds the token.',
  fix: 'Take it out, and replace that key everywhere it is used.',
  reference: 'RFC 7519 §12; RFC 7517 §9.2',
  hidesHere: ['payload-cloud-secret', 'payload-password'],
  watch: { object: isPrivateJwk, string: isPrivateText },
  check: (facts) =>
    carriedValues(facts, ID, hasNoOwnRule).map(({ at, name, pointer, where, isFixable }) => ({
      at,
      values: { name: shortName(name) || where, pointer, where },
      isFixable,
    })),
  quickFix: removeFix('Remove "{name}"'),
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { key: '-----BEGIN PRIVATE KEY-----\nMIIB' },
        severity: 'critical',
      },
      {
        header: { alg: 'HS256' },
        payload: { cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd' } } },
      },
      { header: { alg: 'HS256' }, payload: { keys: [{ kty: 'oct', k: 'AAAA' }] } },
      { header: { alg: 'ES256', keys: ['$p256'] }, payload: {} },
      {
        header: { alg: 'ES256' },
        payload: { _sd: ['#1'] },
        disclosures: [['_26bc4LT-ac6q2KI6cBW5es', 'key', { kty: 'oct', k: 'AAAA' }]],
      },
    ],
    clean: [
      // That is the rule jwk-header-private.
      { header: { alg: 'ES256', jwk: '$p256' }, payload: {} },
      { header: { alg: 'HS256' }, payload: { key: '-----BEGIN PUBLIC KEY-----\nMIIB' } },
      {
        header: { alg: 'HS256' },
        payload: { cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } } },
      },
      { header: { alg: 'HS256' }, payload: { kty: 'RSA', k: 'AAAA', d: 5 } },
      // Encrypted keys are what JWE is for as well (RFC 7517 §7).
      {
        payload: { kty: 'oct', k: 'AAAA' },
        encrypt: { for: '$secret', alg: 'dir', enc: 'A256GCM', cty: 'jwk+json' },
        key: '$secret',
      },
    ],
  },
});
