import { describe, expect, it } from 'vitest';
import { recogniseTexts } from './dialects/recognise-issuer.ts';
import { memberStatus, tabulatePart } from './tabulate-part.ts';

const NOW = 1_795_000_000;
const AT = { name: 'access-token', certain: true } as const;

function statusOf(text: string, name: string, leeway = 0) {
  const row = tabulatePart('payload', text, { profile: AT })?.find((one) => one.name === name);
  return row && memberStatus(row, NOW, leeway).words;
}

describe('the table', () => {
  it('groups names: registered, the issuer’s, specified, in a namespace, private', () => {
    const text = JSON.stringify({
      iss: 'https://sts.windows.net/x/',
      tid: 'x',
      state: 'y',
      'https://x.example/role': 1,
      role: 2,
    });
    const dialect = recogniseTexts('{}', text)?.dialect;
    const rows = tabulatePart('payload', text, { profile: AT, dialect });
    expect(rows?.map(({ group }) => group)).toEqual([
      'registered',
      'dialect',
      'specified',
      'public',
      'private',
    ]);
    expect(rows?.[1]?.entry?.title).toBe('Tenant ID');
    expect(text.slice(rows?.[1]?.span.start, rows?.[1]?.span.end)).toBe('"tid":"x"');
  });

  it('puts values in words', () => {
    const [scope, aud, big, deep] =
      tabulatePart(
        'payload',
        '{"scope":"read write","aud":["a",1],"n":9007199254740993,"o":{\n  "a": 1\n}}',
        { profile: AT },
      ) ?? [];
    expect(scope?.items).toEqual(['read', 'write']);
    expect(aud).toMatchObject({ items: ['a', '1'], count: 2 });
    expect(big?.value).toBe('9007199254740993');
    expect(deep?.value).toBe('{ "a": 1 }');
  });

  it('says how each stands', () => {
    expect(statusOf(`{"exp":${NOW + 3600}}`, 'exp')).toBe('1 hour left');
    expect(statusOf(`{"exp":${NOW - 180}}`, 'exp')).toBe('expired 3 minutes ago');
    expect(statusOf(`{"exp":${NOW - 5}}`, 'exp', 10)).toBe('within the tolerance');
    expect(statusOf(`{"nbf":${NOW + 60}}`, 'nbf')).toBe('not for 1 minute');
    expect(statusOf(`{"iat":${NOW + 60}}`, 'iat')).toBe('in the future');
    expect(statusOf(`{"iat":${NOW - 60}}`, 'iat')).toBe('required');
    expect(statusOf('{"exp":"soon"}', 'exp')).toBe('wrong type');
    expect(statusOf('{"exp":1e400}', 'exp')).toBe('wrong type');
    expect(statusOf('{"exp":1e300}', 'exp')).toBe('beyond any calendar');
    expect(statusOf('{"aud":{}}', 'aud')).toBe('wrong type');
    expect(statusOf('{"favourite":1}', 'favourite')).toBe('unknown name');
    expect(statusOf('{"sub":"a","sub":"b"}', 'sub')).toBe('overwritten by a later one');
    const logout = { name: 'logout-token', certain: true } as const;
    const [nonce] = tabulatePart('payload', '{"nonce":"x"}', { profile: logout }) ?? [];
    expect(nonce && memberStatus(nonce, NOW, 0)).toEqual({
      tone: 'bad',
      words: 'must not be here',
    });
  });

  it('is not made of what is no JSON object, and cut where it is very long', () => {
    for (const text of ['', '[]', '{"a"', '1', ' '.repeat(200_001)]) {
      expect(tabulatePart('payload', text, { profile: AT })).toBeUndefined();
    }
    const many = `{${Array.from({ length: 600 }, (_, i) => `"a${i}":"${'x'.repeat(200)}"`).join(',')}}`;
    const rows = tabulatePart('payload', many, { profile: AT });
    expect(rows).toHaveLength(500);
    expect(rows?.[0]?.value).toHaveLength(161);
  });
});
