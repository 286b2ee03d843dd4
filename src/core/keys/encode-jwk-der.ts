// A JWK as SubjectPublicKeyInfo (RFC 5280 §4.1) or PKCS#8 (RFC 5958) in DER.
import { decodeBase64url } from '../bytes/base64url.ts';
import { DER } from './der.ts';
import { encodeDer, encodeDerBits, encodeDerSequence, encodeDerUnsigned } from './der-write.ts';
import { encodeAlgorithm, encodePkcs8 } from './encode-key-der.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';
import type { Jwk, KeyMaterial } from './key-reading.ts';
import { canonicalMember } from './public-jwk.ts';

type Octets = Uint8Array<ArrayBuffer>;

const UNCOMPRESSED = Uint8Array.of(4);
const RSA_PRIVATE = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const;

function memberOctets(jwk: Jwk, name: string): Octets {
  return decodeBase64url(canonicalMember(jwk, name)).bytes ?? new Uint8Array();
}

/** `undefined` for a secret. */
function algorithmOf({ type, curve = '', alg = '' }: KeyMaterial): KeyAlgorithm | undefined {
  if (type === 'oct') return undefined;
  if (type === 'RSA') return { type };
  return type === 'AKP' ? { type, alg } : { type, curve };
}

/** The public key as SPKI; `undefined` for a secret. */
export function encodeSpkiOf(key: KeyMaterial, jwk: Jwk): Octets | undefined {
  const algorithm = algorithmOf(key);
  if (!algorithm) return undefined;
  return encodeDerSequence(encodeAlgorithm(algorithm), encodeDerBits(publicOctets(key, jwk)));
}

function publicOctets({ type }: KeyMaterial, jwk: Jwk): Octets {
  const octets = (name: string): Octets => memberOctets(jwk, name);
  switch (type) {
    case 'RSA':
      return encodeDerSequence(encodeDerUnsigned(octets('n')), encodeDerUnsigned(octets('e')));
    case 'EC':
      return Uint8Array.from([...UNCOMPRESSED, ...octets('x'), ...octets('y')]);
    default:
      return octets(type === 'AKP' ? 'pub' : 'x');
  }
}

/** The private key as PKCS#8; `undefined` without private members, or for RSA without its primes (RFC 8017 §A.1.2). */
export function encodePkcs8Of(key: KeyMaterial, jwk: Jwk): Octets | undefined {
  const algorithm = algorithmOf(key);
  if (!algorithm || key.kind !== 'private') return undefined;
  if (algorithm.type !== 'RSA') {
    const secret = memberOctets(jwk, algorithm.type === 'AKP' ? 'priv' : 'd');
    const point = algorithm.type === 'EC' ? publicOctets(key, jwk) : undefined;
    return secret.length === 0 ? undefined : encodePkcs8(algorithm, secret, point);
  }
  if (RSA_PRIVATE.some((name) => jwk[name] === undefined)) return undefined;
  const numbers = RSA_PRIVATE.map((name) => encodeDerUnsigned(memberOctets(jwk, name)));
  const version = encodeDerUnsigned(Uint8Array.of(0));
  return encodeDerSequence(
    version,
    encodeAlgorithm(algorithm),
    encodeDer(DER.octetString, encodeDerSequence(version, ...numbers)),
  );
}
