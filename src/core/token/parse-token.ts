// Text -> ParsedToken: splits a compact serialization, decodes each part, and names every fault with its place.
// Never throws and never guesses: half a token gives the half that is there.
import { decodeBase64url } from '../bytes/base64url.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import { parseJson, type JsonNode } from '../json/parse-json.ts';
import type { Problem } from '../problem.ts';
import { BASE_HEADER_PARAMETERS } from './base-header-parameters.ts';
import type {
  JoseHeader,
  JsonPart,
  ParsedToken,
  Segment,
  SegmentName,
  TokenProblemCode,
} from './parsed-token.ts';

type TokenProblem = Problem<TokenProblemCode>;

const JWS_PARTS: readonly SegmentName[] = ['header', 'payload', 'signature'];
const JWE_PARTS: readonly SegmentName[] = [
  'header',
  'encrypted-key',
  'initialization-vector',
  'ciphertext',
  'authentication-tag',
];
/** More dots than any token has: not split further, so that a flood of dots costs nothing (CVE-2025-27144). */
const MAX_PARTS = 20;

/**
 * Reads a token in compact serialization (RFC 7515 §7.1, RFC 7516 §7.1), or as much of one as there is.
 *
 * @param text The token alone, as find-tokens.ts gives it. Offsets in the result are UTF-16 offsets in it.
 * @param texts Its parts, where they are known: one of a draft may hold a dot (RFC 7797 §5.2).
 * @returns A tree of values; `problems` holds the faults that keep it from being checked, first one first.
 */
export function parseToken(text: string, texts = text.split('.', MAX_PARTS + 1)): ParsedToken {
  if (text === '') return { kind: 'empty', text, segments: [], problems: [] };
  const names = texts.length === JWE_PARTS.length ? JWE_PARTS : JWS_PARTS;
  let start = 0;
  const segments = texts.map((segmentText, index): Segment => {
    const segment = {
      name: names[index] ?? 'surplus',
      text: segmentText,
      start,
      decoded: decodeBase64url(segmentText),
    };
    start += segmentText.length + 1;
    return segment;
  });
  const header = toJsonPart(segments[0]!);
  if (!header.json?.reading.root && texts.length === 1) {
    return { kind: 'unreadable', text, segments, problems: [{ code: 'not-a-token' }] };
  }
  const problems: TokenProblem[] = [];
  const jose = readHeader(header, problems);
  segments[0] = header;
  if (texts.length === JWE_PARTS.length) {
    return { kind: 'jwe', text, header, jose, segments, problems };
  }
  if (texts.length > JWS_PARTS.length) {
    problems.unshift({ code: 'segment-count', values: { count: texts.length } });
  }
  const [, second, signature] = segments;
  const payload = second && toPayload(second, jose);
  if (payload) segments[1] = payload;
  if (!payload || !signature) problems.push({ code: 'signature-missing' });
  return {
    kind: 'jws',
    text,
    header,
    jose,
    ...(payload && { payload }),
    ...(signature && { signature }),
    segments,
    problems,
  };
}

/** A segment whose octets should be JSON, read as such. */
export function toJsonPart(segment: Segment): JsonPart {
  const { bytes } = segment.decoded;
  const text = bytes && decodeUtf8(bytes);
  return text === undefined ? segment : { ...segment, json: { text, reading: parseJson(text) } };
}

/** RFC 7797 §5.2: with `b64: false` the characters between the dots are the payload. */
export function toPayload(segment: Segment, jose: JoseHeader): JsonPart {
  if (jose.b64 !== false || !jose.crit?.includes('b64')) return toJsonPart(segment);
  return { ...segment, json: { text: segment.text, reading: parseJson(segment.text) } };
}

/** The members that decide how the token is read; what is wrong with them goes to `problems`. */
export function readHeader(part: JsonPart, problems: TokenProblem[]): JoseHeader {
  if (!part.json) {
    problems.push({ code: 'header-not-utf8' });
    return {};
  }
  const { root, problem } = part.json.reading;
  if (problem) problems.push({ code: 'header-not-json' });
  if (root?.kind !== 'object') {
    if (!problem) problems.push({ code: 'header-not-object' });
    return {};
  }
  const member = (name: string): JsonNode | undefined =>
    root.members.findLast((m) => m.name === name)?.value;
  const string = (name: string): string | undefined => {
    const node = member(name);
    return node?.kind === 'string' ? node.value : undefined;
  };
  const alg = string('alg');
  if (!alg && !problem) problems.push({ code: 'alg-missing' });
  const crit = readCrit(member('crit'), root, problems);
  const b64 = member('b64')?.kind;
  const header: Partial<Record<keyof JoseHeader, unknown>> = {};
  for (const name of ['alg', 'enc', 'typ', 'cty', 'kid', 'zip'] as const) {
    const value = string(name);
    if (value !== undefined) header[name] = value;
  }
  if (crit) header.crit = crit;
  if (b64 === 'true' || b64 === 'false') header.b64 = b64 === 'true';
  return header as JoseHeader;
}

/** RFC 7515 §4.1.11: a non-empty list of names of members that are there, each once, none of them the RFC's own. */
function readCrit(
  node: JsonNode | undefined,
  root: Extract<JsonNode, { kind: 'object' }>,
  problems: TokenProblem[],
): readonly string[] | undefined {
  if (!node) return undefined;
  const names =
    node.kind === 'array' ? node.items.flatMap((i) => (i.kind === 'string' ? [i.value] : [])) : [];
  const wellFormed =
    node.kind === 'array' &&
    names.length > 0 &&
    names.length === node.items.length &&
    new Set(names).size === names.length &&
    names.every(
      (name) => !BASE_HEADER_PARAMETERS.has(name) && root.members.some((m) => m.name === name),
    );
  if (!wellFormed) problems.push({ code: 'crit-malformed' });
  return node.kind === 'array' ? names : undefined;
}
