// Writes a token in another serialization (RFC 7515 §3, §7; RFC 7516 §7): the same parts, and so the same signatures.
import { decodeBase64url, encodeBase64url } from '../bytes/base64url.ts';
import { decodeUtf8, encodeUtf8 } from '../bytes/utf8.ts';
import { parseJson } from '../json/parse-json.ts';
import { prettyJson } from '../json/print-json.ts';
import { MAX_MEMBERS } from './parse-json-serialization.ts';
import {
  COMPACT_PARTS,
  LIST,
  takeParts,
  type Members,
  type PartsFault,
  type SerializationParts,
} from './serialization-parts.ts';

export const SERIALIZATION_FORMS = ['compact', 'detached', 'flattened', 'general'] as const;
export type SerializationForm = (typeof SERIALIZATION_FORMS)[number];

/** Why a token cannot be written so. */
export type SerializationFault =
  | PartsFault
  | 'several'
  | 'unprotected'
  | 'nothing-protected'
  | 'aad'
  | 'unencoded'
  | 'encrypted'
  | 'payload-not-text'
  | 'payload-shared'
  | 'header-fixed'
  | 'too-many';

/** A token's text, and the payload's own where the token does not carry it. */
export interface Serialized {
  readonly text: string;
  readonly detachedPayload?: string;
}

const ORDER: Readonly<Record<SerializationParts['kind'], readonly string[]>> = {
  jws: ['payload', 'protected', 'header', 'signature', 'signatures'],
  jwe: 'protected unprotected header encrypted_key recipients aad iv ciphertext tag'.split(' '),
};

/**
 * Writes a token in a serialization.
 *
 * @param text The token alone, in any serialization.
 * @param detachedPayload The payload's text, where the token does not carry it: it is put back.
 * @returns Text that reads as the same parts, or why there is none.
 */
export function serializeToken(
  text: string,
  form: SerializationForm,
  detachedPayload = '',
): Serialized | SerializationFault {
  const parts = takeParts(text);
  if (typeof parts === 'string') return parts;
  if (form === 'detached') return writeDetached(parts, detachedPayload);
  const whole = attach(parts, detachedPayload);
  if (form === 'compact') return writeCompact(whole);
  return form === 'flattened' ? writeFlattened(whole) : writeGeneral(whole);
}

/** One signature or recipient as a token of its own, in flattened JSON: nothing of it is lost. @param index From 0. */
export function takeOneOut(text: string, index: number): Serialized | SerializationFault {
  const parts = takeParts(text);
  if (typeof parts === 'string') return parts;
  const own = parts.own[index];
  return own ? writeFlattened({ ...parts, own: [own] }) : 'no-token';
}

/**
 * Puts one more signature into a token, still to be made: all others keep their characters.
 *
 * @param headerSegment Its protected header, base64url.
 * @returns A general JSON serialization, in which the new one is the last.
 */
export function appendSignature(
  text: string,
  headerSegment: string,
): (Serialized & { readonly index: number }) | SerializationFault {
  const parts = takeParts(text);
  if (typeof parts === 'string') return parts;
  if (parts.kind === 'jwe') return 'encrypted';
  const index = parts.own.length;
  if (index >= MAX_MEMBERS) return 'too-many';
  const added = new Map([
    ['protected', JSON.stringify(headerSegment)],
    ['signature', '""'],
  ]);
  return { ...writeGeneral({ ...parts, own: [...parts.own, added] }), index };
}

function writeFlattened({ kind, shared, own }: SerializationParts): Serialized | 'several' {
  if (own.length > 1) return 'several';
  return { text: prettyJson(writeObject(new Map([...shared, ...own[0]]), kind)) };
}

function writeGeneral({ kind, shared, own }: SerializationParts): Serialized {
  const list = `[${own.map((one) => writeObject(one, kind)).join(',')}]`;
  return { text: prettyJson(writeObject(new Map([...shared, [LIST[kind], list]]), kind)) };
}

/** In the order of the RFC; what it does not name comes last. */
function writeObject(members: Members, kind: SerializationParts['kind']): string {
  const order = ORDER[kind];
  const rank = (name: string): number => order.indexOf(name) + 1 || order.length + 1;
  const sorted = [...members].toSorted(([one], [other]) => rank(one) - rank(other));
  return `{${sorted.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

function writeCompact(parts: SerializationParts): Serialized | SerializationFault {
  const { kind, shared, own, isUnencoded } = parts;
  const [first] = own;
  if (own.length > 1) return 'several';
  if (shared.has('aad')) return 'aad';
  const beside = [shared.get('unprotected'), first.get('header')];
  if (beside.some((text) => text !== undefined && !/^\{\s*\}$/.test(text))) return 'unprotected';
  const value = (name: string): string => textOf(first.get(name) ?? shared.get(name));
  if (value('protected') === '') return 'nothing-protected';
  // RFC 7797 §5.2: no dot, and only what may stand in a text of ASCII characters.
  if (isUnencoded && !/^[\u0020-\u002d\u002f-\u007e]*$/.test(value('payload'))) return 'unencoded';
  return { text: COMPACT_PARTS[kind].map(value).join('.') };
}

/** RFC 7515 appendix F: the payload travels beside the token. */
function writeDetached(
  parts: SerializationParts,
  detachedPayload: string,
): Serialized | SerializationFault {
  if (parts.kind === 'jwe') return 'encrypted';
  const carried = textOf(parts.shared.get('payload'));
  const shared = new Map([...parts.shared].filter(([name]) => name !== 'payload'));
  const written = writeCompact({ ...parts, shared });
  if (typeof written === 'string') return written;
  if (carried === '') return { ...written, ...(detachedPayload !== '' && { detachedPayload }) };
  if (parts.isUnencoded) return { ...written, detachedPayload: carried };
  const { bytes, problems } = decodeBase64url(carried);
  const payload = bytes && decodeUtf8(bytes);
  // Whoever puts it back writes it strictly: other characters would not be the signed ones.
  if (payload === undefined || problems.length > 0) return 'payload-not-text';
  return { ...written, detachedPayload: payload };
}

/** With the payload in its place, where the token does not carry it. */
function attach(parts: SerializationParts, detachedPayload: string): SerializationParts {
  if (parts.kind === 'jwe' || detachedPayload === '') return parts;
  if (textOf(parts.shared.get('payload')) !== '') return parts;
  const payload = parts.isUnencoded
    ? detachedPayload
    : encodeBase64url(encodeUtf8(detachedPayload));
  return { ...parts, shared: new Map([...parts.shared, ['payload', JSON.stringify(payload)]]) };
}

/** The value of a member that is a string. */
function textOf(json: string | undefined): string {
  const node = json === undefined ? undefined : parseJson(json).root;
  return node?.kind === 'string' ? node.value : '';
}
