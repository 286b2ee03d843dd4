// The engine: what is left out, what hides what, the order, and that nothing a person pastes makes it slow.
import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { guessProfile } from '../claims/guess-profile.ts';
import { readKey } from '../keys/read-key.ts';
import { parseToken } from '../token/parse-token.ts';
import { applyQuickFix } from './apply-quick-fix.ts';
import type { Finding, LintFacts, QuickFixInput, RuleExample } from './define-rule.ts';
import { describeFinding } from './describe-finding.ts';
import { exampleFacts, EXAMPLE_NOW } from './example-facts.ts';
import { keyText } from './example-text.ts';
import { lintToken } from './lint-token.ts';
import { makeFacts } from './make-facts.ts';
import { RULES_BY_ID } from './rules-by-id.ts';

const idsOf = (findings: readonly Finding[]): string[] => findings.map(({ id }) => id);
/** Without what only explains. */
const lint = async (example: RuleExample): Promise<string[]> =>
  idsOf(lintToken(await exampleFacts(example)).filter(({ severity }) => severity !== 'info'));

function factsOf(text: string): LintFacts {
  const token = parseToken(text);
  return makeFacts({
    token,
    found: { source: text, tokens: [] },
    key: readKey('', 'auto'),
    now: EXAMPLE_NOW,
    expectations: { leeway: 60 },
    profile: guessProfile(token),
  });
}

const whyOf = (facts: LintFacts): string =>
  lintToken(facts)
    .slice(0, 1)
    .map((finding) => describeFinding(finding, EXAMPLE_NOW).why)
    .join();

function fix(facts: LintFacts, id: string): QuickFixInput {
  const finding = lintToken(facts).find((one) => one.id === id);
  if (!finding) throw new Error(`${id} was not found`);
  return {
    ...(facts.trees.header && { header: facts.header?.text ?? '' }),
    ...(facts.claims && { payload: facts.claims.text }),
    finding,
    now: EXAMPLE_NOW,
  };
}

async function fixed(example: RuleExample, id: string): Promise<string> {
  const change = applyQuickFix(fix(await exampleFacts(example), id));
  return change?.part === 'header' || change?.part === 'payload' ? change.text : '';
}

const encode = (json: string): string => encodeBase64url(encodeUtf8(json));
const HEADER = encode('{"alg":"HS256"}');
const SIGNATURE = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const tokenOf = (payload: string): string => `${HEADER}.${encode(payload)}.${SIGNATURE}`;
const GOOD = {
  iss: 'https://issuer.example',
  sub: 'user-42',
  aud: 'a',
  jti: '8f0c1e1a-5c1e-4b3e-9a51-0d4e6f1f7d10',
  iat: EXAMPLE_NOW,
  exp: EXAMPLE_NOW + 600,
};

