// Elliptic-curve keys that are not what JOSE wants: coordinates, points, curves.
import { EC_CURVES, OKP_CURVES } from '../../../keys/curves.ts';
import { registeredName } from '../../key-names.ts';
import { faultRule } from '../../fault-rule.ts';

const ES256 = { header: { alg: 'ES256' }, payload: {} } as const;
const EDDSA = { header: { alg: 'EdDSA' }, payload: {} } as const;

export default [
  faultRule({
    id: 'ec-coordinate-length',
    severity: 'high',
    title: 'A coordinate has the wrong length',
    why: 'The {member} of {which} has {got} bytes and must have {wanted}, leading zeros included. One key in 128 has one, so the fault is easily missed.',
    fix: 'Pad the number with zeros on the left before it is encoded.',
    reference: 'RFC 7518 §6.2.1.2, §6.2.1.3, §6.2.2.1',
    tell: (code, { kind, member = '', got = 0, wanted = 0 }) =>
      code === 'jwk-member-octets' && EC_CURVES.has(String(kind))
        ? { member, got, wanted }
        : undefined,
    examples: {
      flagged: [
        // 31 bytes.
        {
          ...ES256,
          key: { like: '$p256-public-jwk', x: 'HGgOPRg2W4WGDtLTUGySGc3reF21aUi40dGuACVrLg' },
          severity: 'high',
        },
        {
          ...ES256,
          key: { like: '$p256-public-jwk', x: 'ABxoDj0YNluFhg7S01BskhnN63hdtWlIuNHRrgAlay5-' },
        },
      ],
      clean: [
        { ...ES256, key: '$p256-public-jwk' },
        { ...ES256, key: '$p384-public' },
        { ...EDDSA, key: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } },
      ],
    },
  }),
  faultRule({
    id: 'okp-length',
    severity: 'high',
    title: 'The key has the wrong length',
    why: 'The {member} of {which} has {got} bytes; {kind} keys have {wanted}. Some libraries write the private key and the public one together, 64 bytes.',
    fix: 'Of 64 bytes, the first 32 are d and the last 32 are x.',
    reference: 'RFC 8037 §2',
    tell: (code, { kind, name = kind, member = 'value', got = 0, wanted = 0 }) =>
      (code === 'jwk-member-octets' || code === 'key-octets') && OKP_CURVES.has(String(name))
        ? { kind: name ?? '', member, got, wanted }
        : undefined,
    examples: {
      flagged: [
        {
          ...EDDSA,
          key: { like: '$ed25519-public', d: 'k7Zx'.repeat(21) + 'kw' },
          severity: 'high',
        },
        { ...EDDSA, key: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } },
      ],
      clean: [
        { ...EDDSA, key: '$ed25519-public' },
        { ...ES256, key: { like: '$p256-public-jwk', x: 'AAAA' } },
      ],
    },
  }),
  faultRule({
    id: 'ec-point-invalid',
    severity: 'critical',
    title: 'The point is not on the curve',
    why: 'The x and y of {which} are no point of {curve}. A library that uses it all the same can be made to give away its private key (invalid-curve attack).',
    fix: 'Reject the key. If it is your own, copy it again.',
    reference: 'RFC 8725 §2.5, §3.4; NIST SP 800-56A §5.6.2.3; CVE-2016-9121',
    tell: (code, { curve = 'the curve' }) =>
      code === 'point-not-on-curve' ? { curve } : undefined,
    examples: {
      flagged: [
        {
          ...ES256,
          key: { like: '$p256-public-jwk', y: 'aYDO5c8lIUmAxXHZtqZD-RcXG9LJqU5HsyW5aa1_BRQ' },
          severity: 'critical',
        },
        { ...ES256, key: { like: '$p256-public-jwk', x: 'A'.repeat(43), y: 'A'.repeat(43) } },
      ],
      clean: [
        { ...ES256, key: '$p256-public-jwk' },
        { ...ES256, key: '$p256-public' },
      ],
    },
  }),
  faultRule({
    id: 'ec-curve-unsupported',
    severity: 'medium',
    title: 'Not a curve of JOSE',
    why: '{curve} is no curve that an algorithm of JOSE goes with: P-256, P-384, P-521 and secp256k1 are.',
    fix: 'Generate a key on P-256, for ES256.',
    reference: 'RFC 7518 §6.2.1.1; RFC 8812 §3.1',
    tell: (code, { kty, crv = '', name, oid = '' }) => {
      if (code === 'der-unknown-curve') return { curve: name || `The curve ${oid}` };
      const isUnknown = code === 'jwk-crv-unknown' && kty === 'EC' && !registeredName(String(crv));
      return isUnknown ? { curve: crv } : undefined;
    },
    examples: {
      flagged: [
        { ...ES256, key: { kty: 'EC', crv: 'P-192', x: 'AAAA', y: 'AAAA' }, severity: 'medium' },
        // openssl ecparam -name brainpoolP256r1 -genkey
        {
          ...ES256,
          key: `-----BEGIN PUBLIC KEY-----
MFowFAYHKoZIzj0CAQYJKyQDAwIIAQEHA0IABHIGae2QurKTR/OHe00X+tToPAVQ
b/4u46wvv+hFT79LAjc5hC6DkEo4tSw5tBRiDRrTnDOlSvgRQ5UZlun3Fd0=
-----END PUBLIC KEY-----
`,
        },
      ],
      clean: [
        { ...ES256, key: '$p256-public-jwk' },
        // jwk-name-variant says how it is spelled.
        { ...ES256, key: { like: '$p256-public-jwk', crv: 'secp256r1' } },
      ],
    },
  }),
  faultRule({
    id: 'ec-explicit-parameters',
    severity: 'high',
    title: 'The key spells out its curve',
    why: 'Instead of naming a curve, {which} carries its equation and generator. A library that trusts them lets an attacker choose them, and forge signatures (CurveBall).',
    fix: 'Convert it: openssl ec -param_enc named_curve. Refuse such keys from others.',
    reference: 'RFC 5480 §2.1.1; CVE-2020-0601',
    tell: (code) => (code === 'der-explicit-curve' ? {} : undefined),
    examples: {
      flagged: [
        // openssl ecparam -name prime256v1 -param_enc explicit
        {
          ...ES256,
          key: `-----BEGIN PUBLIC KEY-----
MIIBSzCCAQMGByqGSM49AgEwgfcCAQEwLAYHKoZIzj0BAQIhAP////8AAAABAAAA
AAAAAAAAAAAA////////////////MFsEIP////8AAAABAAAAAAAAAAAAAAAA////
///////////8BCBaxjXYqjqT57PrvVV2mIa8ZR0GsMxTsPY7zjw+J9JgSwMVAMSd
NgiG5wSTamZ44ROdJreBn36QBEEEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5
RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9QIhAP////8AAAAA
//////////+85vqtpxeehPO5ysL8YyVRAgEBA0IABEb3UV6Lyjglb1reHkAjOW7L
p5RK3FH1+mOq3VvZBrrLuctD5BB1bdI5fL0u5JagxtUBPfkjd9sWI+q+Fjlzbjs=
-----END PUBLIC KEY-----
`,
          severity: 'high',
        },
        {
          ...EDDSA,
          key: `-----BEGIN PUBLIC KEY-----
MIIBSzCCAQMGByqGSM49AgEwgfcCAQEwLAYHKoZIzj0BAQIhAP////8AAAABAAAA
AAAAAAAAAAAA////////////////MFsEIP////8AAAABAAAAAAAAAAAAAAAA////
///////////8BCBaxjXYqjqT57PrvVV2mIa8ZR0GsMxTsPY7zjw+J9JgSwMVAMSd
NgiG5wSTamZ44ROdJreBn36QBEEEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5
RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9QIhAP////8AAAAA
//////////+85vqtpxeehPO5ysL8YyVRAgEBA0IABEb3UV6Lyjglb1reHkAjOW7L
p5RK3FH1+mOq3VvZBrrLuctD5BB1bdI5fL0u5JagxtUBPfkjd9sWI+q+Fjlzbjs=
-----END PUBLIC KEY-----`,
        },
      ],
      clean: [
        { ...ES256, key: '$p256-public' },
        { ...ES256, key: '$p256-pem' },
      ],
    },
  }),
];
