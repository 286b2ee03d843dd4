// What a text is as a token: its parts, each with its place, its bytes and its faults. Made by parse-token.ts.
import type { Base64urlReading } from '../bytes/base64url.ts';
import type { JsonMember, JsonReading } from '../json/parse-json.ts';
import type { Problem } from '../problem.ts';

export type SegmentName =
  | 'header'
  | 'payload'
  | 'signature'
  | 'encrypted-key'
  | 'initialization-vector'
  | 'ciphertext'
  | 'authentication-tag'
  | 'surplus';

/** One of the dot-separated parts of a compact serialization. */
export interface Segment {
  readonly name: SegmentName;
  /** The part's own characters. */
  readonly text: string;
  /** Offset of its first character in the token's text. */
  readonly start: number;
  /** Offset after its last one, where it is not `start` and the length: in JSON a character may be escaped. */
  readonly end?: number;
  readonly decoded: Base64urlReading;
}

/** A segment that should hold JSON text. */
export interface JsonPart extends Segment {
  /** The bytes as UTF-8; absent when they are none, or not UTF-8. */
  readonly json?: { readonly text: string; readonly reading: JsonReading };
}

/** The header members that decide how a token is read. Only values of the right type; the JSON tree has the rest. */
export interface JoseHeader {
  readonly alg?: string;
  readonly enc?: string;
  readonly typ?: string;
  readonly cty?: string;
  readonly kid?: string;
  readonly zip?: string;
  /** `crit` when it is an array; members that are not strings are left out. */
  readonly crit?: readonly string[];
  /** RFC 7797: false when the payload is signed as it is. */
  readonly b64?: boolean;
}

export type TokenProblemCode =
  | 'segment-count'
  | 'signature-missing'
  | 'header-not-utf8'
  | 'header-not-json'
  | 'header-not-object'
  | 'alg-missing'
  | 'crit-malformed'
  | 'not-a-token'
  | 'json-serialization';

interface TokenText {
  /** The token itself, without anything that stood around it. */
  readonly text: string;
  /** Faults of the whole, in the order a verifier meets them. The first one is why it cannot be checked. */
  readonly problems: readonly Problem<TokenProblemCode>[];
}

/** Where in a JSON serialization (RFC 7515 §7.2, RFC 7516 §7.2) a token was: which signature, or which recipient. */
export interface JsonSerialization {
  readonly form: 'flattened' | 'general';
  /** From 0. */
  readonly index: number;
  readonly count: number;
  /** Header parameters that stand beside the protected ones, as members of the header's joined text. */
  readonly unprotected: readonly JsonMember[];
}

/** A JWS in compact serialization (RFC 7515 §7.1), or as much of one as was given; or one signature of a JSON one. */
export interface JwsToken extends TokenText {
  readonly kind: 'jws';
  readonly header: JsonPart;
  readonly jose: JoseHeader;
  /** With `b64: false` the text is the payload itself; see {@link payloadBytes}. Absent: only a header was given. */
  readonly payload?: JsonPart;
  /** Absent: there was no second dot. An empty signature is a segment with empty text. */
  readonly signature?: Segment;
  readonly segments: readonly Segment[];
  /** Absent: compact. */
  readonly serialization?: JsonSerialization;
  /** What stands behind an SD-JWT's issuer-signed part (RFC 9901 §4); `segments` are of that part alone. */
  readonly sdJwt?: {
    readonly disclosures: readonly string[];
    /** The key-binding JWT; empty when there is none. */
    readonly keyBinding: string;
  };
}

/** A JWE in compact serialization (RFC 7516 §7.1), or for one recipient of a JSON one. */
export interface JweToken extends TokenText {
  readonly kind: 'jwe';
  readonly header: JsonPart;
  readonly jose: JoseHeader;
  readonly segments: readonly Segment[];
  /** The `aad` member of a JSON serialization, base64url. */
  readonly aad?: string;
  /** Absent: compact. */
  readonly serialization?: JsonSerialization;
}

/** Text in which no token can be made out. */
export interface UnreadableToken extends TokenText {
  readonly kind: 'unreadable';
  readonly segments: readonly Segment[];
}

export interface EmptyToken extends TokenText {
  readonly kind: 'empty';
  readonly segments: readonly Segment[];
}

export type ParsedToken = JwsToken | JweToken | UnreadableToken | EmptyToken;