describe('lintToken', () => {
  it('says nothing of a good token, nor of no token', async () => {
    const example = {
      header: { alg: 'HS256' },
      payload: GOOD,
      signWith: '$secret',
      key: '$secret',
    };
    expect(await lint(example)).toEqual([]);
    expect(lintToken(factsOf(''))).toEqual([]);
    expect(lintToken(factsOf('not a token'))).toEqual([]);
  });

  it('does not repeat what the verdict says', async () => {
    const facts = await exampleFacts({ header: { alg: 'HS256' }, payload: GOOD });
    expect(RULES_BY_ID.get('not-verified')?.check(facts)).toBeDefined();
    expect(lintToken(facts)).toEqual([]);
  });

  it('leaves out what needs a verification while there is none', async () => {
    const facts = await exampleFacts({ header: { alg: 'HS256' }, payload: GOOD, key: '$secret' });
    expect(idsOf(lintToken(facts))).toEqual(['signature-invalid']);
    const { verification: _, ...running } = facts;
    expect(lintToken(running)).toEqual([]);
  });

  it('lets the better explanation hide the others', async () => {
    const psychic = { header: { alg: 'ES256' }, payload: GOOD, signature: 'MAYCAQACAQA' };
    expect(await lint({ ...psychic, key: '$p256-public' })).toEqual(['sig-ecdsa-zero']);
    expect(await lint({ header: { alg: 'RS1' }, payload: GOOD })).toEqual(['alg-prohibited']);
    expect(await lint({ header: { alg: 'nOnE' }, payload: GOOD, signature: '' })).toEqual([
      'alg-none-case-variant',
    ]);
    expect(
      await lint({ header: { alg: 'HS256' }, payload: { ...GOOD, nbf: EXAMPLE_NOW * 1000 } }),
    ).toEqual(['time-milliseconds']);
    expect(await lint({ header: { alg: 'HS256' }, payload: { ...GOOD, exp: 3600 } })).toEqual([
      'time-relative-duration',
    ]);
    expect(
      await lint({
        header: { alg: 'HS256' },
        payload: { ...GOOD, iat: undefined, exp: EXAMPLE_NOW - 978_307_200 },
      }),
    ).toEqual(['time-other-epoch', 'iat-missing']);
    expect(
      await lint({
        header: { alg: 'ES256', jwk: '$p256-public-jwk' },
        payload: GOOD,
        signWith: '$p256',
        key: '$p256-other-public',
      }),
    ).toEqual(['jwk-header-only-verifies', 'signature-invalid', 'key-alg-missing']);
    expect(
      await lint({
        header: { alg: 'HS256' },
        payload: GOOD,
        signWith: 'secret',
        key: 'secret',
        keyFormat: 'utf8',
      }),
    ).toEqual(['hmac-key-known']);
    expect(await lint({ header: { alg: 'ES256' }, payload: GOOD, key: '$p384-public' })).toEqual([
      'key-curve-mismatch',
      'key-alg-missing',
    ]);
  });

  it('says nothing grave of an encrypted token as it should be, and what is in it', async () => {
    const nested = { header: { alg: 'ES256', typ: 'JWT' }, payload: GOOD, signWith: '$p256' };
    const wish = { alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' };
    const grave = async (example: RuleExample): Promise<readonly string[]> =>
      lintToken(await exampleFacts(example)).flatMap(({ id, severity }) =>
        ['critical', 'high', 'medium'].includes(severity) ? [id] : [],
      );
    const encrypted = { ...nested, encrypt: { for: '$rsa', ...wish } };
    expect(await grave(encrypted)).toEqual([]);
    expect(await grave({ ...encrypted, key: '$rsa' })).toEqual([]);
    const unsigned = { ...encrypted, header: { alg: 'none' }, signature: '', key: '$rsa' };
    const { signWith: _, ...forged } = unsigned;
    expect(await grave(forged)).toEqual(['jwe-inner-unsigned']);
    const bare = { payload: GOOD, encrypt: { for: '$rsa', alg: wish.alg, enc: wish.enc } };
    expect(await grave({ ...bare, key: '$rsa' })).toEqual(['jwe-no-sender-authentication']);
    const none = { header: { alg: 'none', enc: 'A128GCM' }, sealed: [0, 12, 20, 16] } as const;
    expect(await grave(none)).toEqual(['jwe-alg-none']);
  });

  it('puts the gravest first, then the order of the text', async () => {
    const findings = lintToken(
      await exampleFacts({
        header: { alg: 'none', jku: 'https://a.example', kid: '../../x' },
        payload: '{"password":"hunter2","n":9007199254740993,"m":9007199254740993,"n":1}',
        signature: '',
      }),
    );
    expect(findings.map(({ severity, id }) => `${severity} ${id}`)).toEqual([
      'critical alg-none',
      'critical payload-password',
      'high kid-path-traversal',
      'high json-duplicate-member',
      'medium jku-x5u-present',
      'medium exp-missing',
      'medium json-big-integer',
      'medium json-big-integer',
    ]);
  });

  it('caps what a guess about the kind of token weighs, and says that it is one', async () => {
    const facts = await exampleFacts({ header: { alg: 'HS256' }, payload: { nonce: 'n' } });
    const [finding] = lintToken(facts);
    expect(finding?.severity).toBe('medium');
    expect(whyOf(facts)).toContain('if this is an ID token');
    const certain = await exampleFacts({
      header: { alg: 'HS256' },
      payload: { nonce: 'n' },
      profile: 'id-token',
    });
    expect(lintToken(certain)[0]?.severity).toBe('high');
    expect(whyOf(certain)).not.toContain('if this is');
  });

  it('follows the clock in its words', async () => {
    const facts = await exampleFacts({ header: { alg: 'HS256' }, payload: { exp: 1794996400 } });
    const finding = lintToken(facts).find(({ id }) => id === 'expired');
    expect(describeFinding(finding!, 1794996520).why).toContain('2 minutes ago');
    expect(describeFinding(finding!, EXAMPLE_NOW).why).toContain(
      '1 hour ago (2026-11-18 10:06:40 UTC)',
    );
  });

  it('says at most twenty things of one rule', () => {
    const members = Array.from({ length: 500 }, (_, i) => `"n${i}":9007199254740993`).join(',');
    const findings = lintToken(factsOf(tokenOf(`{"exp":1795000600,"iat":1795000000,${members}}`)));
    expect(idsOf(findings).filter((id) => id === 'json-big-integer')).toHaveLength(20);
  });

  it('survives any depth', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const objects = '{"a":'.repeat(20_000) + '{"x":1,"x":2}' + '}'.repeat(20_000);
    expect(idsOf(lintToken(factsOf(tokenOf(deep))))).toEqual([
      'payload-not-object',
      'token-exceeds-header',
      'nesting-depth',
    ]);
    const [finding] = lintToken(factsOf(tokenOf(objects)));
    expect(finding?.id).toBe('json-duplicate-member');
  });

  it('reads a payload that breaks off as far as it goes', () => {
    const findings = lintToken(factsOf(tokenOf('{"password":"hunter2","exp":')));
    expect(idsOf(findings)).toEqual(['payload-password', 'payload-not-object']);
  });

  it('takes a megabyte in its stride', () => {
    const item = '{"id":12345678,"name":"some name","tags":["a","b"],"ok":true}';
    const payload = `{"items":[${Array.from({ length: 16_000 }, () => item).join(',')}]}`;
    const facts = factsOf(tokenOf(payload));
    const started = performance.now();
    lintToken(facts);
    const again = performance.now();
    lintToken({ ...facts, now: facts.now + 1 });
    // Generous for a loaded machine: it takes about a tenth of this.
    expect(again - started).toBeLessThan(500);
    expect(performance.now() - again).toBeLessThan(500);
  });
});

