// The shape of a rule: data and one pure function. A finding is plain data; words are looked up by its rule.
import type { CertificateList } from '../certificates/certificate.ts';
import type { ClaimValues } from '../claims/claim-values.ts';
import type { Signing } from '../crypto/signing.ts';
import type { EncryptionWish } from '../crypto/jwe/encrypt-token.ts';
import type { SignatureVerdict, Verification } from '../crypto/verification.ts';
import type { JsonMember } from '../json/parse-json.ts';
import type { KeyReading } from '../keys/key-reading.ts';
import type { ClaimFault } from '../policy/claims-verdict.ts';
import type { Expectations } from '../policy/expectations.ts';
import type { Span } from '../problem.ts';
import type { FoundTokens } from '../token/find-tokens.ts';
import type { JsonPart, ParsedToken } from '../token/parsed-token.ts';
import type { Profile, ProfileName } from '../claims/profile.ts';
import type { JsonTree, Watch } from './json-tree.ts';

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a rule reads beside the token. The engine leaves a rule out while one of these is not known. */
export type Need = 'key' | 'verification' | 'certificates' | 'clock';

/** Everything known about one token at one moment. */
export interface LintFacts<T extends ParsedToken = ParsedToken> {
  readonly token: T;
  /** The text the token was found in, and what was taken off around it. */
  readonly found: FoundTokens;
  /** The header's JSON object, the claims set: absent when they are not JSON objects. */
  readonly header?: JsonObjectFacts;
  readonly claims?: JsonObjectFacts;
  /** The payload of a JWS, or what a JWE held. */
  readonly payload?: JsonPart;
  /** What the rules' watches picked from each part's JSON; of a text that breaks off, what was read. */
  readonly trees: {
    readonly header?: JsonTree;
    readonly payload?: JsonTree;
    /** Of an SD-JWT, once its disclosures are read: each as an object of its claim, or an array of its item. */
    readonly disclosed: readonly { readonly position: number; readonly tree: JsonTree }[];
  };
  readonly profile: Profile;
  readonly key: KeyReading;
  /** The key field's text: a finding says where in it, never what. */
  readonly keyText: string;
  /** Whether the key is there to check this token only, or to sign what the person edits. */
  readonly keyUse: KeyUse;
  /** What became of the signature at the person's edit; absent: the token is as it came. */
  readonly signing?: Signing;
  /** Absent while the signature is being checked. */
  readonly verification?: Verification;
  /** Those that came with the token and its keys. Absent: there are none, or they are not read yet. */
  readonly certificates?: readonly CertificateList[];
  /** The token that is all of the payload, or of what a JWE held. Absent: there is none, or it is not known yet. */
  readonly inner?: InnerToken;
  /** Seconds since the epoch. */
  readonly now: number;
  /** What the person says a verifier expects; its `leeway` is the clock tolerance in seconds. */
  readonly expectations: Expectations;
  /** The other tokens of the same paste, in its order. */
  readonly others: readonly ParsedToken[];
  /** Where it does not fit the access token, code or request it goes with; empty while that is being looked at. */
  readonly pairFaults: readonly ClaimFault[];
}

export type KeyUse = 'verify' | 'sign';

/** A token in the token, and what came of it under the same keys. */
export interface InnerToken {
  readonly kind: 'jws' | 'jwe';
  readonly alg: string;
  readonly verdict: SignatureVerdict;
}

/** A JSON object with its text and quick access to its members. */
export interface JsonObjectFacts extends ClaimValues {
  readonly text: string;
  /** The last member of that name itself. */
  readonly member: (name: string) => JsonMember | undefined;
}

/** Where a finding points: a place in the decoded JSON text, in the token's text, or the key field. */
export type Place =
  | { readonly part: 'header' | 'payload'; readonly span?: Span }
  | { readonly part: 'token'; readonly span?: Span }
  | { readonly part: 'signature' }
  | { readonly part: 'key' };

/** What a check says when it fires. */
export interface Hit {
  readonly at: Place;
  /** Fill the rule's sentences: `{name}` in `why` and `fix`. Never key or secret text. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Where it differs from the rule's own (a guessed kind of token, a 1023-bit key). */
  readonly severity?: Severity;
  /** false: the rule's quick fix is none for this hit. */
  readonly isFixable?: boolean;
}

export interface Finding extends Hit {
  readonly id: string;
  readonly severity: Severity;
}

/** A pure change of a part's JSON text, or of how the key is read, that repairs what the rule found. */
export interface QuickFix {
  readonly label: string;
  /** Only changes of header, payload text and key format: the edit goes through the same door as a person's typing. */
  readonly apply: (input: QuickFixInput) => QuickFixChange | undefined;
}

export interface QuickFixInput {
  readonly header?: string;
  readonly payload?: string;
  readonly finding: Finding;
  readonly now: number;
}

