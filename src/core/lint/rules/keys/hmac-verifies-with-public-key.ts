import type { PublicKeyForm } from '../../../crypto/clues/clues.ts';
import { defineRule } from '../../define-rule.ts';

const FORMS = {
  'spki-pem': 'PEM',
  'pkcs1-pem': 'PEM of the older form RSA PUBLIC KEY',
  'certificate-pem': 'a certificate in PEM',
  'pem-one-line': 'PEM without its line breaks',
  'pem-body': 'the base64 between the lines of a PEM file',
  'spki-der': 'DER',
  'pkcs1-der': 'DER of the older RSA form',
  x5c: 'its certificate in x5c',
  jwk: 'a JWK',
  modulus: 'its modulus n',
} satisfies Record<PublicKeyForm, string>;

export default defineRule({
  id: 'hmac-verifies-with-public-key',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: ['key', 'verification'],
  title: 'The public key is the HMAC secret',
  why: 'The signature holds when the public key, written as {form}, is taken for the secret: a forged token (key confusion), or an issuer whose secret everybody can read.',
  fix: 'Reject it. In the verifier, tie each key to its algorithm, so that no token can choose HS256 for a public key.',
  reference: 'RFC 8725 §2.1, §3.1; CVE-2015-9235',
  hides: ['key-type-mismatch', 'signature-invalid'],
  check: ({ key, verification }) => {
    const form = verification?.clues?.publicKeyForm;
    if (form) return { at: { part: 'signature' }, values: { form: FORMS[form] } };
    const isOwnText =
      verification?.otherReading?.kind === 'text-as-secret' &&
      key.keys.some(({ kind }) => kind === 'public');
    return isOwnText
      ? { at: { part: 'signature' }, values: { form: 'in the key field' } }
      : undefined;
  },
  examples: {
    flagged: [
      // The secret is the key as PEM.
      {
        text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.D6N60-hpJLMRQde6zxJM0YmIjT-BFzASyx0CJpZUdw0',
        key: { keys: [{ like: '$p256-public-jwk', kid: 'a' }] },
        severity: 'critical',
      },
      {
        text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.f4lu1piskgl0FAR7a7y_N00DkgZx0bGMkcweQ1OBx_4',
        key: '$p256-public',
      },
      { header: { alg: 'HS256' }, payload: {}, signWith: '$rsa-public', key: '$rsa-public' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: {}, signWith: '$secret', key: '$p256-public' },
      { header: { alg: 'HS256' }, payload: {}, signWith: '$secret', key: '$secret' },
      { header: { alg: 'ES256' }, payload: {}, signWith: '$p256', key: '$p256-public' },
    ],
  },
});
