// The JSON serializations of JWS and JWE (RFC 7515 §7.2, RFC 7516 §7.2): one token for each signature or recipient.
// Each is what its compact serialization would be, with the header parameters that are not protected put to the others.
import { decodeBase64url } from '../bytes/base64url.ts';
import { nodeAt } from '../json/edit-json.ts';
import { parseJson, type JsonMember, type JsonNode, type JsonObject } from '../json/parse-json.ts';
import { parseToken, readHeader, toJsonPart, toPayload } from './parse-token.ts';
import type {
  JoseHeader,
  JsonPart,
  JsonSerialization,
  ParsedToken,
  Segment,
  SegmentName,
  TokenProblemCode,
} from './parsed-token.ts';
import type { Problem } from '../problem.ts';

/** More than anybody signs; each costs a check. */
export const MAX_MEMBERS = 100;

/**
 * Reads a token of any serialization.
 *
 * @param text The token alone, as find-tokens.ts gives it.
 * @returns One token for a compact serialization; for a JSON serialization one for each signature or recipient, and at
 *   least one. Total.
 */
export function readTokens(text: string): readonly [ParsedToken, ...ParsedToken[]] {
  if (!text.startsWith('{')) return [parseCompact(text)];
  const { root, problem } = parseJson(text);
  if (root?.kind !== 'object' || problem) return [parseToken(text)];
  const isEncrypted = nodeAt(root, ['ciphertext']) !== undefined;
  const listName = isEncrypted ? 'recipients' : 'signatures';
  const list = nodeAt(root, [listName]);
  if (!isEncrypted && !list && !nodeAt(root, ['signature'])) return [parseToken(text)];
  const items = list?.kind === 'array' ? list.items : undefined;
  const members = items
    ? items.flatMap((item) => (item.kind === 'object' ? [item] : [])).slice(0, MAX_MEMBERS)
    : [];
  const form = list ? 'general' : 'flattened';
  // A JWE for direct encryption may leave the list of its one recipient out, or empty (RFC 7516 §7.2.1).
  const own = members.length > 0 ? members : [root];
  const faultOfAll = findFault(root, { isEncrypted, list, members: items?.length });
  const read = own.map((one, index) => {
    const serialization = { form, index, count: own.length } as const;
    return isEncrypted
      ? readRecipient(text, root, one, serialization, faultOfAll)
      : readSignature(text, root, one, serialization, faultOfAll);
  });
  return agreeOnEncoding(read) as [ParsedToken, ...ParsedToken[]];
}

/** Dots of a JWS, then a tilde: disclosures follow (RFC 9901 §4). */
const SD_JWT = /^[^~.]*\.[^~.]*\.[^~.]*(?=~)/;

function parseCompact(text: string): ParsedToken {
  const issued = SD_JWT.exec(text)?.[0];
  const token = parseToken(issued ?? text);
  if (issued === undefined || token.kind !== 'jws') return token;
  const disclosures = text.slice(issued.length + 1).split('~');
  const keyBinding = disclosures.pop() ?? '';
  return { ...token, text, sdJwt: { disclosures, keyBinding } };
}

type Fault =
  | 'both-forms'
  | 'no-members'
  | 'no-signature'
  | 'names-twice'
  | 'not-protected'
  | 'not-an-object'
  | 'b64-differs';
type TokenProblem = Problem<TokenProblemCode>;

function because(fault: Fault): TokenProblem {
  return { code: 'json-serialization', values: { fault } };
}

function findFault(
  root: JsonObject,
  about: {
    readonly isEncrypted: boolean;
    readonly list: JsonNode | undefined;
    readonly members: number | undefined;
  },
): TokenProblem | undefined {
  const { isEncrypted, list, members } = about;
  if (!list) return undefined;
  const single = isEncrypted ? ['header', 'encrypted_key'] : ['signature', 'protected', 'header'];
  if (single.some((name) => nodeAt(root, [name]))) return because('both-forms');
  if (members === undefined || (members === 0 && !isEncrypted)) return because('no-members');
  return undefined;
}

type Place = Omit<JsonSerialization, 'unprotected'>;

/** RFC 7797 §3: the payload is one, so `b64` must be the same in all signatures. */
function agreeOnEncoding(tokens: readonly ParsedToken[]): readonly ParsedToken[] {
  const encodings = tokens.map((token) => ('jose' in token ? (token.jose.b64 ?? true) : true));
  if (new Set(encodings).size < 2) return tokens;
  return tokens.map((token) => ({
    ...token,
    problems: [...token.problems, because('b64-differs')],
  }));
}

