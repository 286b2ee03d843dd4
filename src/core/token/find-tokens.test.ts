import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeRemoved } from './describe-removed.ts';
import { findTokens } from './find-tokens.ts';

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const make = (sub: string): string =>
  `${encode('{"alg":"HS256","typ":"JWT"}')}.${encode(JSON.stringify({ sub, iat: 1_795_000_000 }))}.${encode(`signature of ${sub}`.padEnd(32, '!'))}`;

const T = make('alice');
const U = make('bob');
const JWE = `${encode('{"alg":"dir","enc":"A256GCM"}')}..${encode('123456789012')}.${encode('ciphertext')}.${encode('1234567890123456')}`;
const UNSECURED = `${encode('{"alg":"none"}')}.${encode('{"sub":"a"}')}.`;
const DETACHED = `${encode('{"alg":"HS256"}')}..${encode('signature, thirty-two bytes long')}`;
const wrapped = T.replaceAll(/(.{40})/g, '$1\n');

const texts = (text: string): string[] => findTokens(text).tokens.map((token) => token.text);

describe('one token is found, and nothing else', () => {
  const pastes: Readonly<Record<string, string>> = {
    'the token alone': T,
    'spaces around': `  ${T}\n\n`,
    'a tab': `\t${T}`,
    'Windows line ends': `\r\n${T}\r\n`,
    Bearer: `Bearer ${T}`,
    bearer: `bearer ${T}`,
    DPoP: `DPoP ${T}`,
    'JWT scheme': `JWT ${T}`,
    'Token scheme': `Token ${T}`,
    'a header line': `Authorization: Bearer ${T}`,
    'a header line in lower case': `authorization: bearer ${T}`,
    'a proxy header': `Proxy-Authorization: Bearer ${T}`,
    'a header of one’s own': `X-Id-Token: ${T}`,
    'double quotes': `"${T}"`,
    'single quotes': `'${T}'`,
    backticks: `\`${T}\``,
    'a Markdown code block': `\`\`\`\n${T}\n\`\`\``,
    'a JSON member': JSON.stringify({ access_token: T, token_type: 'Bearer', expires_in: 3600 }),
    'indented JSON': JSON.stringify({ data: { token: T } }, null, 2),
    'JSON in JSON': JSON.stringify({ body: JSON.stringify({ id_token: T }) }),
    'a JSON string': JSON.stringify(T),
    'a JSON list': JSON.stringify([T]),
    'a cookie line': `Cookie: theme=dark; session=${T}; lang=en`,
    'a Set-Cookie line': `Set-Cookie: __Host-id=${T}; Path=/; Secure; HttpOnly; SameSite=Lax`,
    'an assignment': `token=${T}`,
    'an .env line': `API_TOKEN="${T}"`,
    'a shell export': `export TOKEN='${T}'`,
    'a JavaScript line': `const token = '${T}';`,
    'a YAML line': `token: ${T}`,
    'curl -H': `curl -H "Authorization: Bearer ${T}" https://api.example.com/v1/me`,
    'curl -H, single quotes': `curl -s -H 'Authorization: Bearer ${T}' 'https://api.example.com'`,
    'curl --header over lines': `curl https://api.example.com \\\n  --header "Authorization: Bearer ${T}" \\\n  --compressed`,
    'curl --oauth2-bearer': `curl --oauth2-bearer ${T} https://api.example.com`,
    'curl -b': `curl -b "session=${T}" https://api.example.com`,
    'curl -d': `curl -d 'grant_type=urn:x&assertion=${T}' https://as.example/token`,
    'a URL fragment': `https://app.example/cb#id_token=${T}&state=xyz`,
    'a URL query': `https://app.example/cb?token=${T}`,
    'a query in the middle': `https://app.example/cb?a=1&access_token=${T}&b=2`,
    'a URL that is encoded': `https://app.example/?u=${encodeURIComponent(`https://x.example/?token=${T}`)}`,
    'dots that are encoded': T.replaceAll('.', '%2E'),
    'an HTTP request': `GET /me HTTP/1.1\r\nHost: api.example.com\r\nAuthorization: Bearer ${T}\r\nAccept: */*\r\n\r\n`,
    'a log line': `2026-11-23T14:05:09.123Z INFO api.example.com auth ok token=${T} ip=10.0.0.1`,
    'a sentence': `Here is the token: ${T}, does it work for you?`,
    'a full stop after it': `My token is ${T} .`,
    'an HTML attribute': `<input name="token" value="${T}">`,
    'an XML element': `<token>${T}</token>`,
    'angle brackets': `<${T}>`,
    brackets: `[${T}]`,
    'wrapped lines': wrapped,
    'wrapped with a margin': wrapped.replaceAll('\n', '\n   '),
    'wrapped on Windows': wrapped.replaceAll('\n', '\r\n'),
    'wrapped after Bearer': `Authorization: Bearer ${wrapped}`,
    'zero-width spaces': T.replace('.', '\u200b.'),
    'a byte order mark': `\ufeff${T}`,
    'the same token twice': `${T}\n${T}`,
    'beside an e-mail address': `from jane.doe@mail.example.com with ${T}`,
    'beside a version': `v1.2.3 build 4.5.6 ${T}`,
    'beside a UUID': `id 8f0c1e1a-5c1e-4b3e-9a51-0d4e6f1f7d10 ${T}`,
  };
  test.each(Object.entries(pastes))('%s', (_, paste) => {
    expect(texts(paste)).toEqual([T]);
  });
});