describe('quick fixes', () => {
  const header = { alg: 'HS256' };

  it.each([
    ['exp-missing', '{"sub":"a"}', '{"sub":"a","exp":1795003600}'],
    ['time-milliseconds', '{ "exp": 1795003600500 }', '{ "exp": 1795003600 }'],
    ['time-not-number', '{"exp":"1795003600"}', '{"exp":1795003600}'],
    ['time-not-number', '{"exp":"2026-12-01T00:00:00Z"}', '{"exp":1796083200}'],
    ['time-not-number', '{"exp":null}', '{"exp":1795003600}'],
    ['exp-not-after-iat', '{"iat":1795000000,"exp":5}', '{"iat":1795000000,"exp":1795003600}'],
    [
      'lifetime-excessive',
      '{"iat":1795000000,"exp":1797592000}',
      '{"iat":1795000000,"exp":1795003600}',
    ],
    ['time-relative-duration', '{"exp":3600}', '{"exp":1795003600}'],
    [
      'time-relative-duration',
      '{"iat":1794990000,"exp":600}',
      '{"iat":1794990000,"exp":1794990600}',
    ],
    ['time-other-epoch', '{"iat":816692800}', '{"iat":1795000000}'],
    ['time-other-epoch', '{"exp":639305968000000000}', '{"exp":1795000000}'],
    ['time-other-epoch', '{"exp":134394736000000000}', '{"exp":1795000000}'],
    ['time-other-epoch', '{"exp":46345}', '{"exp":1795046400}'],
    ['time-zero-or-negative', '{"exp":0}', '{"exp":1795003600}'],
    ['time-fractional', '{"iat":1795000000.9}', '{"iat":1795000000}'],
    ['time-exponent-notation', '{"exp":1.795e9}', '{"exp":1795000000}'],
    ['nbf-after-exp', '{"nbf":1795003600,"exp":1795000900}', '{"nbf":1795000000,"exp":1795000900}'],
    [
      'nbf-after-iat-gap',
      '{"iat":1795000000,"nbf":1795086400}',
      '{"iat":1795000000,"nbf":1795000000}',
    ],
    [
      'lifetime-ms-mixed',
      '{"iat":1795000000,"exp":1798600000}',
      '{"iat":1795000000,"exp":1795003600}',
    ],
    ['exp-far-future', '{"exp":9999999999}', '{"exp":1795003600}'],
    ['iat-in-future', '{"iat":1795000600}', '{"iat":1795000000}'],
    ['iat-missing', '{"exp":1795003600}', '{"exp":1795003600,"iat":1795000000}'],
    ['updated-at-not-number', '{"updated_at":"2026-01-01T00:00:00Z"}', '{"updated_at":1767225600}'],
    ['json-duplicate-member', '{"a":1,"b":2,"a":3}', '{"b":2,"a":3}'],
    ['json-duplicate-member', '{"o":[{"a":1,"a":2}]}', '{"o":[{"a":2}]}'],
    ['json-big-integer', '{"a":[9007199254740993]}', '{"a":["9007199254740993"]}'],
    ['json-case-variant-member', '{"Exp":1795000600}', '{"exp":1795000600}'],
    ['json-confusable-member', '{"a":1,"ехp":1795000600}', '{"a":1,"exp":1795000600}'],
    ['json-escaped-member', '{"a":[{"r\\u006fle":1}]}', '{"a":[{"role":1}]}'],
    ['json-prototype-key', '{"a":{"__proto__":{"b":1},"c":2}}', '{"a":{"c":2}}'],
    ['payload-password', '{"a":{"pwd":"hunter2","b":1}}', '{"a":{"b":1}}'],
    ['payload-private-key', '{"a":1,"k":"-----BEGIN PRIVATE KEY-----"}', '{"a":1}'],
    ['payload-connection-string', '{"a":1,"db":["postgres://u:p@h/db"]}', '{"a":1}'],
    ['payload-embedded-token', '{"refresh_token":"SlAV32hkKG9bFlsSq1aZ","a":1}', '{"a":1}'],
  ])('%s: %s', async (id, payload, wanted) => {
    expect(await fixed({ header, payload }, id)).toBe(wanted);
  });

  it.each([
    ['kid-path-traversal', '{"alg":"HS256","kid":"../../x"}'],
    ['kid-sql-injection', '{"alg":"HS256","kid":"\' or 1=1"}'],
    ['jwk-header-present', '{"alg":"HS256","jwk":{"kty":"RSA"}}'],
    ['jku-x5u-present', '{"x5u":"https://a.example","alg":"HS256"}'],
    ['crit-unknown-extension', '{"alg":"HS256","crit":["x"]}'],
    ['jwk-header-private', '{"alg":"HS256","jwk":{"kty":"oct","k":"AAAA"}}'],
  ])('%s: %s', async (id, text) => {
    expect(await fixed({ header: text, payload: GOOD }, id)).toBe('{"alg":"HS256"}');
  });

  it.each([
    ['alg-spelling', '{"alg":"hs-256"}', '{"alg":"HS256"}'],
    ['alg-eddsa-polymorphic', '{"alg":"EdDSA"}', '{"alg":"Ed25519"}'],
    ['typ-spelling', '{"alg":"HS256","typ":"application/jwt"}', '{"alg":"HS256","typ":"JWT"}'],
    ['cty-unexpected', '{"alg":"HS256","cty":"JWT"}', '{"alg":"HS256"}'],
    ['kid-empty', '{"alg":"HS256","kid":""}', '{"alg":"HS256"}'],
    ['jku-x5u-insecure', '{"alg":"HS256","jku":"http://a.example"}', '{"alg":"HS256"}'],
    [
      'x5t-encoding',
      '{"alg":"RS256","x5t":"eff66e7f5b6f9302f161a1d2deaba5523518886c"}',
      '{"alg":"RS256","x5t":"7_Zuf1tvkwLxYaHS3qulUjUYiGw"}',
    ],
    [
      'x5t-encoding',
      '{"alg":"RS256","x5t":"ZWZmNjZlN2Y1YjZmOTMwMmYxNjFhMWQyZGVhYmE1NTIzNTE4ODg2Yw"}',
      '{"alg":"RS256","x5t":"7_Zuf1tvkwLxYaHS3qulUjUYiGw"}',
    ],
    ['crit-malformed', '{"alg":"HS256","crit":[]}', '{"alg":"HS256"}'],
    [
      'crit-malformed',
      '{"alg":"HS256","a":1,"crit":[1,"a"]}',
      '{"alg":"HS256","a":1,"crit":["a"]}',
    ],
    ['crit-registered-name', '{"alg":"HS256","crit":["alg"]}', '{"alg":"HS256"}'],
    [
      'crit-name-absent',
      '{"alg":"HS256","a":1,"crit":["a","b"]}',
      '{"alg":"HS256","a":1,"crit":["a"]}',
    ],
    [
      'crit-duplicate',
      '{"alg":"HS256","a":1,"crit":["a","a"]}',
      '{"alg":"HS256","a":1,"crit":["a"]}',
    ],
    ['b64-false-in-jwt', '{"alg":"HS256","b64":false,"crit":["b64"]}', '{"alg":"HS256"}'],
    [
      'b64-without-crit',
      '{"alg":"HS256","b64":false,"crit":["a"],"a":1}',
      '{"alg":"HS256","b64":false,"crit":["a","b64"],"a":1}',
    ],
    [
      'b64-without-crit',
      '{"alg":"HS256","b64":false}',
      '{"alg":"HS256","b64":false,"crit":["b64"]}',
    ],
    [
      'b64-not-boolean',
      '{"alg":"HS256","b64":"False","crit":["b64"]}',
      '{"alg":"HS256","b64":false,"crit":["b64"]}',
    ],
    ['b64-true-redundant', '{"b64":true,"alg":"HS256","crit":["b64"]}', '{"alg":"HS256"}'],
  ])('%s: %s becomes %s', async (id, text, wanted) => {
    expect(await fixed({ header: text, payload: GOOD }, id)).toBe(wanted);
  });

  it('says what a token inside is, and what kind this is', async () => {
    const inner = 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA';
    expect(await fixed({ header, payload: inner }, 'cty-missing-on-nested')).toBe(
      '{"alg":"HS256","cty":"JWT"}',
    );
    expect(await lint({ header, payload: inner })).not.toContain('payload-not-object');
    const access = { header: { alg: 'HS256', typ: 'JWT' }, payload: { ...GOOD, scope: 'a' } };
    expect(await fixed(access, 'typ-generic')).toBe('{"alg":"HS256","typ":"at+jwt"}');
  });

  it('takes one name out of crit and leaves the rest', async () => {
    const text = '{"alg":"HS256","b64":true,"x":1,"crit":["b64","x"]}';
    expect(await fixed({ header: text, payload: GOOD }, 'crit-unknown-extension')).toBe(
      '{"alg":"HS256","b64":true,"x":1,"crit":["b64"]}',
    );
  });

  it('switches how the key is read', async () => {
    const facts = await exampleFacts({
      header,
      payload: GOOD,
      signWith: '$secret',
      key: '$secret-hex',
      keyFormat: 'utf8',
    });
    const input = fix(facts, 'hmac-key-encoding');
    expect(applyQuickFix(input)).toEqual({ part: 'key-format', format: 'hex' });
    expect(describeFinding(input.finding, EXAMPLE_NOW).quickFix).toBe(
      'Read the key as hexadecimal',
    );
    expect(keyText('$secret-hex')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('offers nothing for a text that is another by now, and never throws', async () => {
    const facts = await exampleFacts({ header, payload: '{"a":{"pwd":"hunter2"}}' });
    const input = fix(facts, 'payload-password');
    for (const payload of ['', '{', '[]', '{"a":1}', '{"a":[]}', 'x']) {
      expect(applyQuickFix({ ...input, payload })).toBeUndefined();
    }
  });
});
