// PEM files that were damaged on their way, or are not what they say.
import { faultRule } from '../../fault-rule.ts';
import { defineRule } from '../../define-rule.ts';

const RS256 = { header: { alg: 'RS256' }, payload: {} } as const;
const ES256 = { header: { alg: 'ES256' }, payload: {} } as const;

/** Where a pattern looks: a key file is no longer. */
const MAX_LENGTH = 16_384;

/** The two characters \\ and n for a line break, once or twice escaped. */
export const ESCAPED = /-----BEGIN [A-Z0-9 ]{1,40}-----\s*\\+(?:r\\*)?n/;
/** Spaces where the line breaks were. */
export const ON_ONE_LINE = /-----BEGIN [A-Z0-9 ]{1,40}-----[ \t][A-Za-z0-9+/]{16}/;
/** Too few hyphens, or the dashes of a word processor. */
export const BAD_DASHES = /(?:(?:^|[^-])-{1,4}|[\u2010-\u2015]) ?BEGIN [A-Z0-9 ]{1,40}?KEY/m;

const FAULTS: ReadonlyMap<string, string> = new Map([
  ['pem-no-begin', 'its first line is missing'],
  ['pem-no-end', 'its last line is missing'],
  ['pem-end-differs', 'it begins as one thing and ends as another'],
  ['pem-empty', 'there is nothing between its lines'],
  ['pem-bad-character', 'there are characters in it that base64 does not have'],
  ['pem-bad-length', 'characters of its base64 are missing'],
  ['der-truncated', 'lines of it are missing'],
  ['der-malformed', 'its base64 is no key of that kind'],
]);

