// Key members as SubjectPublicKeyInfo (RFC 5280) and PKCS#8 (RFC 5958) in DER.
import { EC_CURVES, ML_DSA_KEYS, OKP_CURVES } from './curves.ts';
import { DER } from './der.ts';
import {
  encodeDer,
  encodeDerBits,
  encodeDerOid,
  encodeDerSequence,
  encodeDerUnsigned,
} from './der-write.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';
import { OID } from './object-identifiers.ts';

type Octets = Uint8Array<ArrayBuffer>;

const VERSION_0 = encodeDerUnsigned(Uint8Array.of(0));
const VERSION_1 = encodeDerUnsigned(Uint8Array.of(1));

/** The AlgorithmIdentifier of a kind of key (RFC 5480, RFC 8017, RFC 8410, RFC 9881). */
export function encodeAlgorithm(algorithm: KeyAlgorithm): Octets {
  if (algorithm.type === 'RSA') {
    return encodeDerSequence(encodeDerOid(OID.rsaEncryption), encodeDer(DER.null));
  }
  if (algorithm.type === 'EC') {
    const { oid = '' } = EC_CURVES.get(algorithm.curve) ?? {};
    return encodeDerSequence(encodeDerOid(OID.ecPublicKey), encodeDerOid(oid));
  }
  const named =
    algorithm.type === 'AKP' ? ML_DSA_KEYS.get(algorithm.alg) : OKP_CURVES.get(algorithm.curve);
  return encodeDerSequence(encodeDerOid(named?.oid ?? ''));
}

/**
 * PKCS#8 around an EC scalar, an RFC 8037 secret or an ML-DSA seed.
 *
 * @param point The uncompressed public point of an EC key (RFC 5915 §3), where it is known.
 */
export function encodePkcs8(
  algorithm: Exclude<KeyAlgorithm, { type: 'RSA' }>,
  secret: Octets,
  point?: Octets,
): Octets {
  return encodeDerSequence(
    VERSION_0,
    encodeAlgorithm(algorithm),
    encodeDer(DER.octetString, encodeSecret(algorithm.type, secret, point)),
  );
}

function encodeSecret(
  type: KeyAlgorithm['type'],
  secret: Octets,
  point: Octets | undefined,
): Octets {
  if (type === 'AKP') return encodeDer(DER.implicit0, secret);
  const octets = encodeDer(DER.octetString, secret);
  if (type !== 'EC') return octets;
  return point
    ? encodeDerSequence(VERSION_1, octets, encodeDer(DER.context1, encodeDerBits(point)))
    : encodeDerSequence(VERSION_1, octets);
}
