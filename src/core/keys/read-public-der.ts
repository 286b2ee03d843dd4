// Public keys in DER: SubjectPublicKeyInfo (RFC 5280), PKCS#1 (RFC 8017) and the one inside a certificate.
import { encodeBase64url } from '../bytes/base64url.ts';
import { EC_CURVES, ML_DSA_KEYS, OKP_CURVES } from './curves.ts';
import { DER, type DerNode, derBits, derChildren, derUnsigned, readDer } from './der.ts';
import { decodeEcPoint } from './ec-point.ts';
import { type KeyAlgorithm, readKeyAlgorithm } from './key-algorithm.ts';
import { isKeyProblem, type KeyOrProblem } from './key-problem.ts';
import type { KeySource } from './key-reading.ts';

const MALFORMED = { code: 'der-malformed' } as const;

/** The bits of a big-endian number without leading zero octets. */
export function bitLength(octets: Uint8Array): number {
  const first = octets[0];
  return first === undefined ? 0 : octets.length * 8 - (Math.clz32(first) - 24);
}

/** Reads `RSAPublicKey ::= SEQUENCE { n, e }`. */
export function readPkcs1Public(
  der: Uint8Array<ArrayBuffer>,
  source: KeySource = 'pkcs1',
  pssOnly?: true,
): KeyOrProblem {
  const parts = derChildren(readDer(der));
  const n = derUnsigned(parts?.[0]);
  const e = derUnsigned(parts?.[1]);
  if (!n || !e || parts?.length !== 2) return MALFORMED;
  return {
    kind: 'public',
    type: 'RSA',
    source,
    bits: bitLength(n),
    ...(pssOnly && { pssOnly }),
    material: {
      form: 'jwk',
      jwk: { kty: 'RSA', n: encodeBase64url(n), e: encodeBase64url(e) },
    },
  };
}

/** Reads `SubjectPublicKeyInfo ::= SEQUENCE { algorithm, BIT STRING }`. */
export function readSpki(der: Uint8Array<ArrayBuffer>, source: KeySource = 'spki'): KeyOrProblem {
  const parts = derChildren(readDer(der));
  const octets = derBits(parts?.[1]);
  if (!octets || parts?.length !== 2) return MALFORMED;
  const algorithm = readKeyAlgorithm(parts[0]);
  return 'code' in algorithm ? algorithm : readPublicOctets(algorithm, octets, source);
}

/** The public key of a known kind from the octets that stand for it in an SPKI or a private key. */
export function readPublicOctets(
  algorithm: KeyAlgorithm,
  octets: Uint8Array<ArrayBuffer>,
  source: KeySource,
): KeyOrProblem {
  if (algorithm.type === 'RSA') return readPkcs1Public(octets, source, algorithm.pssOnly);
  if (algorithm.type === 'AKP') {
    const wanted = ML_DSA_KEYS.get(algorithm.alg)?.octets ?? 0;
    if (octets.length !== wanted) return octetsProblem(algorithm.alg, octets.length, wanted);
    return {
      kind: 'public',
      type: 'AKP',
      source,
      alg: algorithm.alg,
      material: {
        form: 'jwk',
        jwk: { kty: 'AKP', alg: algorithm.alg, pub: encodeBase64url(octets) },
      },
    };
  }
  const { type, curve } = algorithm;
  const ec = EC_CURVES.get(curve);
  const okp = OKP_CURVES.get(curve);
  const common = { kind: 'public', type, source, curve } as const;
  if (ec) {
    const point = decodeEcPoint(ec, octets);
    if (!point) return { code: 'point-not-on-curve', values: { curve } };
    const jwk = { kty: 'EC', crv: curve, x: encodeBase64url(point.x), y: encodeBase64url(point.y) };
    return { ...common, bits: ec.bits, material: { form: 'jwk', jwk } };
  }
  if (!okp || octets.length !== okp.octets) {
    return octetsProblem(curve, octets.length, okp?.octets ?? 0);
  }
  const jwk = { kty: 'OKP', crv: curve, x: encodeBase64url(octets) };
  return { ...common, bits: okp.bits, material: { form: 'jwk', jwk } };
}

/** Finds the SPKI in an X.509 certificate (RFC 5280 §4.1): the sixth field, or the seventh after a version. */
export function readCertificate(der: Uint8Array<ArrayBuffer>): KeyOrProblem {
  const node = readDer(der);
  const certificate = derChildren(node);
  const fields: readonly DerNode[] = derChildren(certificate?.[0]) ?? [];
  const spki = fields[fields[0]?.tag === DER.context0 ? 6 : 5];
  if (!node || certificate?.length !== 3 || !spki) return MALFORMED;
  const key = readSpki(spki.whole, 'certificate');
  // A TRUSTED CERTIFICATE of OpenSSL goes on behind the certificate.
  return isKeyProblem(key) ? key : { ...key, certificate: node.whole };
}

function octetsProblem(name: string, got: number, wanted: number): KeyOrProblem {
  return { code: 'key-octets', values: { name, got, wanted } };
}