export default [
  defineRule({
    id: 'pem-escaped-newlines',
    severity: 'medium',
    appliesTo: ['jws', 'jwe', 'empty'],
    needs: ['key'],
    title: 'The PEM has lost its line breaks',
    why: 'It has {instead} for line breaks, as environment variables and one-line settings do. Here it is read all the same; most libraries refuse it.',
    fix: 'Put them back before the library sees it: key.replace(/\\\\n/g, "\\n") in JavaScript.',
    reference: 'RFC 7468 §2; node-jsonwebtoken#642',
    check: ({ keyText }) => {
      const text = keyText.slice(0, MAX_LENGTH);
      const isEscaped = ESCAPED.test(text);
      if (!isEscaped && !ON_ONE_LINE.test(text)) return undefined;
      const instead = isEscaped ? 'a backslash and an n' : 'spaces';
      return { at: { part: 'key' }, values: { instead } };
    },
    examples: {
      flagged: [
        {
          ...ES256,
          key: String.raw`-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHGgOPRg2W4WGDtLTUGySGc3reF21\naUi40dGuACVrLn5pgM7lzyUhSYDFcdm2pkP5Fxcb0smpTkezJblprX8FFQ==\n-----END PUBLIC KEY-----`,
          severity: 'medium',
        },
        {
          ...ES256,
          key: '-----BEGIN PUBLIC KEY----- MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHGgOPRg2W4WGDtLTUGySGc3reF21 aUi40dGuACVrLn5pgM7lzyUhSYDFcdm2pkP5Fxcb0smpTkezJblprX8FFQ== -----END PUBLIC KEY-----',
        },
      ],
      clean: [
        { ...ES256, key: '$p256-public' },
        { ...ES256, key: '$p256-public-jwk' },
      ],
    },
  }),
  faultRule({
    id: 'pem-label-mismatch',
    severity: 'medium',
    title: 'The PEM label is wrong',
    why: 'Its first line says {label}, and what it holds is {found}. Here it is read as that; most libraries refuse it.',
    fix: 'Convert it with openssl (openssl pkey, openssl rsa -RSAPublicKey_in), or correct the label.',
    reference: 'RFC 7468 §10, §13',
    tell: (code, { label = '', found = '' }) =>
      code === 'pem-mislabelled' ? { label, found } : undefined,
    examples: {
      flagged: [
        // PKCS#1 as PUBLIC KEY.
        {
          ...RS256,
          key: `-----BEGIN PUBLIC KEY-----
MIIBCgKCAQEAwfQwAZKjJlfoBfcriRXuRORzyMeCM0moru0Xn5duxRw0THfH4n78
7k9/DNRwni5CirkUQ70ZC8xjyH/mqq+g/LpB7AXEEtWuAq4Ddg55+YSTdUGHDJwc
fnZlGK1iowl8kudEQJoITkBSH3FrwexZdT1HYMR+07W9AnWVl1rKo9LkoOAczfOa
Pjem8HXPmvVipEBNKUC1l8ZXjvYmU4mTcI/mf/wOdFDvAxHgIwTXF0LMKyHaH3xS
1BKtRCCGNi3UdxlDiY5xxpkMYYM9Qzamwg2bypC8/ZsAdrFEFYuIdK8cSU1qbnpW
oA2TqZJHDm7+tfgvbBnhUBrN+phJECqTOQIDAQAB
-----END PUBLIC KEY-----
`,
          severity: 'medium',
        },
        // SubjectPublicKeyInfo as CERTIFICATE.
        {
          ...ES256,
          key: `-----BEGIN CERTIFICATE-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHGgOPRg2W4WGDtLTUGySGc3reF21
aUi40dGuACVrLn5pgM7lzyUhSYDFcdm2pkP5Fxcb0smpTkezJblprX8FFQ==
-----END CERTIFICATE-----
`,
        },
      ],
      clean: [
        { ...ES256, key: '$p256-public' },
        {
          ...RS256,
          key: `-----BEGIN RSA PUBLIC KEY-----
MIIBCgKCAQEAwfQwAZKjJlfoBfcriRXuRORzyMeCM0moru0Xn5duxRw0THfH4n78
7k9/DNRwni5CirkUQ70ZC8xjyH/mqq+g/LpB7AXEEtWuAq4Ddg55+YSTdUGHDJwc
fnZlGK1iowl8kudEQJoITkBSH3FrwexZdT1HYMR+07W9AnWVl1rKo9LkoOAczfOa
Pjem8HXPmvVipEBNKUC1l8ZXjvYmU4mTcI/mf/wOdFDvAxHgIwTXF0LMKyHaH3xS
1BKtRCCGNi3UdxlDiY5xxpkMYYM9Qzamwg2bypC8/ZsAdrFEFYuIdK8cSU1qbnpW
oA2TqZJHDm7+tfgvbBnhUBrN+phJECqTOQIDAQAB
-----END RSA PUBLIC KEY-----
`,
        },
      ],
    },
  }),
  defineRule({
    id: 'pem-malformed',
    severity: 'medium',
    appliesTo: ['jws', 'jwe', 'empty'],
    needs: ['key'],
    title: 'The PEM is damaged',
    why: 'This is not a whole PEM file: {fault}.',
    fix: 'Copy the whole file again, from -----BEGIN to the last hyphen.',
    reference: 'RFC 7468 §2, §3',
    check: ({ key, keyText }) => {
      const at = { part: 'key' } as const;
      for (const { code } of key.problems) {
        const fault = FAULTS.get(code);
        if (fault !== undefined) return { at, values: { fault } };
      }
      const hasBadDashes = key.encoding === 'pem' && BAD_DASHES.test(keyText.slice(0, MAX_LENGTH));
      const fault = 'its first line has not five hyphens on each side';
      return hasBadDashes ? { at, values: { fault } } : undefined;
    },
    examples: {
      flagged: [
        {
          ...ES256,
          key: `----BEGIN PUBLIC KEY----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHGgOPRg2W4WGDtLTUGySGc3reF21
aUi40dGuACVrLn5pgM7lzyUhSYDFcdm2pkP5Fxcb0smpTkezJblprX8FFQ==
----END PUBLIC KEY----
`,
          severity: 'medium',
        },
        {
          ...ES256,
          key: `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHGgOPRg2W4WGDtLTUGySGc3reF21
aUi40dGuACVrLn5pgM7lzyUhSYDFcdm2pkP5Fxcb0smpTkezJblprX8FFQ==
`,
        },
        {
          ...ES256,
          key: `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHG?OPRg2W4WGDtLTUGySGc3reF21
aUi40dGuACVrLn5pgM7lzyUhSYDFcdm2pkP5Fxcb0smpTkezJblprX8FFQ==
-----END PUBLIC KEY-----
`,
        },
        {
          ...ES256,
          key: `—BEGIN PUBLIC KEY—
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHGgOPRg2W4WGDtLTUGySGc3reF21
aUi40dGuACVrLn5pgM7lzyUhSYDFcdm2pkP5Fxcb0smpTkezJblprX8FFQ==
-----END PUBLIC KEY-----
`,
        },
      ],
      clean: [
        { ...ES256, key: '$p256-public' },
        { ...ES256, key: '$p256-pem' },
        { header: { alg: 'HS256' }, payload: {}, key: '$secret' },
      ],
    },
  }),
];
