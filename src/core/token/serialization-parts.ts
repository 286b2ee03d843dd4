// A token of any serialization taken into what is there once and what each signature or recipient has (RFC 7515 §7.2, RFC 7516 §7.2).
import { nodeAt } from '../json/edit-json.ts';
import { parseJson, type JsonObject } from '../json/parse-json.ts';
import { readTokens } from './parse-json-serialization.ts';
import type { JweToken, JwsToken } from './parsed-token.ts';

/** Names of members and their values as JSON text. */
export type Members = ReadonlyMap<string, string>;

export interface SerializationParts {
  readonly kind: 'jws' | 'jwe';
  /** RFC 7797: the payload is written as it is. */
  readonly isUnencoded: boolean;
  readonly shared: Members;
  /** At least one. */
  readonly own: readonly [Members, ...Members[]];
}

/** Why a token cannot be taken apart. */
export type PartsFault = 'no-token' | 'faulty' | 'disclosures';

/** The parts of a compact serialization, in their order. */
export const COMPACT_PARTS = {
  jws: ['protected', 'payload', 'signature'],
  jwe: ['protected', 'encrypted_key', 'iv', 'ciphertext', 'tag'],
} as const;

/** The member of a general serialization that lists them. */
export const LIST = { jws: 'signatures', jwe: 'recipients' } as const;

const OWN = {
  jws: ['protected', 'header', 'signature'],
  jwe: ['header', 'encrypted_key'],
} as const;

/** RFC 7516 §7.2.1, RFC 7515 appendix F: these are not there when they are empty. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'payload',
  'protected',
  'encrypted_key',
  'iv',
  'tag',
]);

/** @param text The token alone. Total. */
export function takeParts(text: string): SerializationParts | PartsFault {
  const [token] = readTokens(text);
  if (token.kind !== 'jws' && token.kind !== 'jwe') return 'no-token';
  if (token.problems.some(({ code }) => code === 'json-serialization')) return 'faulty';
  if (token.kind === 'jws' && token.sdJwt) return 'disclosures';
  const { jose, kind } = token;
  const isUnencoded = kind === 'jws' && jose.b64 === false && (jose.crit?.includes('b64') ?? false);
  const taken = token.serialization ? takeJson(text, kind) : takeCompact(token);
  return typeof taken === 'string' ? taken : { kind, isUnencoded, ...taken };
}

type Taken = Pick<SerializationParts, 'shared' | 'own'>;

function isOwn(kind: SerializationParts['kind'], name: string): boolean {
  return OWN[kind].some((one) => one === name);
}

function takeCompact({ kind, segments }: JwsToken | JweToken): Taken | PartsFault {
  const names = COMPACT_PARTS[kind];
  if (segments.length !== names.length) return 'faulty';
  const members = names.flatMap((name, at): [string, string][] => {
    const value = segments[at]?.text ?? '';
    return value === '' && LEFT_OUT.has(name) ? [] : [[name, JSON.stringify(value)]];
  });
  return {
    shared: new Map(members.filter(([name]) => !isOwn(kind, name))),
    own: [new Map(members.filter(([name]) => isOwn(kind, name)))],
  };
}

function takeJson(text: string, kind: SerializationParts['kind']): Taken | PartsFault {
  const { root } = parseJson(text);
  if (root?.kind !== 'object') return 'no-token';
  const all = [...membersOf(text, root)];
  const list = nodeAt(root, [LIST[kind]]);
  const items = list?.kind === 'array' ? list.items : [];
  const [first, ...more] = items.flatMap((item) =>
    item.kind === 'object' ? [membersOf(text, item)] : [],
  );
  const single = new Map(list ? [] : all.filter(([name]) => isOwn(kind, name)));
  return {
    shared: new Map(all.filter(([name]) => name !== LIST[kind] && (list || !isOwn(kind, name)))),
    own: first ? [first, ...more] : [single],
  };
}

/** Of duplicates the last one, as it is read. */
function membersOf(text: string, { members }: JsonObject): Members {
  return new Map(members.map(({ name, value }) => [name, text.slice(value.start, value.end)]));
}
