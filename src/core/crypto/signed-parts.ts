// What of a token is signed and what is the signature: signing input, detached and unencoded payloads, leniency.
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { shortName } from '../keys/text-place.ts';
import type { JwsToken, Segment } from '../token/parsed-token.ts';
import { becauseOf } from './verdict-reason.ts';
import type { VerdictReason } from './verification.ts';

export interface SignedParts {
  readonly input: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  /** The whole token with its payload in place: what a library is given. */
  readonly text: string;
  /** What had to be forgiven to read it. Absent: nothing. */
  readonly leniency?: VerdictReason;
  /** The payload segment is empty and no detached payload was given. */
  readonly isPayloadEmpty: boolean;
}

/** Why a signed token cannot be checked, whatever the key, or nothing. */
export function whyUncheckable(token: JwsToken): VerdictReason | undefined {
  const problem = token.problems.find(({ code }) => code !== 'signature-missing');
  if (problem) return problem;
  if (!token.payload) return becauseOf('segment-count', { count: token.segments.length });
  const parts = [token.header, ...(isUnencoded(token) ? [] : [token.payload]), token.signature];
  for (const part of parts) {
    const fault = part && undecodable(part);
    if (fault) return fault;
  }
  return undefined;
}

/** A part whose characters stand for no octets, however leniently read. */
export function undecodable({ name, decoded }: Segment): VerdictReason | undefined {
  const problem = decoded.problems.find(
    ({ code }) => code === 'base64-illegal-char' || code === 'base64-impossible-length',
  );
  if (!problem && decoded.bytes) return undefined;
  return becauseOf('part-undecodable', {
    part: name,
    fault: problem?.code ?? '',
    ...problem?.values,
  });
}

/** RFC 7797 §6: `b64: false` counts only when `crit` names it. */
function isUnencoded({ jose }: JwsToken): boolean {
  return jose.b64 === false && (jose.crit?.includes('b64') ?? false);
}

/**
 * Takes a checkable token apart.
 *
 * @param detachedPayload The payload's text for a token whose payload segment is empty (RFC 7515 appendix F).
 */
export function takeSignedParts(token: JwsToken, detachedPayload: string | undefined): SignedParts {
  const { header, payload, signature } = token;
  const carried = payload?.text ?? '';
  const isDetached = carried === '' && detachedPayload !== undefined && detachedPayload !== '';
  const unencoded = isUnencoded(token);
  const encode = (text: string): string => (unencoded ? text : encodeBase64url(encodeUtf8(text)));
  const signed = `${header.text}.${isDetached ? encode(detachedPayload) : carried}`;
  const leniency = findLeniency(token, unencoded);
  return {
    input: encodeUtf8(signed),
    signature: signature?.decoded.bytes ?? new Uint8Array(),
    text: `${signed}.${signature?.text ?? ''}`,
    ...(leniency && { leniency }),
    isPayloadEmpty: carried === '' && !isDetached,
  };
}

function findLeniency(token: JwsToken, unencoded: boolean): VerdictReason | undefined {
  for (const part of [token.header, unencoded ? undefined : token.payload, token.signature]) {
    const problem = part?.decoded.problems[0];
    if (part && problem) {
      return becauseOf('lenient-encoding', { part: part.name, fault: problem.code });
    }
  }
  const extension = token.jose.crit?.find((name) => name !== 'b64');
  return extension === undefined
    ? undefined
    : becauseOf('crit-not-understood', { name: shortName(extension) });
}
