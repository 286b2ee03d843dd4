// What an inspection says about a token: plain values, ready to be shown and to cross from a worker.
import type { CertificateList } from './certificates/certificate.ts';
import type { Profile } from './claims/profile.ts';
import type { VerdictWords } from './crypto/describe-verification.ts';
import type { SignatureVerdict, Verification } from './crypto/verification.ts';
import type { KeyReading } from './keys/key-reading.ts';
import type { Finding, Place } from './lint/define-rule.ts';
import type { ClosedKey, ListedKey } from './list-keys.ts';
import type { Layer } from './peel-layers.ts';
import type { ClaimFault } from './policy/claims-verdict.ts';
import type { Span } from './problem.ts';

/** A finding in words, with its place in the texts as they are shown. */
export interface ShownFinding {
  readonly finding: Finding;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly reference: string;
  readonly place: Place['part'];
  readonly span?: Span;
  readonly quickFix?: string;
}

/** One signature or recipient of a JSON serialization, and what came of it. */
export interface ListedMember {
  readonly alg: string;
  readonly kid?: string;
  readonly verdict: SignatureVerdict;
  readonly title: string;
}

/** Everything known about a token under a key, so far. */
export interface Inspection {
  /** The keys of the field and of the ring, in the order in which they are listed. */
  readonly key: KeyReading;
  /** What the key field's text was taken for, in words; empty without a key. */
  readonly keyWords: string;
  readonly keyProblems: readonly string[];
  /** What the password is for that may be given. Absent: nothing is encrypted. */
  readonly passwordFor?: 'field' | 'ring';
  /** What was kept and is no key yet. */
  readonly closedKeys: readonly ClosedKey[];
  /** The first keys that were read, and what came of each; absent until they have been tried. */
  readonly keyList?: readonly ListedKey[];
  /** The key cannot sign with the header's algorithm, but with this one. */
  readonly signAs?: string;
  /** The algorithm as a person says it; empty for one that is not known. */
  readonly algorithmWords: string;
  readonly profile: Profile;
  readonly profileWords: { readonly name: string; readonly meaning: string };
  /** Absent while the signature is being checked. */
  readonly verification?: Verification;
  readonly verdictWords?: VerdictWords;
  /** Each signature or recipient, where there are several. */
  readonly members?: readonly ListedMember[];
  /** The tokens inside, where there are any. */
  readonly layers?: readonly Layer[];
  /** Those of the header and of the keys. Absent: there are none, or they are not read yet. */
  readonly certificates?: readonly CertificateList[];
  readonly faults: readonly ClaimFault[];
  readonly findings: readonly ShownFinding[];
  /** When some of this will no longer be so. Seconds since the epoch. */
  readonly edges: readonly number[];
}
