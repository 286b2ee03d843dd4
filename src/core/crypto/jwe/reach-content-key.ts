// From a recipient's key to the content key (RFC 7518 §4): unwrapped, agreed on, derived from a password, or shared.
import { decodeBase64url } from '../../bytes/base64url.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { EC_CURVES } from '../../keys/curves.ts';
import type { KeyMaterial } from '../../keys/key-reading.ts';
import { privateJwk } from '../../keys/private-jwk.ts';
import { secretOctets } from '../import-key.ts';
import { secretKeyOctets } from '../key-octets.ts';
import { becauseOf } from '../verdict-reason.ts';
import type { VerdictReason } from '../verification.ts';
import { decryptGcm, unwrapAes, type Octets } from './aes.ts';
import { CONTENT_ENCRYPTIONS, type KeyManagement } from './encryption-algorithms.ts';
import { concatenate } from './open-content.ts';

/** RFC 7518 §4.8.1.2 asks for 1,000 or more; what a stranger's token asks of this machine has a limit. */
export const ITERATION_LIMIT = 1_000_000;

/** The header parameters that lead to the content key. Any of them may be of a wrong type. */
export type RecipientHeader = Readonly<Record<string, unknown>>;

export interface Recipient {
  readonly alg: string;
  readonly enc: string;
  readonly management: KeyManagement;
  readonly header: RecipientHeader;
  readonly encryptedKey: Octets;
  readonly allowedIterations: number;
}

/** @returns The content key; why there is none; or `undefined` where the wrapping does not hold under this key. */
export async function reachContentKey(
  key: KeyMaterial,
  recipient: Recipient,
): Promise<Octets | VerdictReason | undefined> {
  const { management, encryptedKey, alg, enc } = recipient;
  const isEmpty = management.way === 'direct' || alg === 'ECDH-ES';
  // RFC 7516 §5.2, steps 6 and 10: where nothing is wrapped, nothing may stand there.
  if (isEmpty !== (encryptedKey.length === 0)) return becauseOf('encrypted-key', { alg });
  switch (management.way) {
    case 'direct':
      return sized(secretOctets(key), CONTENT_ENCRYPTIONS.get(enc)?.keyOctets ?? 0, enc);
    case 'wrap':
      return whenKey(sized(secretOctets(key), management.wrapOctets ?? 0, alg), (secret) =>
        unwrapAes(secret, encryptedKey),
      );
    case 'gcm-wrap':
      return whenKey(sized(secretOctets(key), management.wrapOctets ?? 0, alg), (secret) =>
        unwrapGcm(secret, recipient),
      );
    case 'rsa':
      return decryptRsa(key, recipient);
    case 'rsa1-5':
      return (await import('./rsa1-5.ts')).decryptRsa15(key, encryptedKey);
    case 'agree':
      return whenKey(await agree(key, recipient), (derived) =>
        isEmpty ? derived : unwrapAes(derived, encryptedKey),
      );
    default:
      return whenKey(await derive(key, recipient), (derived) => unwrapAes(derived, encryptedKey));
  }
}

export function isReason(value: Octets | VerdictReason | undefined): value is VerdictReason {
  return value !== undefined && 'code' in value;
}

function whenKey(
  key: Octets | VerdictReason | undefined,
  next: (
    key: Octets,
  ) => Octets | VerdictReason | undefined | Promise<Octets | VerdictReason | undefined>,
) {
  return key === undefined || isReason(key) ? key : next(key);
}

export function sized(
  octets: Octets | undefined,
  wanted: number,
  alg: string,
): Octets | VerdictReason {
  return octets?.length === wanted
    ? octets
    : becauseOf('key-octets-for', { alg, seen: octets?.length ?? 0, wanted });
}

function headerOctets(header: RecipientHeader, name: string): Octets | undefined {
  const value = header[name];
  return typeof value === 'string' ? decodeBase64url(value).bytes : undefined;
}

async function unwrapGcm(secret: Octets, { header, encryptedKey }: Recipient) {
  const [iv, tag] = [headerOctets(header, 'iv'), headerOctets(header, 'tag')];
  // RFC 7518 §4.7.1: 96 and 128 bits; WebCrypto would take others.
  if (iv?.length !== 12) return becauseOf('header-parameter', { name: 'iv' });
  if (tag?.length !== 16) return becauseOf('header-parameter', { name: 'tag' });
  return decryptGcm(secret, iv, concatenate(encryptedKey, tag), new Uint8Array());
}

async function decryptRsa(key: KeyMaterial, { management, encryptedKey, alg }: Recipient) {
  const { material } = key;
  if (material.form !== 'jwk') return becauseOf('key-not-private', { alg });
  const params = { name: 'RSA-OAEP', hash: management.hash ?? '' };
  const imported = await crypto.subtle.importKey('jwk', privateJwk(key), params, false, [
    'decrypt',
  ]);
  try {
    return new Uint8Array(await crypto.subtle.decrypt('RSA-OAEP', imported, encryptedKey));
  } catch {
    return undefined;
  }
}

export function pick(jwk: Readonly<Record<string, unknown>>, names: readonly string[]): JsonWebKey {
  return Object.fromEntries(names.flatMap((name) => (name in jwk ? [[name, jwk[name]]] : [])));
}

