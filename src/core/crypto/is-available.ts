// Whether this browser can do an algorithm at all, found out by trying: browsers differ in the newer ones.
import { encodeBase64url } from '../bytes/base64url.ts';
import { EC_CURVES, ML_DSA_KEYS, OKP_CURVES } from '../keys/curves.ts';
import { integerToOctets } from '../keys/ec-point.ts';
import type { SignatureAlgorithm } from './algorithms.ts';

const answers = new Map<string, Promise<boolean>>();

/** Whether WebCrypto is there: browsers hide it from pages that were not loaded over HTTPS or from this machine. */
export function hasWebCrypto(): boolean {
  return (globalThis.crypto as Crypto | undefined)?.subtle !== undefined;
}

/** Whether WebCrypto knows the algorithm. Asked once per algorithm. */
export function isAvailable(row: SignatureAlgorithm): Promise<boolean> {
  const answer = answers.get(row.name) ?? probe(row);
  answers.set(row.name, answer);
  return answer;
}

async function probe(row: SignatureAlgorithm): Promise<boolean> {
  const jwk = probeKey(row);
  if (!jwk) return true;
  try {
    await crypto.subtle.importKey('jwk', jwk, row.importParams, false, ['verify']);
    return true;
  } catch (error) {
    // Of a curve that it lacks, WebKit says that the key is at fault; the probe's is a point on the curve.
    if (row.keyType === 'EC') return false;
    return !(error instanceof DOMException && error.name === 'NotSupportedError');
  }
}

/** A public key for the algorithms that a browser may lack: zeros, or a base point. The older ones are in every browser. */
function probeKey(row: SignatureAlgorithm): JsonWebKey | undefined {
  if (row.keyType === 'OKP') {
    const { octets = 0 } = OKP_CURVES.get(row.curve ?? '') ?? {};
    return { kty: 'OKP', crv: row.curve ?? '', x: encodeBase64url(new Uint8Array(octets)) };
  }
  if (row.name === 'ES256K') {
    const { g = [], octets = 0 } = EC_CURVES.get('secp256k1') ?? {};
    const [x, y] = g.map((coordinate) => encodeBase64url(integerToOctets(coordinate, octets)));
    return { kty: 'EC', crv: 'secp256k1', x: x ?? '', y: y ?? '' };
  }
  if (row.keyType !== 'AKP') return undefined;
  const pub = encodeBase64url(new Uint8Array(ML_DSA_KEYS.get(row.name)?.octets ?? 0));
  return { kty: 'AKP', alg: row.name, pub } as JsonWebKey;
}
