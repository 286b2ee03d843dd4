// What trying around has shown about a signature or a key, as plain data; rules put it into words.
import type { SignatureAlgorithmName } from '../algorithms.ts';

/** How a public key was written when its characters or octets were taken for an HMAC's secret. */
export type PublicKeyForm =
  | 'spki-pem'
  | 'pkcs1-pem'
  | 'certificate-pem'
  | 'pem-one-line'
  | 'pem-body'
  | 'spki-der'
  | 'pkcs1-der'
  | 'x5c'
  | 'jwk'
  | 'modulus';

/** How a JSON text was written when it was signed. */
export type JsonLayout = 'compact' | 'indented' | 'spaced' | 'sorted' | 'reprinted' | 'escaped';

/** Why a signature does not hold as it stands, or under what it does. Absent: not so, or not looked for. */
export interface SignatureClues {
  /** The HMAC holds under a secret of no octets; zeros up to the block's size are the same key (RFC 2104 §2). */
  readonly emptySecret?: true;
  /** The HMAC holds when a given public key, written so, is the secret. */
  readonly publicKeyForm?: PublicKeyForm;
  /** It holds under this algorithm; `isHeaderChanged`: with the header that names it. */
  readonly madeWith?: { readonly alg: SignatureAlgorithmName; readonly isHeaderChanged: boolean };
  /** ECDSA over this hash, on the same curve. */
  readonly hash?: EcdsaHash;
  /** It holds over the same JSON written another way. */
  readonly rewritten?: {
    readonly part: 'header' | 'payload' | 'both';
    readonly layout: JsonLayout;
  };
  /** It holds over header and payload with `=` padding. */
  readonly paddedInput?: true;
}

export type EcdsaHash = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** What is wrong with the numbers of a key. */
export type KeyFlaw =
  | { readonly kind: 'small-factor'; readonly factor: number }
  | { readonly kind: 'close-primes'; readonly steps: number }
  | { readonly kind: 'prime-modulus' }
  | { readonly kind: 'halves-differ' }
  | { readonly kind: 'small-multiple'; readonly multiple: number };

/** What is wrong with one of the given keys. `index`, `other`: positions among them. */
export type KeyClue = { readonly index: number } & (
  | KeyFlaw
  | { readonly kind: 'published'; readonly label: string }
  | { readonly kind: 'shared-prime'; readonly other: number }
);
