// A key as bare octets, for the algorithms that are done in JavaScript.
import { decodeBase64url } from '../bytes/base64url.ts';
import { ML_DSA_SEED_OCTETS, OKP_CURVES } from '../keys/curves.ts';
import type { KeyMaterial } from '../keys/key-reading.ts';
import { canonicalMember, publicJwk } from '../keys/public-jwk.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** SEC 1 §2.3.3: what an uncompressed point begins with. */
const UNCOMPRESSED = 4;

/** The public half; `undefined` when the file leaves it out and this browser cannot compute it. */
export async function publicOctets(key: KeyMaterial): Promise<Octets | undefined> {
  const jwk = await publicJwk(key);
  if (!jwk) return undefined;
  const octets = (name: string): Octets =>
    decodeBase64url(jwk[name] ?? '').bytes ?? new Uint8Array();
  if (key.type === 'EC') return Uint8Array.of(UNCOMPRESSED, ...octets('x'), ...octets('y'));
  return octets(key.type === 'AKP' ? 'pub' : 'x');
}

/** The secret scalar or seed of a private key; `undefined` for any other. */
export function secretKeyOctets({ kind, type, curve, material }: KeyMaterial): Octets | undefined {
  if (kind !== 'private') return undefined;
  if (material.form === 'jwk') {
    return decodeBase64url(canonicalMember(material.jwk, type === 'AKP' ? 'priv' : 'd')).bytes;
  }
  if (material.form !== 'pkcs8') return undefined;
  // Written by encodePkcs8: the seed is the last thing in it.
  const length = type === 'AKP' ? ML_DSA_SEED_OCTETS : OKP_CURVES.get(curve ?? '')?.octets;
  return length === undefined ? undefined : material.der.slice(-length);
}
