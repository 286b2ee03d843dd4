// What of a token is signed and what is the signature: signing input, detached and unencoded payloads, leniency.
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { shortName } from '../keys/text-place.ts';
import type { JweToken, JwsToken, Segment } from '../token/parsed-token.ts';
import { becauseOf } from './verdict-reason.ts';
import type { VerdictReason } from './verification.ts';

export interface SignedParts {
  readonly input: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  /** The whole token with its payload in place: what a library is given. */
  readonly text: string;
  /** The payload segment is empty and no detached payload was given. */
  readonly isPayloadEmpty: boolean;
}

const SHAPE: ReadonlySet<string> = new Set(['segment-count', 'json-serialization']);

/** Why a signed token cannot be checked, whatever the key, in the order of a verifier's steps. Empty: it can. */
export function whyUncheckable(token: JwsToken): readonly VerdictReason[] {
  const problems = token.problems.filter(({ code }) => code !== 'signature-missing');
  return [
    ...problems.filter(({ code }) => SHAPE.has(code)),
    ...(token.payload ? [] : [becauseOf('segment-count', { count: token.segments.length })]),
    ...encodedParts(token).flatMap((part) => undecodable(part) ?? []),
    ...problems.filter(({ code }) => !SHAPE.has(code)),
  ];
}

/** The parts that are base64url. */
function encodedParts(token: JwsToken): readonly Segment[] {
  const payload = isUnencoded(token) ? undefined : token.payload;
  return [token.header, payload, token.signature].flatMap((part) => part ?? []);
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
  return {
    input: encodeUtf8(signed),
    signature: signature?.decoded.bytes ?? new Uint8Array(),
    text: `${signed}.${signature?.text ?? ''}`,
    isPayloadEmpty: carried === '' && !isDetached,
  };
}

/** What has to be forgiven to read a token, in the order of a verifier's steps. Empty: nothing. */
export function findLeniencies(token: JwsToken | JweToken): readonly VerdictReason[] {
  const isSigned = token.kind === 'jws';
  const lenient = (isSigned ? encodedParts(token) : token.segments).find(
    ({ decoded }) => decoded.problems.length > 0,
  );
  const fault = lenient?.decoded.problems[0]?.code;
  // RFC 7797 is about signatures alone.
  const extension = token.jose.crit?.find((name) => !isSigned || name !== 'b64');
  return [
    ...(lenient && fault ? [becauseOf('lenient-encoding', { part: lenient.name, fault })] : []),
    ...(extension === undefined
      ? []
      : [becauseOf('crit-not-understood', { name: shortName(extension) })]),
  ];
}
