// The claims of an SD-JWT with what was disclosed put in its place (RFC 9901 §7.1), losing no character of a value.
import { decodeBase64url, encodeBase64url } from '../../bytes/base64url.ts';
import { decodeUtf8, encodeUtf8 } from '../../bytes/utf8.ts';
import { nodeAt } from '../../json/edit-json.ts';
import { parseJson, type JsonNode, type JsonObject } from '../../json/parse-json.ts';
import { shortName } from '../../keys/text-place.ts';
import { becauseOf } from '../verdict-reason.ts';
import type { VerdictReason } from '../verification.ts';
import { isDigest, withoutDigests } from './without-digests.ts';

/** One disclosure of a presentation. */
export interface Disclosure {
  /** As the token carries it. */
  readonly text: string;
  /** The claim's name; absent for an item of an array. */
  readonly name?: string;
  /** JSON text of the value as the disclosure has it. */
  readonly value: string;
  /** The value without the digests that it holds; absent where that is nothing else. */
  readonly ownValue?: string;
  /** The text of the disclosure whose value it is in; absent: it is in none. */
  readonly parent?: string;
  /** JSON Pointer of its place in the claims. Absent: no digest refers to it. */
  readonly pointer?: string;
  /** Why its salt hides nothing (RFC 9901 §9.3): under 128 bits, or that of another disclosure too. */
  readonly saltFault?: 'short' | 'shared';
}

export interface WithheldDigest {
  readonly digest: string;
  /** JSON Pointer of the object that a claim, or of the array that an item, would be in. */
  readonly pointer: string;
}

export interface DisclosedClaims {
  /** JSON text. */
  readonly claims: string;
  /** As they stand in the claims, each behind the one it is in; those without a place last. */
  readonly disclosures: readonly Disclosure[];
  /** Digests without a disclosure: withheld claims, or decoys; nobody can tell which. */
  readonly withheld: readonly WithheldDigest[];
  /** The rules of RFC 9901 §7.1 that are broken; `position` counts the disclosures from 1. */
  readonly faults: readonly VerdictReason[];
}

/** Names of RFC 9901 §4.1.1, which is "Hash Name String" of the IANA registry, with WebCrypto's. */
const HASHES: ReadonlyMap<string, string> = new Map([
  ['sha-256', 'SHA-256'],
  ['sha-384', 'SHA-384'],
  ['sha-512', 'SHA-512'],
]);
const MAX_DEPTH = 200;
const MAX_DISCLOSURES = 2_000;

/** The hash that `_sd_alg` names. */
export function hashOf(claims: JsonObject): string | undefined {
  const node = claims.members.findLast(({ name }) => name === '_sd_alg')?.value;
  if (!node) return 'SHA-256';
  return node.kind === 'string' ? HASHES.get(node.value) : undefined;
}

/** Base64url of the digest over the text's own characters (RFC 9901 §4.2.3). */
export async function digestOf(text: string, hash: string): Promise<string> {
  return encodeBase64url(new Uint8Array(await crypto.subtle.digest(hash, encodeUtf8(text))));
}

interface Opened extends Disclosure {
  /** From 1. */
  readonly position: number;
  readonly salt: string;
  readonly source: string;
  readonly items: readonly JsonNode[];
}

