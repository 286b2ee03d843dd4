// A content key for a recipient (RFC 7518 §4): wrapped, agreed on, derived from a password, or shared. The way back of reach-content-key.ts.
import { encodeBase64url } from '../../bytes/base64url.ts';
import { EC_CURVES } from '../../keys/curves.ts';
import type { Jwk, KeyMaterial } from '../../keys/key-reading.ts';
import { publicJwk } from '../../keys/public-jwk.ts';
import { secretOctets } from '../import-key.ts';
import { becauseOf } from '../verdict-reason.ts';
import type { VerdictReason } from '../verification.ts';
import { encryptGcm, wrapAes, type Octets } from './aes.ts';
import type { ContentEncryption, KeyManagement } from './encryption-algorithms.ts';
import {
  agree,
  derive,
  isReason,
  ITERATION_LIMIT,
  pick,
  sized,
  type RecipientHeader,
} from './reach-content-key.ts';

/** Random octets, and what for: a test can give those that were published. */
export type Randomness = (
  octets: number,
  use: 'content-key' | 'initialization-vector' | 'key-initialization-vector' | 'salt',
) => Octets;

export interface GivenContentKey {
  readonly contentKey: Octets;
  /** Empty where nothing is wrapped. */
  readonly encryptedKey: Octets;
  /** What the recipient must know to get at the content key: `epk`, `iv`, `tag`, `p2s`, `p2c`. */
  readonly parameters: RecipientHeader;
}

export interface Giving {
  readonly alg: string;
  readonly enc: string;
  readonly management: KeyManagement;
  readonly encryption: ContentEncryption;
  /** Header parameters that count: `apu`, `apv`, `p2c`. */
  readonly header: RecipientHeader;
  readonly random: Randomness;
}

/** OWASP's advice for PBKDF2 with SHA-256, 2023. */
const ITERATIONS = 600_000;
const NOTHING: Octets = new Uint8Array();
const UNWRAPPED = { encryptedKey: NOTHING, allowedIterations: ITERATION_LIMIT };

/** @returns Why there can be none under this key, or the key. */
export async function giveContentKey(
  key: KeyMaterial,
  giving: Giving,
): Promise<GivenContentKey | VerdictReason> {
  const { alg, enc, management, encryption, header, random } = giving;
  const secret = secretOctets(key);
  if (management.way === 'direct') {
    const contentKey = sized(secret, encryption.keyOctets, enc);
    return isReason(contentKey)
      ? contentKey
      : { contentKey, encryptedKey: NOTHING, parameters: {} };
  }
  if (management.way === 'agree') return giveByAgreement(key, giving);
  if (management.way === 'rsa1-5') return becauseOf('never-made', { alg });
  const contentKey = random(encryption.keyOctets, 'content-key');
  if (management.way === 'rsa') {
    const encryptedKey = await encryptRsa(key, giving, contentKey);
    return isReason(encryptedKey) ? encryptedKey : { contentKey, encryptedKey, parameters: {} };
  }
  if (management.way === 'password') {
    const salt = encodeBase64url(random(16, 'salt'));
    const parameters = { p2s: salt, p2c: header.p2c ?? ITERATIONS };
    const derived = await derive(key, { ...giving, header: parameters, ...UNWRAPPED });
    if (isReason(derived)) return derived;
    return { contentKey, encryptedKey: await wrapAes(derived, contentKey), parameters };
  }
  const wrapping = sized(secret, management.wrapOctets ?? 0, alg);
  if (isReason(wrapping)) return wrapping;
  if (management.way === 'wrap') {
    return { contentKey, encryptedKey: await wrapAes(wrapping, contentKey), parameters: {} };
  }
  const iv = random(12, 'key-initialization-vector');
  const sealed = await encryptGcm(wrapping, iv, contentKey, NOTHING);
  const parameters = { tag: encodeBase64url(sealed.slice(-16)), iv: encodeBase64url(iv) };
  return { contentKey, encryptedKey: sealed.slice(0, -16), parameters };
}

async function encryptRsa(
  key: KeyMaterial,
  { alg, management }: Giving,
  contentKey: Octets,
): Promise<Octets | VerdictReason> {
  const jwk = await publicJwk(key);
  if (!jwk) return becauseOf('key-unreadable', { alg });
  const params = { name: 'RSA-OAEP', hash: management.hash ?? '' };
  const imported = await crypto.subtle.importKey(
    'jwk',
    pick(jwk, ['kty', 'n', 'e']),
    params,
    false,
    ['encrypt'],
  );
  return new Uint8Array(await crypto.subtle.encrypt('RSA-OAEP', imported, contentKey));
}

async function giveByAgreement(
  key: KeyMaterial,
  giving: Giving,
): Promise<GivenContentKey | VerdictReason> {
  const { alg, management, encryption, header, random } = giving;
  const other = await publicJwk(key);
  if (!other) return becauseOf('key-unreadable', { alg });
  const { own, epk } = await makeEphemeral(key.curve ?? '');
  // Both sides compute the same: here the recipient's key is what the token's `epk` is there.
  const parameters = { ...header, epk: other };
  const shared = await agree(own, { ...giving, header: parameters, ...UNWRAPPED });
  if (isReason(shared)) return shared;
  if (management.wrapOctets === undefined) {
    return { contentKey: shared, encryptedKey: NOTHING, parameters: { epk } };
  }
  const contentKey = random(encryption.keyOctets, 'content-key');
  return { contentKey, encryptedKey: await wrapAes(shared, contentKey), parameters: { epk } };
}

async function makeEphemeral(
  curve: string,
): Promise<{ readonly own: KeyMaterial; readonly epk: Jwk }> {
  const jwk = await makeKeyPair(curve);
  const names = EC_CURVES.has(curve) ? ['kty', 'crv', 'x', 'y'] : ['kty', 'crv', 'x'];
  const type = EC_CURVES.has(curve) ? 'EC' : 'OKP';
  const material = { form: 'jwk', jwk } as const;
  return {
    own: { kind: 'private', type, source: 'jwk', curve, material },
    epk: { ...pick(jwk, names) },
  };
}

async function makeKeyPair(curve: string): Promise<Jwk> {
  if (curve === 'X448') {
    const { x448 } = await import('@noble/curves/ed448.js');
    const { secretKey, publicKey } = x448.keygen();
    const d = encodeBase64url(secretKey);
    return { kty: 'OKP', crv: curve, x: encodeBase64url(publicKey), d };
  }
  const params = EC_CURVES.has(curve) ? { name: 'ECDH', namedCurve: curve } : { name: curve };
  const pair = (await crypto.subtle.generateKey(params, true, ['deriveBits'])) as CryptoKeyPair;
  return { ...(await crypto.subtle.exportKey('jwk', pair.privateKey)) };
}