describe('other shapes', () => {
  test.each([
    ['a JWE', JWE],
    ['an unsecured token', UNSECURED],
    ['a detached payload', DETACHED],
    ['a header alone', encode('{"alg":"HS256","typ":"JWT"}')],
    ['header and payload', T.slice(0, T.lastIndexOf('.'))],
    ['a token that was cut off', T.slice(0, -20)],
    ['padding', T.replace('.', '==.')],
    ['an illegal character', T.replace('.', '!.')],
    ['an SD-JWT', `${T}~${encode('["salt","name","value"]')}~`],
  ])('%s stays as it is', (_, token) => {
    expect(texts(token)).toEqual([token]);
    expect(texts(`Authorization: Bearer ${token}`)[0]).toBe(token);
  });

  test.each([
    'hello',
    '',
    'www.example.com',
    '1.2.3',
    'jane.doe@example.com',
    '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----',
    '{"kty":"oct","k":"AAAA"}',
    '{"version":"1.2.3","host":"api.example.com"}',
  ])('no token in %s', (text) => {
    expect(texts(text).filter((found) => found !== text)).toEqual([]);
  });
});

describe('damage stays to be seen', () => {
  const [header = '', payload = '', signature = ''] = T.split('.');
  test.each([
    ['a lost first letter', T.slice(1)],
    ['one case', T.toLowerCase()],
    ['a header that starts with a line break', `${encode('{\r\n "alg":"HS256"}')}.${payload}.x`],
    ['claims that are not encoded', `${header}.{"sub": 1}.${signature}`],
    ['an unencoded payload', `${encode('{"alg":"HS256","b64":false,"crit":["b64"]}')}.a b.AAAA`],
    ['a colon inside', `${header}.ey:J9.${signature}`],
    ['more parts than any token has', `${T}.x.y.z`],
    ['JSON serialization', JSON.stringify({ payload, protected: header, signature }, null, 1)],
  ])('%s', (_, text) => {
    expect(findTokens(` ${text}\n`).tokens.map(({ text: found }) => found)).toEqual([text]);
    expect(findTokens(text).tokens).toMatchObject([{ text, removed: [] }]);
  });

  test.each(['...', '…'])('a tail that was cut off with %s', (mark) => {
    for (const cut of [header.slice(0, 20), `${header}.${payload.slice(0, 12)}`, T.slice(0, -9)]) {
      const [token] = findTokens(cut + mark).tokens;
      expect(token).toMatchObject({ text: cut, removed: [{ kind: 'text', text: '…' }] });
    }
  });
});

