// Who does the mathematics of a signature: WebCrypto where the browser has the algorithm, else JavaScript.
import type { KeyMaterial } from '../keys/key-reading.ts';
import type { SignatureAlgorithm } from './algorithms.ts';
import { importKey } from './import-key.ts';
import { isAvailable } from './is-available.ts';
import { publicOctets, secretKeyOctets } from './key-octets.ts';
import { hasSoftware, loadSoftware } from './software-signatures.ts';
import type { Engine } from './verification.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** Who will do it here, loaded and ready; `undefined`: nobody can. Rejects while the library's file cannot be had. */
export async function findEngine(row: SignatureAlgorithm): Promise<Engine | undefined> {
  if (await isAvailable(row)) return 'native';
  if (!hasSoftware(row.name)) return undefined;
  await loadSoftware(row.name);
  return 'software';
}

/**
 * Whether a signature holds.
 *
 * @param row The algorithm as the key makes it: see `specifyFor`.
 * @throws {DOMException} For a key that cannot be imported. {Error} For one that the software refuses.
 */
export async function verifySignature(
  key: KeyMaterial,
  row: SignatureAlgorithm,
  signature: Octets,
  input: Octets,
): Promise<{ holds: boolean; engine: Engine }> {
  const engine = await findEngine(row);
  if (engine !== 'software') {
    const imported = await importKey(key, row, 'verify');
    const holds = await crypto.subtle.verify(row.signParams, imported, signature, input);
    return { holds, engine: 'native' };
  }
  const software = await loadSoftware(row.name);
  const secret = secretKeyOctets(key);
  const known = await publicOctets(key);
  const publicKey = known ?? (secret && Uint8Array.from(software.publicKeyOf(secret)));
  if (!publicKey) throw new DOMException('no public half', 'DataError');
  return { holds: software.verify(publicKey, signature, input), engine };
}

/** Makes a signature. @throws {DOMException} For a key that cannot be imported. */
export async function makeSignature(
  key: KeyMaterial,
  row: SignatureAlgorithm,
  input: Octets,
): Promise<Octets> {
  if ((await findEngine(row)) !== 'software') {
    const signer = await importKey(key, row, 'sign');
    return new Uint8Array(await crypto.subtle.sign(row.signParams, signer, input));
  }
  const software = await loadSoftware(row.name);
  const secret = secretKeyOctets(key);
  if (!secret) throw new DOMException('no private half', 'DataError');
  return Uint8Array.from(software.sign(secret, input));
}
