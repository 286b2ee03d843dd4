import { describe, expect, it } from 'vitest';
import { parseJson } from '../json/parse-json.ts';
import { claimValues } from './claim-values.ts';
import { describeToken, type DescribedToken, type Standing } from './describe-token.ts';

const NOW = 1_795_000_000;
const CLAIMS = {
  iss: 'https://issuer.example',
  sub: 'user-42',
  aud: 'https://api.example',
  client_id: 's6',
  scope: 'read write',
  iat: NOW - 240,
  exp: NOW + 3_360,
};

function say(
  payload: object | string,
  standing: Standing = 'verified',
  more: Partial<DescribedToken> & { readonly head?: object } = {},
): string {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const { head = { alg: 'RS256', kid: 'k1' }, ...rest } = more;
  return describeToken({
    header: claimValues(parseJson(JSON.stringify(head)).root),
    claims: claimValues(parseJson(text).root),
    standing,
    profile: { name: 'access-token', certain: true },
    now: NOW,
    leeway: 0,
    ...rest,
  });
}

describe('the token in one sentence', () => {
  it('says what a verified one is', () => {
    expect(say(CLAIMS)).toBe(
      'Issued by `https://issuer.example` to the client `s6` for `https://api.example` about `user-42` 4 minutes ago; good for 56 minutes more; signed with `RS256` by key `k1`; lets its bearer use `read` and `write`.',
    );
  });

  it('claims nothing that was not verified', () => {
    expect(say(CLAIMS, 'unchecked')).toBe(
      'Says it was issued by `https://issuer.example` to the client `s6` for `https://api.example` about `user-42` 4 minutes ago and is good for 56 minutes more (not verified); its header says `RS256` by key `k1`; would let its bearer use `read` and `write`.',
    );
    for (const standing of ['lenient', 'failed', 'unsigned', 'unchecked', 'opened'] as const) {
      const words = say(CLAIMS, standing);
      expect(words).toMatch(/^Says it was issued by .* \(.+\)/);
      expect(words).not.toMatch(/signed with|lets its bearer/);
    }
  });

  it('goes by the clock, in coarse steps', () => {
    const life = (claims: object, now = NOW, leeway = 0) =>
      say({ ...CLAIMS, ...claims }, 'verified', { now, leeway }).split('; ')[1];
    expect(life({ exp: NOW - 180 })).toBe('expired 3 minutes ago');
    expect(life({ exp: NOW - 5 }, NOW, 10)).toBe(
      'expired less than a minute ago, within the tolerance',
    );
    expect(life({ exp: NOW + 30 })).toBe('good for less than a minute more');
    expect(life({ nbf: NOW + 7_200 })).toBe('not good for another 2 hours');
    expect(life({ exp: undefined })).toBe('never expires');
    const words = Array.from({ length: 60 }, (_, second) =>
      say(CLAIMS, 'verified', { now: NOW + second }),
    );
    expect(new Set(words).size).toBe(2);
  });

  it('leaves out what is not there', () => {
    expect(say({ sub: 'a', exp: NOW + 60 }, 'verified', { head: {} })).toBe(
      'Issued about `a`; good for 1 minute more.',
    );
    expect(say({ role: 1 }, 'unsigned', { head: { alg: 'none' } })).toBe(
      'Says it never expires (nobody has signed it).',
    );
    expect(say({}, 'opened', { head: { alg: 'dir', enc: 'A256GCM' } })).toContain(
      'encrypted with `dir` and `A256GCM`',
    );
    expect(say('[]')).toBe('');
    expect(say({ ...CLAIMS, cnf: {} })).toContain('lets whoever holds its key use');
  });

  it('is one line of code and words whatever the token holds', () => {
    const words = say({
      iss: `a\`b\n${'x'.repeat(500)}`,
      aud: ['1', '2', '3', '4', '5', '6'],
      exp: 1e300,
    });
    expect(words.split('`').length % 2).toBe(1);
    expect(words).not.toContain('\n');
    expect(words).toContain('`4` and 2 more');
    expect(words.length).toBeLessThan(300);
    expect(say({ iss: { a: 1 } })).toContain('by someone');
  });
});
