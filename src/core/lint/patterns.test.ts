// Text patterns with what they must and must not match, from real tokens and real attacks.
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { isCardNumber, isIban } from './bank-numbers.ts';
import { isPasswordHash } from './password-hash.ts';
import { isPublicKeyText } from './public-key-text.ts';
import { CONNECTION_STRINGS, EMBEDDED_TOKEN } from './rules/claims/carried-secrets.ts';
import { PATTERNS as STRINGIFIED } from './rules/claims/claim-stringified.ts';
import { PATTERNS as TEMPLATE } from './rules/claims/claim-template-unresolved.ts';
import { PATTERNS as PRIVATE_KEY } from './rules/claims/payload-private-key.ts';
import { PATTERNS as WILDCARD } from './rules/claims/scope-values.ts';
import { ACTIVE, INTERNAL } from './rules/claims/telling-texts.ts';
import { PATTERNS as PUBLIC_NAME } from './rules/header/hs-kid-looks-asymmetric.ts';
import { PATTERNS as INJECTIONS } from './rules/header/kid-injection.ts';
import { PATTERNS as PATH } from './rules/header/kid-path-traversal.ts';
import { BAD_DASHES, ESCAPED, ON_ONE_LINE } from './rules/keys/pem.ts';
import { NEEDLESS } from './rules/encoding/json-member-names.ts';
import { otherFormat } from './rules/encoding/not-a-jwt-lookalike.ts';
import { vendorSecret } from './vendor-secrets.ts';

const injection = (id: string): readonly RegExp[] => INJECTIONS.get(id) ?? [];
const any =
  (patterns: readonly RegExp[]) =>
  (text: string): boolean =>
    patterns.some((pattern) => pattern.test(text));

