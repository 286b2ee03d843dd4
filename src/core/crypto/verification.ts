// The answer about a signature, as plain data. Made by verify-token.ts; shown by panes, read by rules.
import type { KeyMaterial } from '../keys/key-reading.ts';
import type { KeyClue, SignatureClues } from './clues/clues.ts';
import type { SecretEncoding } from '../keys/read-secret.ts';
import type { KnownSecret } from './secret-search/known-secret.ts';
import type { Presentation } from './sd-jwt/check-presentation.ts';

export const SIGNATURE_VERDICTS = [
  'verified',
  'lenient',
  'failed',
  'no-key',
  'unsigned',
  'key-mismatch',
  'unsupported',
  'malformed',
  'encrypted',
] as const;
export type SignatureVerdict = (typeof SIGNATURE_VERDICTS)[number];

/** Why a verdict is what it is. `values` fill the sentence; see describe-verification.ts. */
export interface VerdictReason {
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Who did the mathematics: the browser's WebCrypto, or a library in JavaScript for all or a part that the browser lacks. */
export type Engine = 'native' | 'software';

/** What one key said. */
export interface KeyAttempt {
  /** Position among the keys that were read. */
  readonly index: number;
  readonly key: KeyMaterial;
  readonly outcome: 'holds' | 'does-not-hold' | 'cannot-serve' | 'import-failed';
  /** Who did what `alg` names. Absent: no mathematics was done, or none is to be done (`dir`). */
  readonly engine?: Engine;
  /** Who decrypted the content of a JWE. */
  readonly contentEngine?: Engine;
  /** Why it cannot serve or be imported. */
  readonly reason?: VerdictReason;
}

/** What jose's `jwtVerify` says of the same token under the same key and expectations. */
export type StrictAnswer =
  | { readonly status: 'accepted' }
  | { readonly status: 'refused'; readonly code: string; readonly reason: string }
  | { readonly status: 'not-asked'; readonly why: string };

/** Another way to read the same key text, under which the signature holds. */
export type OtherReading = (
  | { readonly kind: 'encoding'; readonly encoding: SecretEncoding }
  | {
      readonly kind:
        | 'trailing-newline-removed'
        | 'trailing-newline-added'
        | 'quotes-removed'
        | 'quotes-added'
        | 'spaces-removed'
        | 'line-breaks-changed'
        | 'decoded-twice'
        /** A JWK's `k` as it is written, not decoded. */
        | 'k-as-text'
        | 'text-as-secret';
      /** How it is then decoded, where that is not how it was. */
      readonly encoding?: SecretEncoding;
    }
) & {
  /** Which of the kept keys it is; absent: the key field's. */
  readonly kept?: KeptPlace;
};

/** Where a kept key is to be found. */
export interface KeptPlace {
  /** Its number in the list of keys, from 1. */
  readonly number: number;
  /** The file it came from. */
  readonly name?: string;
}

/** What came of the key that a token brings itself. */
export interface EmbeddedKey {
  readonly holds: boolean;
  readonly isGivenKey: boolean;
}

export interface Verification {
  readonly verdict: SignatureVerdict;
  /** The algorithm that was used: the pinned one, or the header's. */
  readonly alg?: string;
  readonly reason: VerdictReason;
  /**
   * All that a strict verifier refuses in the text, and in the algorithm that it names against the pinned one, whatever
   * the key: in the order of its steps. Absent: nothing.
   */
  readonly refusals?: readonly VerdictReason[];
  /** What an SD-JWT discloses. */
  readonly presentation?: Presentation;
  /** The content of a JWE that a key has opened. */
  readonly plaintext?: Uint8Array<ArrayBuffer>;
  /** The key whose attempt decided. */
  readonly key?: KeyMaterial;
  /** RFC 7638 SHA-256 thumbprint of that key, base64url. Absent for secrets: it would help a guesser. */
  readonly thumbprint?: string;
  readonly attempts: readonly KeyAttempt[];
  readonly strict: StrictAnswer;
  /** The signature holds under the `jwk` in the token's own header. Absent: there is none, or it could not be tried. */
  readonly holdsWithEmbeddedJwk?: boolean;
  /** The given key is the one in the token's header (same thumbprint). */
  readonly embeddedJwkIsGivenKey?: boolean;
  /** The same of the first certificate in the header's `x5c`. */
  readonly leafCertificate?: EmbeddedKey;
  readonly otherReading?: OtherReading;
  /** A published secret under which the HMAC holds. */
  readonly knownSecret?: KnownSecret;
  /** The claim or header parameter whose value the HMAC's secret is made of. */
  readonly secretFrom?: string;
  /** Why the signature does not hold. Absent: it does, or nothing was found. */
  readonly clues?: SignatureClues;
  /** What is wrong with the given keys. Absent: nothing, or it was not looked for yet. */
  readonly keyClues?: readonly KeyClue[];
}
