// Signs octets with a key that can (RFC 7515 §5.1), and says beforehand which of the given keys that is.
import type { KeyMaterial, KeyReading } from '../keys/key-reading.ts';
import { findAlgorithm, SIGNATURE_ALGORITHM_NAMES, specifyFor } from './algorithms.ts';
import { whyUnfit } from './fits-algorithm.ts';
import { makeSignature } from './signature-engine.ts';

/** The key that would sign under `alg`: the one whose `kid` is asked for, else the first that can. */
export function canSign(
  reading: Pick<KeyReading, 'keys'>,
  alg: string,
  kid?: string,
): KeyMaterial | undefined {
  const row = findAlgorithm(alg);
  if (!row) return undefined;
  const signers = reading.keys.filter((key) => !whyUnfit(key, row, 'sign'));
  return signers.find((key) => kid !== undefined && key.kid === kid) ?? signers[0];
}

/** An algorithm that one of the keys can sign with: the one it names, else the first that it fits. */
export function algorithmFor(reading: Pick<KeyReading, 'keys'>): string | undefined {
  const named = reading.keys.flatMap(({ alg }) => alg ?? []);
  return [...named, ...SIGNATURE_ALGORITHM_NAMES].find((alg) => canSign(reading, alg));
}

/**
 * Makes a signature.
 *
 * @param signingInput The octets to sign: `header.payload` in ASCII (RFC 7515 §5.1 step 8).
 * @throws {RangeError} For an `alg` that has no row. {DOMException} For a key that WebCrypto refuses.
 */
export async function signBytes(
  alg: string,
  key: KeyMaterial,
  signingInput: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const row = findAlgorithm(alg);
  if (!row) throw new RangeError('no such signature algorithm');
  return makeSignature(key, specifyFor(row, key), signingInput);
}