describe.each([
  {
    name: 'kid-path-traversal',
    matches: any(PATH),
    yes: [
      '../../../../dev/null',
      '..\\..\\web.config',
      '/etc/passwd',
      'file:///etc/hosts',
      'C:\\keys\\a.pem',
      '/proc/sys/kernel/randomize_va_space',
      '~/.ssh/id_rsa',
      'keys/../../dev/null',
      '/dev/null',
    ],
    no: [
      'keys/2024-01',
      'a..b',
      'abc/DEF+1=',
      '2024/01/key',
      '/',
      '1.2.3',
      '..',
      'prod..key',
      '/qwerty12',
    ],
  },
  {
    name: 'kid-sql-injection',
    matches: any(injection('kid-sql-injection')),
    yes: [
      "x' UNION SELECT '1';-- ",
      "' or 1=1",
      "1' AND '1'='1",
      'x;DROP TABLE k',
      "'; waitfor delay '0:0:5'",
      '1 and sleep(5)',
      "a'-- ",
      "non' union all select 'ATTACKER'",
    ],
    no: [
      "o'brien-laptop",
      "d'or-2024",
      'a--b',
      'key;2024',
      'union-select-2',
      "l'orange key",
      'android-1',
    ],
  },
  {
    name: 'kid-command-injection',
    matches: any(injection('kid-command-injection')),
    yes: [
      '|sleep 10',
      '| id',
      'key;curl http://x',
      'k && ping 1.1.1.1',
      '$(id)',
      '`id`',
      'x|whoami',
    ],
    no: ['key|2024', 'tenant|id', 'a&b', '$key', 'cat|dog', 'k;v', 'auth0|cat'],
  },
  {
    name: 'kid-other-injection',
    matches: any(injection('kid-other-injection')),
    yes: [
      '*)(uid=*',
      '${jndi:ldap://x/a}',
      '{{7*7}}',
      '<script>alert(1)</script>',
      'a\r\nX: y',
      '<%= 1 %>',
    ],
    no: [
      '{3f2504e0-4f89-11d3-9a0c-0305e82c3301}',
      '{{3f2504e0-4f89-11d3-9a0c-0305e82c3301}}',
      'key(1)',
      'a<b',
    ],
  },
  {
    name: 'hs-kid-looks-asymmetric',
    matches: any(PUBLIC_NAME),
    yes: [
      'rsa-2024-01',
      'key_RS256',
      'my.public.key',
      'nOo3ZDrODXEK1jKWhXslHR_KXEg',
      'NOO3ZDRODXEK1JKWHXSLHR_KXEG',
    ],
    no: [
      'hs-2024-01',
      'secret-1',
      'recover',
      'publisher',
      'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    ],
  },
  {
    name: 'payload-private-key',
    matches: any(PRIVATE_KEY),
    yes: [
      '-----BEGIN PRIVATE KEY-----',
      'x -----BEGIN RSA PRIVATE KEY-----',
      '-----BEGIN OPENSSH PRIVATE KEY-----',
      '-----BEGIN PGP PRIVATE KEY BLOCK-----',
      '-----BEGIN ENCRYPTED PRIVATE KEY-----',
    ],
    no: ['-----BEGIN PUBLIC KEY-----', '-----BEGIN CERTIFICATE-----'],
  },
  {
    name: 'payload-cloud-secret',
    matches: (text: string) => vendorSecret(text) !== undefined,
    yes: [
      'AKIAIOSFODNN7EXAMPLE',
      'ghp_a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2',
      `github_pat_${'a1B2_'.repeat(16)}a1`,
      'glpat-a1B2a1B2a1B2a1B2a1B2',
      'sk_live_4eC39HqLyjWDarjtT1zdp7dc',
      'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
      'AIzaSyA11111111111111111111111111111111',
      'xoxb-123456789012-abc',
      `SG.${'a1B2c3'.repeat(11)}`,
      `npm_${'a1B2'.repeat(9)}`,
      `hvs.${'a1B2c3'.repeat(16)}`,
      `sk-proj-${'a1B2'.repeat(15)}`,
      `sk-ant-api03-${'a1b'.repeat(31)}AA`,
      `secret=abc8Q~${'a1B2'.repeat(8)};`,
    ],
    no: ['AKIA', 'ghp_short', 'AIzaShort', 'ASIAN', 'akiaiosfodnn7example', 'task-proj-a', ''],
  },
  {
    name: 'payload-password-hash',
    matches: isPasswordHash,
    yes: [
      '$2b$12$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      '$argon2id$v=19$m=65536',
      'pbkdf2_sha256$600000$x$y',
      '{SSHA}abc',
      '$6$salt$hash',
      'scrypt:32768:8:1$x',
    ],
    no: ['$2.50', '$100', 'LDktKdoQak3Pk0cnXxCltA', 'scrypt', '{name}'],
  },
  {
    name: 'payload-connection-string',
    matches: any(CONNECTION_STRINGS),
    yes: [
      'postgres://u:p@h/db',
      'mongodb+srv://a:b@c.mongodb.net/',
      'Server=x;Password=abc;',
      'https://user:pw@host/',
    ],
    no: ['https://user@host/', 'https://host:8080/a@b', 'https://host/?a=b', 'mailto:a@b.c'],
  },
  {
    name: 'payload-embedded-token',
    matches: any([EMBEDDED_TOKEN]),
    yes: ['eyJhbGciOiJIUzI1NiJ9.e30.AAAA', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c'],
    no: ['eyJhIjoxfQ', 'a.b.c', 'eyJhbGci…'],
  },
  {
    name: 'claim-active-content',
    matches: any(ACTIVE),
    yes: [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '{{7*7}}',
      '${jndi:ldap://a}',
      "' OR 1=1",
      'a\r\nSet-Cookie: x',
      'javascript:alert(1)',
    ],
    no: [
      'Tom & Jerry <3',
      'I like JavaScript: it is fun',
      'a < b',
      'line1\nline2',
      "rock 'n' roll or jazz",
      '{{name}}',
    ],
  },
  {
    name: 'payload-internal-detail',
    matches: any(INTERNAL),
    yes: [
      '10.0.3.7',
      'ip-10-0-3-7.ec2.internal',
      '/home/app/config.yml',
      'SELECT a FROM b',
      '192.168.1.20',
      'api.default.svc.cluster.local',
      'C:\\inetpub\\x',
      'Error: x\n    at Object.run (/app/index.js:1:2)',
    ],
    no: [
      '1.10.0.3',
      'example.com',
      '10.0.3',
      '/orders/5',
      'version 110.0.3.7.9',
      'api.corp.example',
      'meet me\n at noon (sharp)',
    ],
  },
  {
    name: 'payload-card-number',
    matches: isCardNumber,
    // The test numbers that the networks publish.
    yes: [
      '4111111111111111',
      '5555555555554444',
      '2223003122003222',
      '378282246310005',
      '6011111111111117',
      '3530111333300000',
    ],
    no: ['4111111111111112', '1234567890123452', '0000000000000000', '411111111111', ''],
  },
  {
    name: 'IBAN',
    matches: isIban,
    yes: ['DE89370400440532013000', 'GB82 WEST 1234 5698 7654 32', 'FR1420041010050500013M02606'],
    no: ['DE88370400440532013000', 'DE8937040044053201300', 'ZZ89370400440532013000', 'de89', ''],
  },
  {
    name: 'claim-stringified',
    matches: any(STRINGIFIED),
    yes: ['undefined', 'null', '[object Object]', 'NaN', 'None', 'Invalid Date', '%s'],
    no: ['Null', 'nullify', 'none-of', 'nan', ' null'],
  },
  {
    name: 'claim-template-unresolved',
    matches: any(TEMPLATE),
    yes: [
      'https://login.microsoftonline.com/{tenantid}/v2.0',
      '{{ user.id }}',
      '${AUD}',
      '<your-client-id>',
      '%AUDIENCE%',
      '<%= id %>',
    ],
    no: ['{3f2504e0-4f89-11d3-9a0c-0305e82c3301}', '100%', 'a{b}c', '%20', '{{}}', '<your>'],
  },
  {
    name: 'scope-wildcard',
    matches: any(WILDCARD),
    yes: ['*', '*:*', 'root', 'SuperUser', 'https://www.googleapis.com/auth/cloud-platform'],
    no: ['read:*', 'all-hands', 'rooted', 'user', 'https://www.googleapis.com/auth/drive'],
  },
  {
    name: 'not-a-jwt-lookalike',
    matches: (text: string) => otherFormat(text) !== undefined,
    yes: [
      'v2.local.97TTOvgwIxNGvV80XKiGZg_kD3tsXM_-qB4dZGHOeN1cTkgQ',
      'gAAAAABlNkF8Xo9YjW0pS3mXQdF1t7c2hV5bK8nLrZ4yUeGvA6iJqDwTfOaPkMxHsCuIbN0zRgElYtVjW1oS2pXc3QdF4a==',
      'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
      'github_pat_11ABCDEFG0123456789_abcdefghijklmnop',
      'xoxb-123456789012-1234567890123-abcdefghijklmnop',
      'PHNhbWxwOlJlc3BvbnNlIHhtbG5zOnNhbWxwPSJ1cm46b2FzaXM',
      '.eJwrVipKLS7OzM9TslIqLU4tKlaqBQBQ4wcK.ZyxQ4A.xTf3b0kq2mWv9uK3fYt5rLs2eHg',
      'AgEPaHR0cHM6Ly9hLmV4YW1wbGUCBG5vbmNlAAAGIAAAAAAA',
      'MDAyMWxvY2F0aW9uIGh0dHA6Ly9teWJhbmsvCjAwMjZpZGVudGlmaWVy',
    ],
    no: [
      'eyJhbGciOiJIUzI1NiJ9.e30.AAAA',
      'gAAAAAB',
      'MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA',
      'v4.public',
      'ghp_short',
      'xoxo-love',
      'AgEAAAAA',
    ],
  },
  {
    name: 'json-escaped-member',
    matches: any([NEEDLESS]),
    yes: [
      String.raw`"\u0061lg"`,
      String.raw`"ex\u0070"`,
      String.raw`"a\u00e9\u005f"`,
      String.raw`"\\\u0041"`,
    ],
    no: [
      String.raw`"\u00e9"`,
      String.raw`"a\u0026b"`,
      String.raw`"\\u0061"`,
      String.raw`"\u005b"`,
      '"alg"',
    ],
  },
  {
    name: 'hmac-key-is-public-key',
    matches: (text: string) => isPublicKeyText(encodeUtf8(text)),
    yes: [
      '\n-----BEGIN PUBLIC KEY-----\nM',
      '-----BEGIN RSA PUBLIC KEY-----',
      '# key\n-----BEGIN CERTIFICATE-----',
      'ssh-ed25519 AAAAC3Nz',
      '\uFEFF ssh-rsa AAAAB3Nz',
      ' {"kty":"RSA","n":"AQAB","e":"AQAB"}',
    ],
    no: [
      'my public key is secret',
      '-----BEGIN PRIVATE KEY-----',
      '{"kty":"oct","k":"AAAA"}',
      '{"n":"AQAB"',
      '',
    ],
  },
  {
    name: 'pem-escaped-newlines',
    matches: any([ESCAPED, ON_ONE_LINE]),
    yes: [
      String.raw`-----BEGIN PUBLIC KEY-----\nMII`,
      String.raw`-----BEGIN PUBLIC KEY-----\\nMII`,
      String.raw`-----BEGIN PUBLIC KEY-----\r\nMII`,
      '-----BEGIN PUBLIC KEY----- MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHGgOPRg2',
    ],
    no: ['-----BEGIN PUBLIC KEY-----\nMII', '-----BEGIN PUBLIC KEY-----\r\nMII'],
  },
  {
    name: 'pem-malformed',
    matches: any([BAD_DASHES]),
    yes: ['----BEGIN PUBLIC KEY----', '\n---BEGIN RSA PRIVATE KEY---', '—BEGIN PUBLIC KEY—'],
    no: [
      '-----BEGIN PUBLIC KEY-----',
      'text before\n-----BEGIN EC PRIVATE KEY-----',
      'BEGIN of a KEY',
    ],
  },
])('$name', ({ matches, yes, no }) => {
  it.each(yes)('matches %j', (text) => expect(matches(text)).toBe(true));
  it.each(no)('leaves %j alone', (text) => expect(matches(text)).toBe(false));
});

it('knows a SubjectPublicKeyInfo by its first bytes', () => {
  const spki = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70];
  expect(isPublicKeyText(Uint8Array.from(spki))).toBe(true);
  expect(isPublicKeyText(Uint8Array.from([0x30, 0x82, 1, 0x22, 0x30, 0x0d, 0x06]))).toBe(true);
  // PKCS#8 begins with its version.
  expect(isPublicKeyText(Uint8Array.from([0x30, 0x2e, 0x02, 0x01, 0x00]))).toBe(false);
  expect(isPublicKeyText(Uint8Array.from([0x30]))).toBe(false);
});

it('stays quick on long text', () => {
  const started = performance.now();
  for (const piece of ['{{', '{{a', '${a', '<%', '<your-', '<your-a', '%A']) {
    any(TEMPLATE)(piece.repeat(16_384 / piece.length));
  }
  for (const piece of ["'", '../', ' ', '{{', '${', '$(', '`a', '; ', '|', '*) ', '<%']) {
    const text = piece.repeat(16_384 / piece.length);
    any(PATH)(text);
    for (const patterns of INJECTIONS.values()) any(patterns)(text);
    any(PRIVATE_KEY)(`-----BEGIN ${'A '.repeat(8_000)}`);
    any([NEEDLESS])(`"${'\\u00e9'.repeat(2_700)}`);
    any([NEEDLESS])(`"${'\\\\'.repeat(8_000)}`);
    any([BAD_DASHES, ESCAPED, ON_ONE_LINE])(`${'-'.repeat(8_000)}BEGIN ${'A '.repeat(4_000)}`);
  }
  for (const piece of [
    "'",
    '<img ',
    '<img on',
    '{{',
    '{{(',
    'a-a.',
    '.internal',
    '10.',
    '\n at a',
  ]) {
    any(ACTIVE)(piece.repeat(16_384 / piece.length));
    any(INTERNAL)(piece.repeat(16_384 / piece.length));
  }
  for (const piece of ['a://', 'pwd ', ';', 'password= ', 'eyJ', 'AKIA', 'abc1Q~', 'sk-proj-']) {
    const text = piece.repeat(16_384 / piece.length);
    any(CONNECTION_STRINGS)(text);
    any([EMBEDDED_TOKEN])(`eyJ${text}`);
    vendorSecret(text);
  }
  expect(performance.now() - started).toBeLessThan(1_000);
});
