// The sender's half of a key agreement, in the header (`epk`, RFC 7518 §4.6.1.1).
import type { JsonNode } from '../../../json/parse-json.ts';
import { readJwk } from '../../../keys/read-jwk.ts';
import { atMember, atOpening } from '../../at-json.ts';
import { memberOf } from '../../claim-text.ts';
import { defineRule, type JsonObjectFacts, type Severity } from '../../define-rule.ts';
import { jweParts } from '../../jwe-parts.ts';
import { isLowOrder } from '../../low-order.ts';
import { shortName } from '../../short-name.ts';
import { usedKeys } from '../../used-keys.ts';

/** RFC 7518 §4.6, RFC 8037 §3.2. */
const CURVES: ReadonlySet<string> = new Set(['P-256', 'P-384', 'P-521', 'X25519', 'X448']);

interface Fault {
  readonly problem: string;
  readonly severity: Severity;
}

/** What is wrong with it: a bad point is an attack, what cannot be used at all is a mistake. */
function faultOf(epk: JsonNode | undefined, { text }: JsonObjectFacts): Fault | undefined {
  if (!epk) return { problem: 'missing', severity: 'high' };
  if (epk.kind !== 'object') return { problem: 'no JWK', severity: 'high' };
  const { key, problems } = readJwk(epk, text);
  if (problems.some(({ code }) => code === 'point-not-on-curve')) {
    return { problem: 'not a point of its curve', severity: 'critical' };
  }
  if (!key) return { problem: 'malformed', severity: 'high' };
  if (!CURVES.has(key.curve ?? '')) {
    return { problem: 'of a kind that no keys are agreed on with', severity: 'critical' };
  }
  return isLowOrder(key) ? { problem: 'a point of low order', severity: 'critical' } : undefined;
}

const COMMON = { appliesTo: ['jwe'] } as const;
const ECDH = { alg: 'ECDH-ES', enc: 'A256GCM' };
const SEALED = [0, 12, 20, 16] as const;
const GOOD = { header: { ...ECDH, epk: '$p256-other-public' }, sealed: SEALED };

export default [
  defineRule({
    ...COMMON,
    id: 'jwe-epk-invalid',
    severity: 'critical',
    needs: [],
    title: 'The ephemeral key is no good',
    why: 'The sender’s key in the header is {problem}. A library that uses a bad one can be made to give away the recipient’s private key (invalid-curve attack).',
    fix: 'Check that epk is a point of the recipient’s curve before it is used; refuse this token.',
    reference: 'RFC 8725 §2.5, §3.4; RFC 7518 §4.6.1.1; CVE-2016-9121',
    hides: ['decrypt-failed'],
    check: ({ token, header }) => {
      if (!header || jweParts(token).management?.way !== 'agree') return undefined;
      const member = header.member('epk');
      const fault = faultOf(member?.value, header);
      if (!fault) return undefined;
      const { severity, problem } = fault;
      const at = member ? atMember('header', member) : atOpening('header', header.root);
      return { at, severity, values: { problem } };
    },
    examples: {
      flagged: [
        {
          header: {
            ...ECDH,
            epk: {
              like: '$p256-public-jwk',
              y: 'aYDO5c8lIUmAxXHZtqZD-RcXG9LJqU5HsyW5aa1_BRQ',
            },
          },
          sealed: SEALED,
          severity: 'critical',
        },
        {
          header: { ...ECDH, epk: { kty: 'OKP', crv: 'X25519', x: 'A'.repeat(43) } },
          sealed: SEALED,
          severity: 'critical',
        },
        { header: ECDH, sealed: SEALED, severity: 'high' },
        { header: { ...ECDH, epk: 'AAAA' }, sealed: SEALED },
        { header: { ...ECDH, epk: '$rsa-public-jwk' }, sealed: SEALED },
      ],
      clean: [
        GOOD,
        {
          payload: { sub: 'a' },
          encrypt: { for: '$p256', alg: 'ECDH-ES+A128KW', enc: 'A128GCM' },
          key: '$p256',
        },
        { header: { alg: 'dir', enc: 'A256GCM' }, sealed: SEALED },
      ],
    },
  }),
  defineRule({
    ...COMMON,
    id: 'jwe-epk-private',
    severity: 'critical',
    needs: [],
    title: 'The ephemeral private key is in the header',
    why: 'With d in epk anyone can compute the secret that sender and recipient agreed on, and read this token.',
    fix: 'Publish the public members alone. What this token held is known now.',
    reference: 'RFC 7518 §4.6.1.1; RFC 7517 §9.2',
    hides: ['jwe-epk-invalid'],
    check: ({ header }) => {
      const member = header?.member('epk');
      const d = memberOf(member?.value, 'd');
      return member && d?.kind === 'string' ? { at: atMember('header', member) } : undefined;
    },
    examples: {
      flagged: [
        { header: { ...ECDH, epk: '$p256-other' }, sealed: SEALED, severity: 'critical' },
        { header: { ...ECDH, epk: { kty: 'EC', crv: 'P-256', d: 'AAAA' } }, sealed: SEALED },
      ],
      clean: [GOOD, { header: { ...ECDH, epk: {} }, sealed: SEALED }],
    },
  }),
  defineRule({
    ...COMMON,
    id: 'jwe-epk-curve-differs',
    severity: 'high',
    needs: ['key'],
    title: 'Two curves',
    why: 'The ephemeral key is on {theirs}, your key on {yours}: no secret can be agreed on across curves.',
    fix: 'Encrypt for the recipient’s own key, on its curve.',
    reference: 'RFC 7518 §4.6; RFC 8037 §3.2',
    hides: ['decrypt-failed'],
    check: (facts) => {
      const { header, token } = facts;
      const member = header?.member('epk');
      if (jweParts(token).management?.way !== 'agree') return undefined;
      const crv = memberOf(member?.value, 'crv');
      const curves = usedKeys(facts).flatMap(({ curve }) => curve ?? []);
      if (!member || crv?.kind !== 'string' || curves.length === 0) return undefined;
      if (curves.includes(crv.value)) return undefined;
      const values = { theirs: shortName(crv.value), yours: curves[0] ?? '' };
      return { at: atMember('header', member), values };
    },
    examples: {
      flagged: [
        { ...GOOD, key: '$p384-public', severity: 'high' },
        { ...GOOD, key: { like: '$ed25519-public', crv: 'X25519' } },
      ],
      clean: [
        { ...GOOD, key: '$p256' },
        GOOD,
        // No curve at all: key-type-mismatch tells of it.
        { ...GOOD, key: '$rsa' },
      ],
    },
  }),
];
