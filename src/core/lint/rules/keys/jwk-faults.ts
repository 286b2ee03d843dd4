// JWKs whose members are missing, badly encoded or misspelled.
import { faultRule } from '../../fault-rule.ts';
import { registeredName } from '../../key-names.ts';

const RS256 = { header: { alg: 'RS256' }, payload: {} } as const;
const ES256 = { header: { alg: 'ES256' }, payload: {} } as const;
const HS256 = { header: { alg: 'HS256' }, payload: {} } as const;

/** What is wrong with how a member is written, by the reader's code. */
const ENCODING_FAULTS: ReadonlyMap<string, string> = new Map([
  ['jwk-member-not-string', 'it is no string'],
  ['jwk-member-character', 'it has characters that base64url does not have'],
  ['jwk-member-length', 'it has a length that no bytes encode to'],
  ['jwk-member-lenient', 'it has padding, + or /, or stray bits at its end'],
]);

/** Members that hold bytes. */
const OCTET_MEMBERS: ReadonlySet<string> = new Set('n e d p q dp dq qi x y k pub priv'.split(' '));

export default [
  faultRule({
    id: 'jwk-missing-member',
    severity: 'high',
    title: 'A member of the JWK is missing',
    why: 'The JWK lacks {member}, so {which} cannot be used.',
    fix: 'Complete it: RSA has n and e, EC has crv, x and y, OKP has crv and x, oct has k, and all have kty.',
    reference: 'RFC 7517 §4.1; RFC 7518 §6; RFC 8037 §2; RFC 9964',
    tell: (code, { member = '' }) => {
      if (code === 'jwk-no-kty') return { member: 'kty' };
      return code === 'jwk-member-missing' ? { member } : undefined;
    },
    examples: {
      flagged: [
        {
          ...ES256,
          key: { kty: 'EC', crv: 'P-256', x: 'HGgOPRg2W4WGDtLTUGySGc3reF21aUi40dGuACVrLn4' },
          severity: 'high',
        },
        { ...RS256, key: { keys: ['$rsa-public-jwk', { kty: 'RSA', e: 'AQAB' }] } },
        { ...HS256, key: { k: 'AAAA' }, keyFormat: 'jwk' },
      ],
      clean: [
        { ...ES256, key: '$p256-public-jwk' },
        { ...HS256, key: '$secret' },
      ],
    },
  }),
  faultRule({
    id: 'jwk-bad-encoding',
    severity: 'high',
    title: 'A member is not base64url',
    why: 'The {member} of {which} must be base64url without padding, and {fault}. Libraries refuse it, or read another key.',
    fix: 'Encode the bytes of the number, big-endian, as base64url: 65537 is "AQAB".',
    reference: 'RFC 7518 §2, §6',
    tell: (code, { member = '' }) => {
      const fault = ENCODING_FAULTS.get(code);
      return fault !== undefined && OCTET_MEMBERS.has(String(member))
        ? { member, fault }
        : undefined;
    },
    examples: {
      flagged: [
        { ...RS256, key: { like: '$rsa-public-jwk', e: 65537 }, severity: 'high' },
        { ...RS256, key: { like: '$rsa-public-jwk', e: '65537' } },
        { ...HS256, key: { kty: 'oct', k: 'my secret!' } },
        { ...HS256, key: { kty: 'oct', k: 'c2VjcmV0cw==' } },
      ],
      clean: [
        { ...RS256, key: '$rsa-public-jwk' },
        // kid is no bytes.
        { ...RS256, key: { like: '$rsa-public-jwk', kid: 1 } },
        { ...HS256, key: '$secret' },
      ],
    },
  }),
  faultRule({
    id: 'jwk-name-variant',
    severity: 'medium',
    title: 'A name is misspelled in the JWK',
    why: 'It says {value} and must say {registered}: names are compared letter by letter.',
    fix: 'Write {registered}.',
    reference: 'RFC 7517 §4.1; RFC 7518 §6.1, §6.2.1.1; RFC 8812 §3.1',
    tell: (code, { kty = '', crv = '' }) => {
      const value = code === 'jwk-kty-unknown' ? kty : code === 'jwk-crv-unknown' ? crv : '';
      const registered = registeredName(String(value));
      return registered === undefined ? undefined : { value, registered };
    },
    examples: {
      flagged: [
        {
          ...ES256,
          key: { like: '$p256-public-jwk', kty: 'ec', crv: 'secp256r1' },
          severity: 'medium',
        },
        { ...ES256, key: { like: '$p256-public-jwk', crv: 'secp256r1' } },
        { ...RS256, key: { like: '$rsa-public-jwk', kty: 'rsa' } },
      ],
      clean: [
        { ...ES256, key: '$p256-public-jwk' },
        { ...ES256, key: { kty: 'EC', crv: 'P-192', x: 'AAAA', y: 'AAAA' } },
        { ...HS256, key: { kty: 'octet', k: 'AAAA' } },
      ],
    },
  }),
  faultRule({
    id: 'rsa-private-incomplete',
    severity: 'medium',
    title: 'The RSA private key is incomplete',
    why: 'The JWK has d but not {missing}. Browsers and strict libraries import an RSA private key with all five numbers, or not at all.',
    fix: 'Export p, q, dp, dq and qi too. They can be computed from n, e and d.',
    reference: 'RFC 7518 §6.3.2',
    tell: (code, { missing = '' }) => (code === 'jwk-rsa-partial' ? { missing } : undefined),
    examples: {
      flagged: [
        {
          ...RS256,
          key: {
            like: '$rsa',
            p: undefined,
            q: undefined,
            dp: undefined,
            dq: undefined,
            qi: undefined,
          },
          severity: 'medium',
        },
        { ...RS256, key: { like: '$rsa', qi: undefined } },
      ],
      clean: [
        { ...RS256, key: '$rsa' },
        { ...RS256, key: '$rsa-public-jwk' },
      ],
    },
  }),
];