export type QuickFixChange =
  | { readonly part: 'header' | 'payload'; readonly text: string }
  | { readonly part: 'key-format'; readonly format: 'utf8' | 'base64' | 'base64url' | 'hex' };

/**
 * An example: anything the token field accepts, with the facts that the rule needs. A string that is a name in
 * example-keys.ts ("$p256") stands for that key, in `key`, `signWith` and as a value in `header` or `payload`; so does
 * one in example-certificates.ts, in `key` and `x5c`.
 */
export interface RuleExample {
  /** Either the token's text ... */
  readonly text?: string;
  /** ... or its parts, from which the test makes one: objects or JSON text, signature as base64url text. */
  readonly header?: object | string;
  readonly payload?: object | string;
  readonly signature?: string;
  /**
   * An SD-JWT's disclosures, each as its array or its text; without any the token is none. `#1` in the payload, or in a
   * later one, stands for the digest of the first.
   */
  readonly disclosures?: readonly (readonly unknown[] | string)[];
  /** The key-binding JWT behind them, as its parts or as text; `#presented` stands for the hash of what is before it. */
  readonly keyBinding?: Pick<RuleExample, 'header' | 'payload' | 'signature' | 'signWith'> | string;
  /**
   * Makes it a JWE with these parts behind the header: encrypted key, initialization vector, ciphertext, tag. Each as
   * base64url text, or as the length in bytes of filler.
   */
  readonly sealed?: readonly [SealedPart, SealedPart, SealedPart, SealedPart];
  /** Encrypts the signed token, or without `header` the payload, for the key that `for` names. */
  readonly encrypt?: EncryptionWish & { readonly for: string };
  /** Key text, and how to read it. An object is its JSON; `like: name` in it stands for that JWK's members. */
  readonly key?: string | object;
  readonly keyFormat?: 'utf8' | 'base64' | 'base64url' | 'hex' | 'pem' | 'jwk';
  /** Sign the parts with this key text before checking (default: `signature`, or filler of the right length). */
  readonly signWith?: string;
  readonly keyUse?: KeyUse;
  /** What became of the signature at an edit; absent: the token is as it came. */
  readonly signing?: Signing;
  /** The kind of token that the person chose. */
  readonly profile?: ProfileName;
  /** Seconds since the epoch; absent: 1795000000. */
  readonly now?: number;
  /** Absent: nothing but a clock tolerance of 60 seconds. */
  readonly expectations?: Partial<Expectations>;
  /** Further tokens of the same paste, each as text or as its parts. */
  readonly others?: readonly Pick<
    RuleExample,
    | 'text'
    | 'header'
    | 'payload'
    | 'signature'
    | 'signWith'
    | 'disclosures'
    | 'keyBinding'
    | 'sealed'
    | 'encrypt'
  >[];
  /** What the rule must say of it; absent: not looked at. */
  readonly severity?: Severity;
}

type SealedPart = string | number;

type TokenOf<Applies extends readonly ParsedToken['kind'][]> = Extract<
  ParsedToken,
  { kind: Applies[number] }
>;

export interface Rule<
  Applies extends readonly ParsedToken['kind'][] = readonly ParsedToken['kind'][],
> {
  /** The bad state as a noun phrase, in kebab case: the file's name. */
  readonly id: string;
  readonly severity: Severity;
  readonly appliesTo: Applies;
  readonly needs: readonly Need[];
  /** A few words: what is wrong. May hold `{name}` placeholders. */
  readonly title: string;
  /** One or two sentences in a developer's words: why it matters. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  /** Sections and numbers, the first one the normative source. */
  readonly reference: string;
  /** Findings that this one explains better, and hides. */
  readonly hides?: readonly string[];
  /** Those that it hides only where they are about the very value it is about. */
  readonly hidesHere?: readonly string[];
  /** The verdict says it whenever it holds: it is in the catalogue, and not beside the verdict once more. */
  readonly saidBy?: 'verdict';
  /** What to look for in all values of header and payload, however deep: `check` finds it in `facts.trees`. */
  readonly watch?: Watch;
  readonly check: (facts: LintFacts<TokenOf<Applies>>) => Hit | readonly Hit[] | undefined;
  readonly quickFix?: QuickFix;
  readonly examples: {
    readonly flagged: readonly RuleExample[];
    readonly clean: readonly RuleExample[];
  };
}

/**
 * Checks a rule's types and forgets which tokens it applies to, so that rules of all kinds stand in one list.
 * The identity function: the rule stays plain data. lint-token.ts looks at `appliesTo` before it calls `check`.
 */
export function defineRule<const Applies extends readonly ParsedToken['kind'][]>(
  rule: Rule<Applies>,
): Rule {
  return rule as unknown as Rule;
}
