// Makes a fresh key for an algorithm that signs or encrypts, as JWK texts. Everything comes from WebCrypto's random numbers, where the
// algorithm is done in JavaScript too.
import { encodeBase64url } from '../bytes/base64url.ts';
import type { Jwk } from '../keys/key-reading.ts';
import { readKey } from '../keys/read-key.ts';
import { thumbprint } from '../keys/thumbprint.ts';
import { findAlgorithm, type SignatureAlgorithm } from './algorithms.ts';
import { findEngine } from './signature-engine.ts';
import { loadSoftware } from './software-signatures.ts';

export interface GeneratedKey {
  /** The private JWK, or the secret's: what signs or decrypts. */
  readonly privateKey: string;
  /** The public JWK: what verifies or encrypts. Absent for a secret. */
  readonly publicKey?: string;
}

/** Octets of a secret: as many as the hash's output (RFC 7518 §3.2), or as the name says (§4.4). */
const SECRET_OCTETS: ReadonlyMap<string, number> = new Map([
  ['HS256', 32],
  ['HS384', 48],
  ['HS512', 64],
  ['A256KW', 32],
]);

/** The key managements of RFC 7518 §4 that keys are made for, with what WebCrypto calls their use. */
const ENCRYPTION: ReadonlyMap<string, KeyUsage[]> = new Map([
  ['A256KW', ['wrapKey', 'unwrapKey']],
  ['RSA-OAEP-256', ['encrypt', 'decrypt']],
  ['ECDH-ES+A256KW', ['deriveBits']],
]);

const CURVES: ReadonlyMap<string, string> = new Map([
  ['ES256', 'P-256'],
  ['ES384', 'P-384'],
  ['ES512', 'P-521'],
  ['ES256K', 'secp256k1'],
]);

/** RFC 7518 §3.3: 2048 bits or more. */
const MODULUS_LENGTH = 2048;
const PUBLIC_MEMBERS = ['kty', 'crv', 'n', 'e', 'x', 'y', 'pub'] as const;
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'priv'] as const;

/**
 * Makes a key for `alg`, with `kid` (its thumbprint), `alg` and `use`.
 *
 * @param options.modulusLength Bits of an RSA modulus; 2048 when absent.
 * @throws {RangeError} For an algorithm that has no keys here. {DOMException} `NotSupportedError` where the browser
 *   lacks it.
 */
export async function generateKey(
  alg: string,
  options: { readonly modulusLength?: number } = {},
): Promise<GeneratedKey> {
  const use = ENCRYPTION.has(alg) ? 'enc' : 'sig';
  const octets = SECRET_OCTETS.get(alg);
  if (octets !== undefined) {
    const k = encodeBase64url(crypto.getRandomValues(new Uint8Array(octets)));
    // No `kid`: the thumbprint of a secret would help a guesser.
    return { privateKey: format({ kty: 'oct', alg, use, k }) };
  }
  const row = findAlgorithm(alg);
  const isSoftware = row && (await findEngine(row)) === 'software';
  const jwk = isSoftware
    ? await makeInSoftware(row)
    : await makeNatively(alg, options.modulusLength ?? MODULUS_LENGTH);
  const pick = (names: readonly string[]): Jwk =>
    Object.fromEntries(names.flatMap((name) => (name in jwk ? [[name, jwk[name]]] : [])));
  const { kty, ...rest } = pick(PUBLIC_MEMBERS);
  const [key] = readKey(JSON.stringify({ kty, alg, ...rest }), 'jwk').keys;
  const kid = key && (await thumbprint(key));
  const common = { kty, ...(kid !== undefined && { kid }), alg, use, ...rest };
  return {
    privateKey: format({ ...common, ...pick(PRIVATE_MEMBERS) }),
    publicKey: format(common),
  };
}

async function makeNatively(alg: string, modulusLength: number): Promise<Jwk> {
  const params = generationParams(alg, modulusLength);
  const usages = ENCRYPTION.get(alg) ?? ['sign', 'verify'];
  const pair = (await crypto.subtle.generateKey(params, true, usages)) as CryptoKeyPair;
  return { ...(await crypto.subtle.exportKey('jwk', pair.privateKey)) };
}

async function makeInSoftware({ name, keyType, curve }: SignatureAlgorithm): Promise<Jwk> {
  const software = await loadSoftware(name);
  const secret = Uint8Array.from(software.newSecretKey());
  const open = Uint8Array.from(software.publicKeyOf(secret));
  if (keyType === 'AKP') {
    return { kty: 'AKP', alg: name, pub: encodeBase64url(open), priv: encodeBase64url(secret) };
  }
  const d = encodeBase64url(secret);
  if (keyType === 'OKP') return { kty: 'OKP', crv: curve, x: encodeBase64url(open), d };
  // An uncompressed point: 4, x, y (SEC 1 §2.3.3).
  const half = (open.length - 1) / 2;
  const [x, y] = [open.slice(1, 1 + half), open.slice(1 + half)].map(encodeBase64url);
  return { kty: 'EC', crv: curve, x, y, d };
}

function generationParams(
  alg: string,
  modulusLength: number,
): RsaHashedKeyGenParams | EcKeyGenParams | AlgorithmIdentifier {
  const hash = `SHA-${alg.slice(2)}`;
  const publicExponent = Uint8Array.of(1, 0, 1);
  if (alg === 'RSA-OAEP-256') {
    return { name: 'RSA-OAEP', hash: 'SHA-256', modulusLength, publicExponent };
  }
  if (alg === 'ECDH-ES+A256KW') return { name: 'ECDH', namedCurve: 'P-256' };
  if (/^[RP]S(256|384|512)$/.test(alg)) {
    return {
      name: alg.startsWith('R') ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS',
      hash,
      modulusLength,
      publicExponent,
    };
  }
  const namedCurve = CURVES.get(alg);
  if (namedCurve !== undefined) return { name: 'ECDSA', namedCurve };
  if (alg === 'EdDSA' || alg === 'Ed25519') return { name: 'Ed25519' };
  if (alg === 'Ed448') return { name: 'Ed448' };
  if (/^ML-DSA-(44|65|87)$/.test(alg)) return { name: alg };
  throw new RangeError('no keys are made for this algorithm');
}

function format(jwk: Jwk): string {
  return JSON.stringify(jwk, null, 2);
}
