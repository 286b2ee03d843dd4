// Of two findings with one cause the better explanation is shown, and the other one is not.
import { describe, expect, it } from 'vitest';
import { searchList } from '../crypto/secret-search/search-list.ts';
import type { SecretSearch } from '../crypto/secret-search/secret-question.ts';
import type { LintFacts, RuleExample } from './define-rule.ts';
import { exampleFacts, EXAMPLE_NOW } from './example-facts.ts';
import { lintToken } from './lint-token.ts';
import { RULES_BY_ID } from './rules-by-id.ts';

const search: SecretSearch = async (question, list) => (await searchList(question, list)).found;

/** An example of a rule's own, with what more is to be known of it. */
function exampleOf(id: string, index: number, more: Partial<RuleExample> = {}): RuleExample {
  const example = RULES_BY_ID.get(id)?.examples.flagged[index];
  if (!example) throw new Error(`${id} has no example ${index}`);
  return { ...example, ...more };
}
const hs = (payload: object | string, more: Partial<RuleExample> = {}): RuleExample => ({
  header: { alg: 'HS256' },
  payload,
  ...more,
});
const es = (signature: string): RuleExample => ({
  header: { alg: 'ES256' },
  payload: {},
  signature,
  key: '$p256-public',
});
const header = (alg: string, signature = ''): RuleExample => ({
  header: { alg },
  payload: {},
  signature,
});
const text = (...parts: readonly string[]): RuleExample => ({ text: parts.join('.') });

const NOW_MS = 1000 * EXAMPLE_NOW;
type Row = readonly [shown: string, hidden: readonly string[], example: RuleExample];