/** @param source The claims' JSON text, which `claims` was read from. */
export async function readDisclosures(
  source: string,
  claims: JsonObject,
  texts: readonly string[],
): Promise<DisclosedClaims> {
  const faults: VerdictReason[] = [];
  const hash = hashOf(claims);
  if (!hash) faults.push(becauseOf('sd-alg'));
  if (texts.length > MAX_DISCLOSURES) faults.push(becauseOf('sd-too-many'));
  const byDigest = new Map<string, Opened>();
  const opened: (Opened | undefined)[] = [];
  for (const text of texts.slice(0, MAX_DISCLOSURES)) {
    const one = open(text, opened.length + 1);
    opened.push(one);
    const digest = await digestOf(text, hash ?? 'SHA-256');
    if (!one) faults.push(becauseOf('sd-disclosure', { position: opened.length }));
    else if (byDigest.has(digest)) faults.push(becauseOf('sd-twice', { position: one.position }));
    else byDigest.set(digest, one);
  }
  const pointers = new Map<Opened, string>();
  const referred = new Set<Opened>();
  const seen = new Set<string>();
  const withheld: WithheldDigest[] = [];

  /** The disclosure that a digest stands for. */
  const take = (
    node: JsonNode | undefined,
    count: 2 | 3,
    pointer: string,
    parent = pointer,
  ): Opened | undefined => {
    if (node?.kind !== 'string') {
      faults.push(becauseOf('sd-digest'));
      return undefined;
    }
    if (seen.has(node.value)) faults.push(becauseOf('sd-digest-twice'));
    seen.add(node.value);
    const one = byDigest.get(node.value);
    if (one) referred.add(one);
    if (!one) withheld.push({ digest: node.value, pointer: parent });
    else if (one.items.length !== count)
      faults.push(becauseOf('sd-kind', { position: one.position }));
    else if (!pointers.has(one)) {
      const name = one.name === undefined ? '' : `/${escapePointer(one.name)}`;
      pointers.set(one, pointer + name);
      return one;
    }
    return undefined;
  };
  const write = (node: JsonNode, text: string, pointer: string, depth: number): string => {
    if (depth > MAX_DEPTH) {
      faults.push(becauseOf('sd-too-deep', { limit: MAX_DEPTH }));
      return 'null';
    }
    if (node.kind === 'array') return writeArray(node.items, text, pointer, depth);
    return node.kind === 'object'
      ? writeObject(node, text, pointer, depth)
      : text.slice(node.start, node.end);
  };
  const writeArray = (
    items: readonly JsonNode[],
    text: string,
    pointer: string,
    depth: number,
  ): string => {
    const written: string[] = [];
    for (const item of items) {
      const place = `${pointer}/${written.length}`;
      if (!isDigest(item)) {
        written.push(write(item, text, place, depth + 1));
        continue;
      }
      const one = take(nodeAt(item, ['...']), 2, place, pointer);
      if (one) written.push(write(one.items[1]!, one.source, place, depth + 1));
    }
    return `[${written.join(',')}]`;
  };
  const writeObject = (
    { members }: JsonObject,
    text: string,
    pointer: string,
    depth: number,
  ): string => {
    const isOwn = ({ name }: { name: string }): boolean =>
      name !== '_sd' && !(name === '_sd_alg' && depth === 0);
    const kept = members.filter(isOwn);
    const names = new Set(kept.map(({ name }) => name));
    const written = kept.map(
      ({ name, nameSpan, value }) =>
        `${text.slice(nameSpan.start, nameSpan.end)}:${write(value, text, `${pointer}/${escapePointer(name)}`, depth + 1)}`,
    );
    if (names.has('...')) faults.push(becauseOf('sd-reserved', { name: '...' }));
    const digests = members.findLast(({ name }) => name === '_sd')?.value;
    if (digests && digests.kind !== 'array') faults.push(becauseOf('sd-digest'));
    for (const item of digests?.kind === 'array' ? digests.items : []) {
      const one = take(item, 3, pointer);
      const [, nameNode, value] = one?.items ?? [];
      if (!one || one.name === undefined || !nameNode || !value) continue;
      const isReserved = one.name === '_sd' || one.name === '...';
      if (isReserved || names.has(one.name)) {
        const values = { name: shortName(one.name), position: one.position };
        faults.push(becauseOf(isReserved ? 'sd-reserved' : 'sd-name', values));
        continue;
      }
      names.add(one.name);
      const place = `${pointer}/${escapePointer(one.name)}`;
      const nameText = one.source.slice(nameNode.start, nameNode.end);
      written.push(`${nameText}:${write(value, one.source, place, depth + 1)}`);
    }
    return `{${written.join(',')}}`;
  };

  const text = write(claims, source, '', 0);
  for (const one of hash ? byDigest.values() : []) {
    if (!referred.has(one)) faults.push(becauseOf('sd-unreferenced', { position: one.position }));
  }
  const salts = new Set<string>();
  const shared = new Set<string>();
  for (const { salt } of byDigest.values()) (salts.has(salt) ? shared : salts).add(salt);
  return {
    claims: text,
    withheld,
    faults,
    disclosures: inPlace(pointers, opened).map(({ one, pointer, parent }) => {
      const { text: own, name, value, salt, source: disclosed, items } = one;
      const ownValue = withoutDigests(items.at(-1)!, disclosed);
      const saltFault = shared.has(salt) ? 'shared' : isShort(salt) && 'short';
      return {
        text: own,
        value,
        ...(name !== undefined && { name }),
        ...(ownValue.length < value.length && { ownValue }),
        ...(parent && { parent: parent.text }),
        ...(pointer !== undefined && { pointer }),
        ...(saltFault && { saltFault }),
      };
    }),
  };
}

interface Placed {
  readonly one: Opened;
  readonly pointer?: string;
  readonly parent?: Opened | undefined;
}

/** @param pointers In the order of the claims, each behind the one it is in. */
function inPlace(
  pointers: ReadonlyMap<Opened, string>,
  opened: readonly (Opened | undefined)[],
): readonly Placed[] {
  const around: (readonly [one: Opened, inside: string])[] = [];
  const placed = [...pointers].map(([one, pointer]): Placed => {
    while (around.length > 0 && !pointer.startsWith(around.at(-1)![1])) around.pop();
    const parent = around.at(-1)?.[0];
    around.push([one, `${pointer}/`]);
    return { one, pointer, parent };
  });
  const others = opened.flatMap((one) => (one && !pointers.has(one) ? [{ one }] : []));
  return [...placed, ...others];
}

/** RFC 9901 §4.2.1, §4.2.2: `[salt, name, value]` or `[salt, value]`. */
function open(text: string, position: number): Opened | undefined {
  const { bytes, problems } = decodeBase64url(text);
  const source = bytes && problems.length === 0 ? decodeUtf8(bytes) : undefined;
  const { root, problem } = parseJson(source ?? '');
  if (source === undefined || problem || root?.kind !== 'array') return undefined;
  const { items } = root;
  const [salt, name] = items;
  const value = items.at(-1);
  if (salt?.kind !== 'string' || !value || items.length < 2 || items.length > 3) return undefined;
  if (items.length === 3 && name?.kind !== 'string') return undefined;
  return {
    text,
    source,
    items,
    position,
    salt: salt.value,
    value: source.slice(value.start, value.end),
    ...(items.length === 3 && name?.kind === 'string' && { name: name.value }),
  };
}

/** Under 128 bits, as base64url or as hexadecimal. */
function isShort(salt: string): boolean {
  const digits = salt.replace(/={1,2}$/, '');
  return digits.length < (/^[\da-f]+$/i.test(digits) ? 32 : 22);
}

/** RFC 6901 §3. */
function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
