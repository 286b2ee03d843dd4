// What the header of a JWE asks for, and the parts that are there.
import {
  CONTENT_ENCRYPTIONS,
  KEY_MANAGEMENTS,
  type ContentEncryption,
  type KeyManagement,
} from '../crypto/jwe/encryption-algorithms.ts';
import type { JweToken, SegmentName } from '../token/parsed-token.ts';
import type { Place } from './define-rule.ts';

export interface JweParts {
  readonly alg: string;
  readonly enc: string;
  /** Absent: no algorithm of RFC 7518 §4.1, or of §5.1. */
  readonly management?: KeyManagement;
  readonly encryption?: ContentEncryption;
  /** The octets of a part; `undefined` when it is no base64url. */
  readonly octets: (name: SegmentName) => Uint8Array<ArrayBuffer> | undefined;
  readonly at: (name: SegmentName) => Place;
}

export function jweParts({ jose, segments }: JweToken): JweParts {
  const { alg = '', enc = '' } = jose;
  const management = KEY_MANAGEMENTS.get(alg);
  const encryption = CONTENT_ENCRYPTIONS.get(enc);
  const find = (name: SegmentName) => segments.find((segment) => segment.name === name);
  return {
    alg,
    enc,
    ...(management && { management }),
    ...(encryption && { encryption }),
    octets: (name) => find(name)?.decoded.bytes,
    at: (name) => {
      const { start = 0, text = '' } = find(name) ?? {};
      const span = { start, end: start + text.length };
      return text === '' ? { part: 'token' } : { part: 'token', span };
    },
  };
}

/** Whether the shared secret itself, or the agreed one, is the content key (RFC 7516 §2: direct modes). */
export function isDirect({ management }: JweParts): boolean {
  const { way, wrapOctets } = management ?? {};
  return way === 'direct' || (way === 'agree' && wrapOctets === undefined);
}
