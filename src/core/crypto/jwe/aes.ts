// AES as JWE and key files use it: WebCrypto, and a library for the 192-bit keys that Chromium refuses.
// What opens gives nothing where the authentication does not hold.
import type { Engine } from '../verification.ts';

export type Octets = Uint8Array<ArrayBuffer>;

type AesName = 'AES-GCM' | 'AES-CBC' | 'AES-CTR' | 'AES-KW';

const OCTETS_192 = 24;
const USAGES: Readonly<Record<AesName, KeyUsage>> = {
  'AES-GCM': 'decrypt',
  'AES-CBC': 'decrypt',
  'AES-CTR': 'decrypt',
  'AES-KW': 'unwrapKey',
};

const answers = new Map<AesName, Promise<Engine>>();

/** Who does AES with a key of that size here. Asked once: only 192-bit keys are not in every browser. */
export function findAesEngine(name: AesName, octets: number): Promise<Engine> {
  if (octets !== OCTETS_192) return Promise.resolve('native');
  const answer = answers.get(name) ?? probe(name);
  answers.set(name, answer);
  return answer;
}

async function probe(name: AesName): Promise<Engine> {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(OCTETS_192), name, false, [USAGES[name]]);
    return 'native';
  } catch {
    return 'software';
  }
}

/** Imports an AES key; `undefined` where the library does it. */
async function importAes(
  key: Octets,
  name: AesName,
  usage: KeyUsage,
): Promise<CryptoKey | undefined> {
  if ((await findAesEngine(name, key.length)) === 'software') return undefined;
  return crypto.subtle.importKey('raw', key, name, false, [usage]);
}

async function orNothing(task: () => ArrayBuffer | Uint8Array | Promise<ArrayBuffer>) {
  try {
    return Uint8Array.from(new Uint8Array(await task()));
  } catch {
    return undefined;
  }
}

/** @param sealed The ciphertext with its 128-bit tag behind it. */
export async function decryptGcm(
  key: Octets,
  iv: Octets,
  sealed: Octets,
  additionalData: Octets,
): Promise<Octets | undefined> {
  const native = await importAes(key, 'AES-GCM', 'decrypt');
  if (native) {
    const params = { name: 'AES-GCM', iv, additionalData };
    return orNothing(() => crypto.subtle.decrypt(params, native, sealed));
  }
  const { gcm } = await import('@noble/ciphers/aes.js');
  return orNothing(() => gcm(key, iv, additionalData).decrypt(sealed));
}

/** PKCS #7 padding is taken off. To be called only for what has been authenticated, or is the person's own file. */
export async function decryptCbc(
  key: Octets,
  iv: Octets,
  ciphertext: Octets,
): Promise<Octets | undefined> {
  const native = await importAes(key, 'AES-CBC', 'decrypt');
  if (native) {
    return orNothing(() => crypto.subtle.decrypt({ name: 'AES-CBC', iv }, native, ciphertext));
  }
  const { cbc } = await import('@noble/ciphers/aes.js');
  return orNothing(() => cbc(key, iv).decrypt(ciphertext));
}

/** CBC without padding, which WebCrypto does not do. */
export async function decryptUnpadded(
  key: Octets,
  iv: Octets,
  ciphertext: Octets,
): Promise<Octets | undefined> {
  const { cbc } = await import('@noble/ciphers/aes.js');
  return orNothing(() => cbc(key, iv, { disablePadding: true }).decrypt(ciphertext));
}

/** @param iv The first counter block: all of its 128 bits count. */
export async function decryptCtr(
  key: Octets,
  iv: Octets,
  ciphertext: Octets,
): Promise<Octets | undefined> {
  const native = await importAes(key, 'AES-CTR', 'decrypt');
  if (native) {
    const params = { name: 'AES-CTR', counter: iv, length: 128 };
    return orNothing(() => crypto.subtle.decrypt(params, native, ciphertext));
  }
  const { ctr } = await import('@noble/ciphers/aes.js');
  return orNothing(() => ctr(key, iv).decrypt(ciphertext));
}

/** AES Key Wrap (RFC 3394). */
export async function unwrapAes(key: Octets, wrapped: Octets): Promise<Octets | undefined> {
  const native = await importAes(key, 'AES-KW', 'unwrapKey');
  if (native) {
    // Any octets are an HMAC key: what is wrapped may be longer than an AES key.
    const hmac = { name: 'HMAC', hash: 'SHA-256' };
    return orNothing(async () => {
      const unwrapped = await crypto.subtle.unwrapKey(
        'raw',
        wrapped,
        native,
        'AES-KW',
        hmac,
        true,
        ['sign'],
      );
      return crypto.subtle.exportKey('raw', unwrapped);
    });
  }
  const { aeskw } = await import('@noble/ciphers/aes.js');
  return orNothing(() => aeskw(key).decrypt(wrapped));
}

/** @returns The ciphertext with its 128-bit tag behind it. */
export async function encryptGcm(
  key: Octets,
  iv: Octets,
  content: Octets,
  additionalData: Octets,
): Promise<Octets> {
  const native = await importAes(key, 'AES-GCM', 'encrypt');
  if (native) {
    const params = { name: 'AES-GCM', iv, additionalData };
    return new Uint8Array(await crypto.subtle.encrypt(params, native, content));
  }
  const { gcm } = await import('@noble/ciphers/aes.js');
  return Uint8Array.from(gcm(key, iv, additionalData).encrypt(content));
}

/** With PKCS #7 padding. */
export async function encryptCbc(key: Octets, iv: Octets, content: Octets): Promise<Octets> {
  const native = await importAes(key, 'AES-CBC', 'encrypt');
  if (native) {
    return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, native, content));
  }
  const { cbc } = await import('@noble/ciphers/aes.js');
  return Uint8Array.from(cbc(key, iv).encrypt(content));
}

/** AES Key Wrap (RFC 3394). */
export async function wrapAes(key: Octets, secret: Octets): Promise<Octets> {
  const native = await importAes(key, 'AES-KW', 'wrapKey');
  if (native) {
    const hmac = { name: 'HMAC', hash: 'SHA-256' };
    const wrapped = await crypto.subtle.importKey('raw', secret, hmac, true, ['sign']);
    return new Uint8Array(await crypto.subtle.wrapKey('raw', wrapped, native, 'AES-KW'));
  }
  const { aeskw } = await import('@noble/ciphers/aes.js');
  return Uint8Array.from(aeskw(key).encrypt(secret));
}
