// What can be wrong with a key text, as codes. The sentences are in describe-key-problem.ts.
import type { Problem } from '../problem.ts';
import type { KeyMaterial } from './key-reading.ts';

export const KEY_PROBLEM_CODES = [
  'key-text-too-long',
  'too-many-keys',
  'base64-bad-character',
  'base64-bad-length',
  'base64-stray-bits',
  'base64-url-alphabet',
  'base64url-standard-alphabet',
  'base64url-padding',
  'hex-bad-character',
  'hex-odd-length',
  'pem-no-begin',
  'pem-bare-body',
  'pem-no-end',
  'pem-end-differs',
  'pem-empty',
  'pem-bad-character',
  'pem-bad-length',
  'pem-encrypted',
  'pem-encryption-unknown',
  'pem-encryption-costly',
  'pem-password-wrong',
  'pem-unsupported',
  'pem-mislabelled',
  'pem-only-parameters',
  'ssh-public-malformed',
  'ssh-malformed',
  'ssh-unsupported',
  'der-truncated',
  'der-malformed',
  'der-unknown-algorithm',
  'der-unknown-curve',
  'der-explicit-curve',
  'key-octets',
  'point-not-on-curve',
  'jwk-json',
  'jwk-not-object',
  'jwk-too-deep',
  'jwk-no-kty',
  'jwk-kty-unknown',
  'jwk-member-missing',
  'jwk-member-not-string',
  'jwk-member-empty',
  'jwk-member-character',
  'jwk-member-length',
  'jwk-member-lenient',
  'jwk-member-octets',
  'jwk-member-zeros',
  'jwk-member-repeated',
  'jwk-crv-unknown',
  'jwk-alg-unknown',
  'jwk-rsa-partial',
  'jwk-set-keys',
  'jwk-set-empty',
] as const;
export type KeyProblemCode = (typeof KEY_PROBLEM_CODES)[number];

export type KeyProblem = Problem<KeyProblemCode>;

/** A key, or the reason why there is none. */
export type KeyOrProblem = KeyMaterial | KeyProblem;

export function isKeyProblem(outcome: KeyOrProblem): outcome is KeyProblem {
  return 'code' in outcome;
}