describe('several tokens', () => {
  test('keep their order and their names', () => {
    const { tokens } = findTokens(JSON.stringify({ access_token: T, id_token: U }));
    expect(tokens.map(({ label, text }) => [label, text])).toEqual([
      ['access_token', T],
      ['id_token', U],
    ]);
  });

  test.each([
    ['lines', `${T}\n${U}`],
    ['a URL', `https://app.example/cb#access_token=${T}&id_token=${U}`],
    ['cookies', `Cookie: a=${T}; b=${U}`],
    ['words', `old ${T} new ${U}`],
  ])('in %s', (_, text) => {
    expect(texts(text)).toEqual([T, U]);
  });
});

describe('what was taken off', () => {
  test('is nothing for a token alone', () => {
    expect(findTokens(T).tokens[0]?.removed).toEqual([]);
  });

  test('is named, and never holds the token', () => {
    const { tokens } = findTokens(`Authorization: Bearer ${T}`);
    expect(tokens[0]?.removed.map(describeRemoved).join()).toContain('Authorization: Bearer');
    for (const { removed } of tokens) {
      for (const item of removed) expect(item.text).not.toContain(T.slice(0, 20));
    }
  });

  test.each([
    [`Authorization: Bearer ${T}`, 'Authorization', ['Authorization: Bearer ']],
    [`dpop ${T}`, undefined, ['dpop ']],
    [`"${T}",`, undefined, ['"']],
    [` ${T}\n`, undefined, [' \n']],
    [`{"a":{"id_token":"${T}"},"b":1}`, 'id_token', ['{"id_token":"…"}']],
    [`Cookie: a=1; session=${T}; b=2`, 'session', ['Cookie: session=']],
    [`X-Amzn-Oidc-Data: ${T}`, 'X-Amzn-Oidc-Data', ['X-Amzn-Oidc-Data: ']],
    [
      `curl -k -H "Authorization: Bearer ${T}" https://a.example`,
      'Authorization',
      ['curl …', 'Authorization: Bearer ', '"'],
    ],
    [`curl --oauth2-bearer ${T} https://a.example`, 'oauth2-bearer', ['curl …']],
    [
      `https://a.example/cb?code=x#id_token=${T}&state=y`,
      'id_token',
      ['https://a.example#id_token='],
    ],
    [`export API_TOKEN='${T}'`, 'API_TOKEN', ['API_TOKEN=', "'"]],
    [
      `{"name":"Authorization","value":"Bearer ${T}"}`,
      'Authorization',
      ['{"Authorization":"…"}', 'Bearer '],
    ],
    [T.replaceAll('.', '%2E'), undefined, ['%2E']],
    [`\ufeff${T}`, undefined, ['U+FEFF']],
  ])('%#: in its own words', (paste, label, removed) => {
    const [token] = findTokens(paste).tokens;
    expect(token?.label).toBe(label);
    expect(token?.removed.map(({ text }) => text)).toEqual(removed);
  });

  test('tells where a URL carried it', () => {
    expect(findTokens(`https://a.example/?access_token=${T}`).tokens[0]?.url).toEqual({
      place: 'query',
      name: 'access_token',
    });
    expect(findTokens(`https://a.example/#id_token=${T}`).tokens[0]?.url?.place).toBe('fragment');
  });

  test('names whitespace inside', () => {
    expect(findTokens(wrapped).tokens[0]?.removed.map(({ kind }) => kind)).toContain(
      'whitespace-inside',
    );
  });
});

