// The shape of the dictionary of claims and header parameters.

export type MemberType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'object'
  | 'array'
  | 'any'
  | 'NumericDate'
  | 'StringOrURI'
  | 'URI'
  | 'base64url'
  | 'JWK'
  | 'StringOrURI or array'
  | 'string or array';

/** One row of a table: name, title, type, reference, meaning, and an example as JSON text. */
export type Row = readonly [
  name: string,
  title: string,
  type: MemberType,
  reference: string,
  meaning: string,
  example?: string,
];

export interface FixedValue {
  /** JSON text. */
  readonly insert: string;
  readonly meaning: string;
}

export interface DictionaryEntry {
  readonly name: string;
  readonly title: string;
  /** One sentence. */
  readonly meaning: string;
  readonly type: MemberType;
  readonly reference: string;
  /** JSON text of a value to start from. */
  readonly example?: string;
  /** Values to offer, where there are only so many. */
  readonly values?: readonly FixedValue[];
}
