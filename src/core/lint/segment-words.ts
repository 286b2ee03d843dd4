// The parts of a compact serialization inside a rule's sentence.
import type { ParsedToken, Segment, SegmentName } from '../token/parsed-token.ts';

const WORDS = {
  header: 'header',
  payload: 'payload',
  signature: 'signature',
  'encrypted-key': 'encrypted key',
  'initialization-vector': 'initialization vector',
  ciphertext: 'ciphertext',
  'authentication-tag': 'authentication tag',
  surplus: 'surplus part',
} satisfies Record<SegmentName, string>;

/** A part's name in words. */
export function segmentWords(name: SegmentName): string {
  return WORDS[name];
}

/** RFC 7797: with `b64: false` the payload is no base64url, so no fault of base64url is one. */
export function isUnencodedPayload(token: ParsedToken, segment: Segment): boolean {
  if (token.kind !== 'jws' || segment.name !== 'payload') return false;
  return token.jose.b64 === false && token.jose.crit?.includes('b64') === true;
}