function readSignature(
  text: string,
  root: JsonObject,
  one: JsonObject,
  place: Place,
  faultOfAll: TokenProblem | undefined,
): ParsedToken {
  const problems: TokenProblem[] = faultOfAll ? [faultOfAll] : [];
  const { header, jose, unprotected } = readJoseHeader(
    text,
    one,
    [nodeAt(one, ['header'])],
    problems,
  );
  const serialization = { ...place, unprotected };
  const payload = toPayload(segmentOf(text, 'payload', nodeAt(root, ['payload'])), jose);
  const signature = segmentOf(text, 'signature', nodeAt(one, ['signature']));
  if (!nodeAt(one, ['signature'])) problems.push(because('no-signature'));
  const segments = [header, payload, signature];
  return { kind: 'jws', text, header, jose, payload, signature, segments, problems, serialization };
}

function readRecipient(
  text: string,
  root: JsonObject,
  one: JsonObject,
  place: Place,
  faultOfAll: TokenProblem | undefined,
): ParsedToken {
  const problems: TokenProblem[] = faultOfAll ? [faultOfAll] : [];
  const others = [nodeAt(root, ['unprotected']), nodeAt(one, ['header'])];
  const { header, jose, unprotected } = readJoseHeader(text, root, others, problems);
  const segments = [
    header,
    segmentOf(text, 'encrypted-key', nodeAt(one, ['encrypted_key'])),
    segmentOf(text, 'initialization-vector', nodeAt(root, ['iv'])),
    segmentOf(text, 'ciphertext', nodeAt(root, ['ciphertext'])),
    segmentOf(text, 'authentication-tag', nodeAt(root, ['tag'])),
  ];
  const aad = nodeAt(root, ['aad']);
  return {
    kind: 'jwe',
    text,
    header,
    jose,
    segments,
    problems,
    serialization: { ...place, unprotected },
    ...(aad?.kind === 'string' && { aad: aad.value }),
  };
}

/**
 * The protected header and what is joined to it unprotected, as one JSON object: all names must differ
 * (RFC 7515 §7.2.1), and some must be protected.
 */
function readJoseHeader(
  text: string,
  one: JsonObject,
  unprotected: readonly (JsonNode | undefined)[],
  problems: TokenProblem[],
): {
  readonly header: JsonPart;
  readonly jose: JoseHeader;
  readonly unprotected: readonly JsonMember[];
} {
  const own = toJsonPart(segmentOf(text, 'header', nodeAt(one, ['protected'])));
  const others = unprotected.filter((node) => node !== undefined);
  if (others.some(({ kind }) => kind !== 'object')) problems.push(because('not-an-object'));
  if (others.length === 0 || problems.length > 0)
    return { header: own, jose: readHeader(own, problems), unprotected: [] };
  const protectedText = own.text === '' ? '{}' : (own.json?.text ?? '');
  const parts = [protectedText, ...others.map(({ start, end }) => text.slice(start, end))];
  const merged = `{${parts
    .map((part) => part.trim().slice(1, -1).trim())
    .filter((part) => part !== '')
    .join(',')}}`;
  const header = { ...own, json: { text: merged, reading: parseJson(merged) } };
  const jose = readHeader(header, problems);
  const { root } = header.json.reading;
  const members = root?.kind === 'object' ? root.members : [];
  const names = members.map(({ name }) => name);
  if (new Set(names).size !== names.length) problems.push(because('names-twice'));
  const isProtected = (name: string): boolean =>
    own.json?.reading.root !== undefined && nodeAt(own.json.reading.root, [name]) !== undefined;
  const bare = PROTECTED_ONLY.filter((name) => jose[name] !== undefined && !isProtected(name));
  if (bare.length > 0) problems.push(because('not-protected'));
  const ownRoot = own.json?.reading.root;
  const protectedCount = ownRoot?.kind === 'object' ? ownRoot.members.length : 0;
  return { header, jose, unprotected: members.slice(protectedCount) };
}

/** RFC 7515 §4.1.11, RFC 7797 §3, RFC 7516 §4.1.3. */
const PROTECTED_ONLY = ['crit', 'b64', 'zip'] as const;

/** A member's base64url text as a part of the token; an empty part when it is left out. */
function segmentOf(text: string, name: SegmentName, node: JsonNode | undefined): Segment {
  const value = node?.kind === 'string' ? node.value : '';
  const start = node?.kind === 'string' ? node.start + 1 : text.length;
  const end = node?.kind === 'string' ? node.end - 1 : text.length;
  return { name, text: value, start, end, decoded: decodeBase64url(value) };
}
