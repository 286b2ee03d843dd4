import type { KeyProblemCode } from '../../../keys/key-problem.ts';
import { defineRule } from '../../define-rule.ts';

/** Encrypted, so not read, but private all the same. */
const CLOSED: ReadonlySet<string> = new Set<KeyProblemCode>([
  'pem-encrypted',
  'pem-encryption-unknown',
  'pem-encryption-costly',
  'pem-password-wrong',
]);

export default defineRule({
  id: 'key-private-in-verify-field',
  severity: 'high',
  appliesTo: ['jws', 'empty'],
  needs: ['key'],
  title: 'A private key where the public one would do',
  why: 'Verification needs only the public half of this key; whoever sees this one can sign as its owner.',
  fix: 'To verify, paste the public key. If this key is a real one and this page is not yours, replace it.',
  reference: 'RFC 7517 §9.2; RFC 7515 §10.2',
  check: ({ key, keyUse }) =>
    keyUse === 'verify' &&
    (key.keys.some(({ kind }) => kind === 'private') ||
      key.problems.some(({ code }) => CLOSED.has(code)))
      ? { at: { part: 'key' } }
      : undefined,
  examples: {
    flagged: [
      { header: { alg: 'ES256' }, payload: {}, key: '$p256-pem', severity: 'high' },
      { header: { alg: 'ES256' }, payload: {}, key: '$p256' },
      {
        header: { alg: 'ES256' },
        payload: {},
        // Of an Ed25519 key: `openssl pkcs8 -topk8 -v2 aes-256-cbc`.
        key: `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgxiIK1AWgsKgICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEPEAhtltIBJQi8BNyYxGvDEEQOWF
GS1iqGd1+7RPOVbeoY87AeUehwOfcKA65dMU0rr08gYKEWaUEgHrKK7hQKKYBpsX
a4GjM1tTVuOGyQGBVGI=
-----END ENCRYPTED PRIVATE KEY-----`,
      },
    ],
    clean: [
      { header: { alg: 'ES256' }, payload: {}, key: '$p256', keyUse: 'sign' },
      { header: { alg: 'HS256' }, payload: {}, key: '$secret' },
      { header: { alg: 'ES256' }, payload: {}, key: '$p256-public' },
    ],
  },
});