/** What is shown, what it hides, and a token to which all of them apply. */
const TOGETHER: readonly Row[] = [
  // The signature.
  ['sig-empty', ['sig-length-mismatch'], es('')],
  ['sig-ecdsa-zero', ['sig-length-mismatch', 'signature-invalid'], es('MAYCAQACAQA')],
  [
    'sig-ecdsa-der',
    ['sig-length-mismatch', 'signature-invalid'],
    exampleOf('sig-ecdsa-der', 0, { key: '$p256-public' }),
  ],
  ['sig-ecdsa-unpadded', ['sig-length-mismatch', 'signature-invalid'], es('B'.repeat(84))],
  [
    'sig-hex-encoded',
    ['sig-length-mismatch', 'sig-matches-other-alg', 'signature-invalid'],
    exampleOf('sig-hex-encoded', 0, { key: '$secret' }),
  ],
  ['sig-placeholder', ['sig-length-mismatch', 'signature-invalid'], es('c2lnbmF0dXJl')],
  [
    'sig-matches-other-alg',
    ['sig-length-mismatch', 'signature-invalid'],
    hs(
      {},
      {
        header: { alg: 'HS512' },
        key: '$secret',
        signature: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
      },
    ),
  ],
  // Why it does not hold, or does not open.
  ['verify-ecdsa-hash-differs', ['signature-invalid'], exampleOf('verify-ecdsa-hash-differs', 0)],
  ['verify-padded-input', ['signature-invalid'], exampleOf('verify-padded-input', 0)],
  [
    'verify-payload-reserialized',
    ['signature-invalid'],
    exampleOf('verify-payload-reserialized', 0),
  ],
  ['verify-rsa-scheme-differs', ['signature-invalid'], exampleOf('verify-rsa-scheme-differs', 0)],
  [
    'verify-entra-graph-nonce',
    ['signature-invalid'],
    exampleOf('verify-entra-graph-nonce', 0, { key: '$rsa-public' }),
  ],
  ['key-ops-wrong', ['signature-invalid'], exampleOf('key-ops-wrong', 2)],
  ['hmac-key-encoding', ['signature-invalid'], exampleOf('hmac-key-encoding', 0)],
  [
    'hmac-key-whitespace',
    ['hmac-key-encoding', 'signature-invalid'],
    exampleOf('hmac-key-whitespace', 1),
  ],
  // alg.
  ['alg-none-case-variant', ['alg-unknown'], header('nOnE')],
  ['alg-none-with-signature', ['alg-unknown'], header('nOnE', 'AAAA')],
  ['alg-spelling', ['alg-unknown'], header('hs256', 'AAAA')],
  // JSON and other formats.
  ['json-nonstandard', ['payload-not-object'], hs("{'sub':'a'}")],
  ['json-bom', ['payload-not-object'], hs('\ufeff{"sub":"a"}')],
  ['json-invalid-utf8', ['payload-not-object'], exampleOf('json-invalid-utf8', 0)],
  ['json-utf16', ['payload-not-object'], exampleOf('json-utf16', 0)],
  ['not-a-jwt-lookalike', ['segment-count'], text('ya29', 'a0AfB_byC3x7Qd0Zb1mWv9uK3fYt5rLs2eHg')],
  [
    'not-a-jwt-lookalike',
    ['payload-not-object'],
    text('v4', 'public', 'eyJzdWIiOiJhIn1zb21lIHNpZ25hdHVyZQ=='),
  ],
  // Times.
  [
    'time-milliseconds',
    ['exp-far-future', 'lifetime-excessive', 'iat-in-future', 'not-yet-valid'],
    hs({ iat: NOW_MS, nbf: NOW_MS, exp: NOW_MS + 600_000 }),
  ],
  ['time-relative-duration', ['expired', 'exp-not-after-iat'], hs({ iat: EXAMPLE_NOW, exp: 3600 })],
  ['time-relative-duration', ['time-other-epoch'], exampleOf('time-relative-duration', 2)],
  [
    'time-other-epoch',
    ['expired', 'exp-not-after-iat'],
    hs({ iat: EXAMPLE_NOW, exp: EXAMPLE_NOW + 3600 - 978_307_200 }),
  ],
  ['lifetime-ms-mixed', ['lifetime-excessive'], exampleOf('lifetime-ms-mixed', 0)],
  // Secrets.
  ['hmac-key-empty', ['hmac-key-too-short'], exampleOf('hmac-key-empty', 2)],
  ['hmac-key-known', ['hmac-key-too-short'], exampleOf('hmac-key-known', 0)],
  ['hmac-key-derived', ['hmac-key-too-short'], exampleOf('hmac-key-derived', 0)],
  [
    'hmac-key-is-public-key',
    ['hmac-verifies-with-public-key'],
    exampleOf('hmac-verifies-with-public-key', 0),
  ],
  [
    'hs-kid-belongs-to-public-key',
    ['hs-kid-looks-asymmetric'],
    exampleOf('hs-kid-belongs-to-public-key', 0),
  ],
  // Keys and secrets on board.
  ['jwk-header-private', ['jwk-header-present'], exampleOf('jwk-header-private', 1)],
  ['jwk-header-only-verifies', ['jwk-header-present'], exampleOf('jwk-header-only-verifies', 0)],
  [
    'payload-private-key',
    ['payload-password'],
    hs({ secret: '-----BEGIN PRIVATE KEY-----\nMIIB' }),
  ],
  [
    'payload-private-key',
    ['payload-cloud-secret'],
    hs({ env: 'AKIAJ5QJ7GWM4LB2YTSA\n-----BEGIN PRIVATE KEY-----\nMIIB' }),
  ],
  // Sizes and moduli.
  ['token-exceeds-header', ['token-exceeds-cookie'], exampleOf('token-exceeds-header', 0)],
  ['rsa-modulus-small-factor', ['rsa-modulus-pattern'], exampleOf('rsa-modulus-pattern', 0)],
];

