import { describe, expect, it } from 'vitest';
import { completeAt, explainAt } from './assist.ts';
import { CLAIMS, HEADER_PARAMETERS } from './dictionary.ts';
import { REGISTERED_ALGORITHMS } from './registered-algorithms.ts';
import { explainMember, suggestMembers, suggestValues } from './suggest.ts';

const NOW = 1_795_000_000;
const ENTRIES = [...CLAIMS.values(), ...HEADER_PARAMETERS.values()];

describe('the dictionary', () => {
  it('holds both registries, each name once', () => {
    expect(CLAIMS.size).toBeGreaterThan(150);
    expect(HEADER_PARAMETERS.size).toBeGreaterThan(30);
    for (const name of ['iss', 'exp', 'cnf', 'htu', '_sd', '...', 'trust_anchor', 'resOwnerId']) {
      expect(CLAIMS.has(name)).toBe(true);
    }
    for (const name of ['alg', 'x5t#S256', 'b64', 'p2c', 'peer_trust_chain']) {
      expect(HEADER_PARAMETERS.has(name)).toBe(true);
    }
    expect(CLAIMS.get('constructor')).toBeUndefined();
  });

  it.each(ENTRIES)('$name is explained in a sentence, with a source', (entry) => {
    expect(entry.title).not.toBe('');
    expect(entry.meaning).toMatch(/[.…]$/);
    expect(entry.meaning.length).toBeLessThan(140);
    expect(entry.reference).toMatch(/RFC \d{4}|OpenID|3GPP|ETSI|W3C|CTA|IHE|Token Status|RATS/);
    const texts = [entry.example, ...(entry.values ?? []).map(({ insert }) => insert)];
    for (const text of texts) if (text !== undefined) JSON.parse(text);
  });

  it('has every registered algorithm once', () => {
    const names = REGISTERED_ALGORITHMS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(53);
  });
});

describe('suggestions', () => {
  it('offers members that are not there, the most used first, as JSON', () => {
    const all = suggestMembers('payload', [], NOW);
    expect(all.slice(0, 4).map(({ label }) => label)).toEqual(['iss', 'sub', 'aud', 'exp']);
    for (const { insert } of all) JSON.parse(`{${insert}}`);
    expect(all.find(({ label }) => label === 'exp')?.insert).toBe('"exp": 1795000300');
    const some = suggestMembers('header', ['alg', 'typ'], NOW).map(({ label }) => label);
    expect(some).not.toContain('alg');
    expect(some[0]).toBe('kid');
  });

  it('offers values', () => {
    expect(suggestValues('payload', 'exp', NOW + 0.7).map(({ insert }) => insert)).toEqual([
      '1795000300',
      '1795003600',
      '1795028800',
    ]);
    expect(suggestValues('payload', 'iat', NOW)).toEqual([
      { label: '1795000000', detail: 'now: 2026-11-18 11:06:40 UTC', insert: '1795000000' },
    ]);
    const algs = suggestValues('header', 'alg', NOW).map(({ insert }) => insert);
    expect(algs).toContain('"ES256"');
    expect(algs).not.toContain('"A256GCM"');
    expect(suggestValues('header', 'typ', NOW).map(({ insert }) => insert)).toContain('"at+jwt"');
    expect(suggestValues('header', 'enc', NOW)).toHaveLength(6);
    expect(suggestValues('payload', 'email_verified', NOW)).toHaveLength(2);
    expect(suggestValues('payload', 'favourite_colour', NOW)).toEqual([]);
    expect(suggestValues('payload', 'constructor', NOW)).toEqual([]);
  });

  it('explains a member in lines', () => {
    expect(explainMember('payload', 'exp')).toEqual([
      'Expiration Time (exp)',
      'From this moment on the token must not be accepted.',
      'NumericDate: seconds since 1970-01-01 UTC · RFC 7519 §4.1.4',
    ]);
    expect(explainMember('header', 'exp')).toEqual([]);
  });

  it('knows the private claims of the issuer that is recognised, and only then', () => {
    const header = { source: '{}' };
    const entra = { header, payload: { source: '{"iss":"https://sts.windows.net/x/"}' } };
    const nobody = { header, payload: header };
    expect(explainMember('payload', 'tid')).toEqual([]);
    expect(explainAt('payload', '{"tid":1}', 3, entra)?.lines).toEqual([
      'Tenant ID (tid)',
      'The tenant that the user signs in to; it must be the one in iss.',
      'string · Microsoft identity platform docs (token claims)',
      'As in tokens of Microsoft Entra ID, v1.0.',
    ]);
    const offered = completeAt('payload', '{"" }', 2, NOW, entra)?.items.map(({ label }) => label);
    expect(offered).toContain('tid');
    expect(new Set(offered).size).toBe(offered?.length);
    expect(
      completeAt('payload', '{"" }', 2, NOW, nobody)?.items.map(({ label }) => label),
    ).not.toContain('tid');
  });
});
