// The codes that say why a verdict is what it is. The sentences are in describe-verification.ts.
import type { KeyProblemCode } from '../keys/key-problem.ts';
import type { TokenProblemCode } from '../token/parsed-token.ts';
import type { VerdictReason } from './verification.ts';

export type ReasonCode =
  // the signature
  | 'holds'
  | 'does-not-hold'
  | 'no-key-holds'
  | 'signature-length'
  | 'signature-der'
  | 'small-order-key'
  | 'payload-empty'
  | 'pinned-alg-differs'
  | 'lenient-encoding'
  | 'crit-not-understood'
  // the token
  | 'no-token'
  | 'part-undecodable'
  | 'jwe-incomplete'
  | 'alg-none'
  | 'signature-empty'
  | 'encrypted'
  // the disclosures and the key binding
  | 'sd-alg'
  | 'sd-too-many'
  | 'sd-disclosure'
  | 'sd-twice'
  | 'sd-digest'
  | 'sd-digest-twice'
  | 'sd-kind'
  | 'sd-name'
  | 'sd-reserved'
  | 'sd-unreferenced'
  | 'sd-too-deep'
  | 'kb-unreadable'
  | 'kb-typ'
  | 'kb-alg'
  | 'kb-unsupported'
  | 'kb-no-key'
  | 'kb-signature'
  | 'kb-claims'
  | 'kb-sd-hash'
  | 'kb-aud'
  | 'kb-nonce'
  | 'kb-holds'
  // the encryption
  | 'opened'
  | 'does-not-open'
  | 'encrypted-key'
  | 'header-parameter'
  | 'jwe-part-length'
  | 'key-octets-for'
  | 'too-many-iterations'
  | 'iterations-too-large'
  | 'inflated-too-large'
  | 'inflate-failed'
  | 'enc-unknown'
  | 'one-recipient'
  | 'never-made'
  | 'alg-for-signing'
  // the algorithm
  | 'alg-for-encryption'
  | 'alg-spelling'
  | 'alg-unknown'
  | 'not-in-this-browser'
  | 'insecure-context'
  // the key
  | 'no-key'
  | 'no-key-serves'
  | 'key-type'
  | 'key-curve'
  | 'key-alg'
  | 'key-use'
  | 'key-ops'
  | 'key-pss-only'
  | 'key-not-private'
  | 'key-import-refused'
  | 'key-unreadable'
  | TokenProblemCode
  | KeyProblemCode;

/** A reason, with its code checked. */
export function becauseOf(code: ReasonCode, values?: VerdictReason['values']): VerdictReason {
  return values ? { code, values } : { code };
}
