// The shape of a dialect: how the tokens of one issuer are recognised, and what its own claims mean.
import type { ClaimValues } from '../claim-values.ts';
import type { MemberType } from '../dictionary-entry.ts';

/** What a token is recognised by. Each is absent when it is no JSON object. */
export interface RecognisedBy {
  readonly header?: ClaimValues | undefined;
  readonly claims?: ClaimValues | undefined;
}

/** Name, title, type, meaning, and an example as JSON text. */
export type DialectRow = readonly [
  name: string,
  title: string,
  type: MemberType,
  meaning: string,
  example?: string,
];

export interface Dialect {
  /** Kebab-case, as the file. */
  readonly id: string;
  /** "Microsoft Entra ID, v2.0": also in "Looks like a token of …". */
  readonly name: string;
  /** The document that tells of these claims. */
  readonly reference: string;
  /**
   * Why a token is taken for one of this issuer, in words that follow "because"; `undefined` when it is not.
   * Never by one weak sign: either what only this issuer writes, or two things together.
   */
  readonly recognise: (by: RecognisedBy) => string | undefined;
  readonly claims: readonly DialectRow[];
  readonly header?: readonly DialectRow[];
}

/** Says that a file holds a dialect. */
export function defineDialect(dialect: Dialect): Dialect {
  return dialect;
}