describe('properties', () => {
  const signed = (alg: string, bytes: number) =>
    fc
      .tuple(
        fc.dictionary(fc.string(), fc.string()),
        fc.uint8Array({ minLength: bytes, maxLength: bytes }),
      )
      .map(
        ([claims, signature]) =>
          `${encode(JSON.stringify({ alg }))}.${encode(JSON.stringify(claims))}.${Buffer.from(signature).toString('base64url')}`,
      );
  const token = fc.oneof(signed('HS256', 32), signed('RS256', 256), signed('PS512', 512));
  const width = fc.integer({ min: 16, max: 100 });
  const wrapAt = (text: string, at: number, gap: string): string =>
    text.replaceAll(new RegExp(`.{${at}}(?=.)`, 'g'), `$&${gap}`);
  const wrap = fc.constantFrom<(text: string) => string>(
    (text) => `Bearer ${text}`,
    (text) => `"${text}"`,
    (text) => `{"token":"${text}"}`,
    (text) => `https://a.example/#token=${text}`,
    (text) => `curl -H 'Authorization: Bearer ${text}' https://a.example`,
    (text) => ` \n${text}\n `,
  );

  test('a token is found exactly, in any wrapping', () => {
    fc.assert(
      fc.property(token, wrap, (text, wrapping) => {
        expect(texts(wrapping(text))).toEqual([text]);
      }),
    );
  });

  test('a token that was wrapped is put together, and what follows it stays apart', () => {
    const gap = fc.constantFrom('\n', '\r\n', '\n    ', '\n> ', ' ');
    const after = fc.constantFrom(
      '',
      '\nHost: a.example',
      '\nRegards, Jane',
      '\n2026-11-24',
      ' is expired',
    );
    fc.assert(
      fc.property(token, width, gap, after, (text, at, between, rest) => {
        expect(texts(`Authorization: Bearer ${wrapAt(text, at, between)}${rest}`)).toEqual([text]);
      }),
    );
  });

  test('a short last line of the claims belongs to them', () => {
    const [header = '', payload = ''] = T.split('.');
    const text = `${header}.${payload}.AAAA`;
    const at = text.length - 'In0.AAAA'.length;
    expect(texts(`${text.slice(0, at)}\n${text.slice(at)}`)).toEqual([text]);
  });

  test('two wrapped tokens stay two', () => {
    fc.assert(
      fc.property(token, width, (text, at) => {
        expect(texts(`${wrapAt(text, at, '\n')}\n${wrapAt(T, at, '\n')}`)).toEqual([text, T]);
      }),
    );
  });

  test('a damaged token is found again as it was found', () => {
    const damage = fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom('', '!', '.', '=', '/', '%', 'é', ' ', '\n', '"', '{', '~', '\u200b'),
      ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(token, damage, (text, changes) => {
        let damaged = text;
        for (const [place, put] of changes) {
          const at = place % damaged.length;
          damaged = damaged.slice(0, at) + put + damaged.slice(at + (put === '' ? 1 : 0));
        }
        for (const found of texts(damaged)) {
          expect(findTokens(found).tokens).toMatchObject([{ text: found, removed: [] }]);
        }
      }),
    );
  });

  test('an escaped line break ends a damaged token, as a line break does', () => {
    const [header = '', payload = '', signature = ''] = T.split('.');
    const damaged = `${header.slice(0, 4)}~${header.slice(4)}.${payload.slice(0, 20)}%0a${payload.slice(20)}.${signature}`;
    const [found = ''] = texts(damaged);
    expect(found).not.toMatch(/\s/);
    expect(texts(found)).toEqual([found]);
  });

  test('finding is idempotent', () => {
    fc.assert(
      fc.property(token, (text) => {
        expect(findTokens(text).tokens).toMatchObject([{ text, removed: [] }]);
      }),
    );
  });

  test('never throws, and every token stands where it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), token, (noise, text) => {
        const source = `${noise} ${text} ${noise}`;
        for (const found of findTokens(source).tokens) {
          expect(found.span.start).toBeGreaterThanOrEqual(0);
          expect(found.span.end).toBeLessThanOrEqual(source.length);
          expect(found.span.start).toBeLessThan(found.span.end);
        }
      }),
    );
  });
});

test.each([
  ['dots', '.'],
  ['a.', 'a.'],
  ['eyJ', 'eyJ'],
  ['eyJ.', 'eyJ.'],
  ['quotes', '"'],
  ['percent signs', '%'],
  ['braces', '{"a":'],
  ['tildes', 'eyJ~'],
  ['spaces', ' '],
])('4 MB of %s take no longer than reading them does', (_, piece) => {
  const text = piece.repeat(Math.floor(4_000_000 / piece.length));
  const start = performance.now();
  findTokens(text);
  expect(performance.now() - start).toBeLessThan(2_000);
});