/** Rules of which one at most applies: a token that the second would be said of, were it not for the first. */
const APART: readonly Row[] = [
  ['sig-empty', ['signature-invalid'], es('')],
  ['verify-wrong-kid', ['signature-invalid'], exampleOf('verify-wrong-kid', 0)],
  ['key-alg-mismatch', ['signature-invalid'], exampleOf('key-alg-mismatch', 1)],
  ['key-curve-mismatch', ['signature-invalid'], exampleOf('key-curve-mismatch', 0)],
  ['key-type-mismatch', ['signature-invalid'], exampleOf('key-type-mismatch', 0)],
  ['key-use-wrong', ['signature-invalid'], exampleOf('key-use-wrong', 0)],
  ['key-use-wrong', ['decrypt-failed'], exampleOf('key-use-wrong', 1)],
  ['key-ops-wrong', ['decrypt-failed'], exampleOf('key-ops-wrong', 1)],
  ['key-alg-mismatch', ['decrypt-failed'], exampleOf('key-alg-mismatch', 0)],
  ['alg-none', ['alg-unknown'], header('none')],
  ['alg-prohibited', ['alg-unknown'], header('RS1', 'AAAA')],
  ['entra-issuer-version', ['iss-near-miss', 'iss-mismatch'], exampleOf('entra-issuer-version', 0)],
  ['iss-near-miss', ['iss-mismatch'], exampleOf('iss-near-miss', 0)],
  ['aud-near-miss', ['aud-mismatch'], exampleOf('aud-near-miss', 0)],
  ['hmac-key-empty', ['hmac-key-known', 'hmac-key-derived'], exampleOf('hmac-key-empty', 1)],
  ['hmac-key-known', ['hmac-key-derived', 'hmac-key-low-entropy'], exampleOf('hmac-key-known', 0)],
  ['hmac-key-derived', ['hmac-key-low-entropy'], exampleOf('hmac-key-derived', 0)],
  [
    'payload-cloud-secret',
    ['payload-password'],
    hs({ secret: 'AKIAJ5QJ7GWM4LB2YTSA', pwd: 'xoxb-123456789012-abc' }),
  ],
  [
    'not-a-jwt-lookalike',
    ['base64-padding', 'base64-std-alphabet', 'base64-illegal-char', 'base64-impossible-length'],
    text('v4', 'public', 'eyJzdWIiOiJhIn1zb21lIHNpZ25hdHVyZQ/=='),
  ],
  ['hmac-key-empty', ['hmac-key-low-entropy'], exampleOf('hmac-key-empty', 2)],
  ['jwk-header-private', ['jwk-header-only-verifies'], exampleOf('jwk-header-private', 1)],
  ['time-milliseconds', ['time-int32-overflow'], hs({ exp: NOW_MS })],
  ['rsa-modulus-fermat', ['rsa-modulus-pattern'], exampleOf('rsa-modulus-fermat', 0)],
  ['rsa-modulus-small-factor', ['rsa-modulus-fermat'], exampleOf('rsa-modulus-small-factor', 0)],
];

function applying(facts: LintFacts): readonly string[] {
  return [...RULES_BY_ID.values()].flatMap((rule) => {
    if (!rule.appliesTo.includes(facts.token.kind)) return [];
    if (rule.needs.includes('key') && facts.key.status === 'empty') return [];
    return [rule.check(facts) ?? []].flat().length > 0 ? [rule.id] : [];
  });
}

const shownOf = (facts: LintFacts): readonly string[] => lintToken(facts).map(({ id }) => id);

describe('precedence', () => {
  it.each(TOGETHER)('%s hides %s', async (shown, hidden, example) => {
    const facts = await exampleFacts(example, search);
    expect(applying(facts)).toEqual(expect.arrayContaining([shown, ...hidden]));
    const ids = shownOf(facts);
    expect(ids).toContain(shown);
    expect(ids.filter((id) => hidden.includes(id))).toEqual([]);
  });

  it.each(APART)('%s stands for %s', async (shown, others, example) => {
    const ids = applying(await exampleFacts(example, search));
    expect(ids).toContain(shown);
    expect(ids.filter((id) => others.includes(id))).toEqual([]);
  });

  it('a private key hides no secret in another place', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMIIB';
    const facts = await exampleFacts(hs({ key, aws: 'AKIAJ5QJ7GWM4LB2YTSA', password: 'hunter2' }));
    const grave = lintToken(facts).filter(({ severity }) => severity === 'critical');
    expect(grave.map(({ id }) => id)).toEqual([
      'payload-private-key',
      'payload-cloud-secret',
      'payload-password',
    ]);
  });
});