/** ECDH-ES (RFC 7518 §4.6): a shared secret with the sender's ephemeral key, then the Concat KDF. */
export async function agree(
  key: KeyMaterial,
  recipient: Recipient,
): Promise<Octets | VerdictReason> {
  const { header, management, alg, enc } = recipient;
  const { epk } = header;
  if (typeof epk !== 'object' || epk === null)
    return becauseOf('header-parameter', { name: 'epk' });
  const other = epk as Readonly<Record<string, unknown>>;
  if (other.crv !== key.curve) {
    return becauseOf('key-curve', { alg, wanted: String(other.crv), seen: key.curve ?? '' });
  }
  const shared = await shareSecret(key, other);
  if (!shared) return becauseOf('header-parameter', { name: 'epk' });
  const isDirect = management.wrapOctets === undefined;
  const octets = management.wrapOctets ?? CONTENT_ENCRYPTIONS.get(enc)?.keyOctets ?? 0;
  return concatKdf(shared, octets, isDirect ? enc : alg, header);
}

async function shareSecret(
  key: KeyMaterial,
  epk: Readonly<Record<string, unknown>>,
): Promise<Octets | undefined> {
  const { curve = '', material } = key;
  const names = ['kty', 'crv', 'x', 'y'];
  try {
    if (curve === 'X448') {
      const { x448 } = await import('@noble/curves/ed448.js');
      const secret = secretKeyOctets(key);
      const open = typeof epk.x === 'string' ? decodeBase64url(epk.x).bytes : undefined;
      return secret && open && Uint8Array.from(x448.getSharedSecret(secret, open));
    }
    const isEc = EC_CURVES.has(curve);
    const params = isEc ? { name: 'ECDH', namedCurve: curve } : { name: curve };
    const [own, other] = await Promise.all([
      material.form === 'pkcs8'
        ? crypto.subtle.importKey('pkcs8', material.der, params, false, ['deriveBits'])
        : crypto.subtle.importKey('jwk', privateJwk(key), params, false, ['deriveBits']),
      crypto.subtle.importKey(
        'jwk',
        pick(epk, isEc ? names : names.slice(0, 3)),
        params,
        false,
        [],
      ),
    ]);
    const bits = isEc ? (EC_CURVES.get(curve)?.octets ?? 0) * 8 : 256;
    const agreed = await crypto.subtle.deriveBits({ name: params.name, public: other }, own, bits);
    return new Uint8Array(agreed);
  } catch {
    return undefined;
  }
}

/** NIST SP 800-56A §5.8.1 as RFC 7518 §4.6.2 fills it in. */
async function concatKdf(
  shared: Octets,
  octets: number,
  algorithm: string,
  header: RecipientHeader,
): Promise<Octets> {
  const info = concatenate(
    withLength(encodeUtf8(algorithm)),
    withLength(headerOctets(header, 'apu') ?? new Uint8Array()),
    withLength(headerOctets(header, 'apv') ?? new Uint8Array()),
    bigEndian(octets * 8),
  );
  const rounds: Octets[] = [];
  for (let round = 1; rounds.length * 32 < octets; round++) {
    const input = concatenate(bigEndian(round), shared, info);
    rounds.push(new Uint8Array(await crypto.subtle.digest('SHA-256', input)));
  }
  return concatenate(...rounds).slice(0, octets);
}

function bigEndian(value: number): Octets {
  const octets = new Uint8Array(4);
  new DataView(octets.buffer).setUint32(0, value);
  return octets;
}

function withLength(octets: Octets): Octets {
  return concatenate(bigEndian(octets.length), octets);
}

/** What WebCrypto's PBKDF2 can count to: an `unsigned long`. */
const MAX_ITERATIONS = 2 ** 32 - 1;

/** PBES2 (RFC 7518 §4.8): PBKDF2 over the algorithm's name, a zero octet and the salt. */
export async function derive(
  key: KeyMaterial,
  { header, management, alg, allowedIterations }: Recipient,
): Promise<Octets | VerdictReason> {
  const salt = headerOctets(header, 'p2s');
  const iterations = header.p2c;
  // RFC 7518 §4.8.1.1: 8 octets or more.
  if (!salt || salt.length < 8) return becauseOf('header-parameter', { name: 'p2s' });
  if (typeof iterations === 'number' && iterations > MAX_ITERATIONS) {
    return becauseOf('iterations-too-large', { seen: iterations, limit: MAX_ITERATIONS });
  }
  if (typeof iterations !== 'number' || !Number.isInteger(iterations) || iterations < 1) {
    return becauseOf('header-parameter', { name: 'p2c' });
  }
  if (iterations > allowedIterations) {
    return becauseOf('too-many-iterations', { seen: iterations, limit: allowedIterations });
  }
  const secret = secretOctets(key) ?? new Uint8Array();
  const imported = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
  const params = {
    name: 'PBKDF2',
    hash: management.hash ?? '',
    salt: concatenate(encodeUtf8(alg), Uint8Array.of(0), salt),
    iterations,
  };
  const bits = (management.wrapOctets ?? 0) * 8;
  return new Uint8Array(await crypto.subtle.deriveBits(params, imported, bits));
}
