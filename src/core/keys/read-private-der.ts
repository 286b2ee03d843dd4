// Private keys in DER: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017 §A.1.2) and SEC1 (RFC 5915).
import { encodeBase64url } from '../bytes/base64url.ts';
import { EC_CURVES, ML_DSA_SEED_OCTETS, OKP_CURVES } from './curves.ts';
import { DER, derBits, derChildren, derUnsigned, readDer } from './der.ts';
import { encodePkcs8 } from './encode-key-der.ts';
import {
  type CurveAlgorithm,
  type KeyAlgorithm,
  readKeyAlgorithm,
  readNamedCurve,
} from './key-algorithm.ts';
import { type KeyOrProblem, isKeyProblem } from './key-problem.ts';
import type { KeySource } from './key-reading.ts';
import { bitLength, readPublicOctets } from './read-public-der.ts';

type Octets = Uint8Array<ArrayBuffer>;

const MALFORMED = { code: 'der-malformed' } as const;
const RSA_MEMBERS = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const;

/** Reads `OneAsymmetricKey ::= SEQUENCE { version, algorithm, OCTET STRING, [0] attributes?, [1] public key? }`. */
export function readPkcs8(der: Octets): KeyOrProblem {
  const parts = derChildren(readDer(der));
  const octets = parts?.[2];
  if (parts?.[0]?.tag !== DER.integer || octets?.tag !== DER.octetString) return MALFORMED;
  const algorithm = readKeyAlgorithm(parts[1]);
  if ('code' in algorithm) return algorithm;
  if (algorithm.type === 'RSA') return readPkcs1Private(octets.content, 'pkcs8', algorithm.pssOnly);
  if (algorithm.type === 'EC') return readSec1(octets.content, 'pkcs8', algorithm);
  return readSeed(algorithm, octets.content);
}

/** Reads `RSAPrivateKey ::= SEQUENCE { version, n, e, d, p, q, dp, dq, qi }`, of two primes. */
export function readPkcs1Private(
  der: Octets,
  source: KeySource = 'pkcs1',
  pssOnly?: true,
): KeyOrProblem {
  const parts = derChildren(readDer(der));
  if (parts?.length !== 9 || derUnsigned(parts[0])?.[0] !== 0) return MALFORMED;
  const jwk: Record<string, string> = { kty: 'RSA' };
  for (const [i, member] of RSA_MEMBERS.entries()) {
    const number = derUnsigned(parts[i + 1]);
    if (!number) return MALFORMED;
    jwk[member] = encodeBase64url(number);
  }
  return {
    kind: 'private',
    type: 'RSA',
    source,
    bits: bitLength(derUnsigned(parts[1]) ?? new Uint8Array()),
    ...(pssOnly && { pssOnly }),
    material: { form: 'jwk', jwk },
  };
}

/** Reads `ECPrivateKey ::= SEQUENCE { 1, OCTET STRING d, [0] curve?, [1] public key? }`. */
export function readSec1(
  der: Octets,
  source: KeySource = 'sec1',
  outer?: CurveAlgorithm,
): KeyOrProblem {
  const parts = derChildren(readDer(der));
  const secret = parts?.[1];
  if (derUnsigned(parts?.[0])?.[0] !== 1 || secret?.tag !== DER.octetString) return MALFORMED;
  const parameters = parts?.find((part) => part.tag === DER.context0);
  const algorithm = outer ?? readNamedCurve(derChildren(parameters)?.[0]);
  if ('code' in algorithm) return algorithm;
  const { curve } = algorithm;
  const { octets = 0, bits = 0 } = EC_CURVES.get(curve) ?? {};
  if (secret.content.length > octets || secret.content.length === 0) {
    return {
      code: 'key-octets',
      values: { name: curve, got: secret.content.length, wanted: octets },
    };
  }
  const d = new Uint8Array(octets);
  d.set(secret.content, octets - secret.content.length);
  const common = { kind: 'private', type: 'EC', source, bits, curve } as const;
  const point = derBits(derChildren(parts?.find((part) => part.tag === DER.context1))?.[0]);
  // Some writers leave the public point out; it is computed on import.
  if (!point) return { ...common, material: { form: 'pkcs8', der: encodePkcs8(algorithm, d) } };
  const half = readPublicOctets(algorithm, point, source);
  if (isKeyProblem(half) || half.material.form !== 'jwk') return half;
  return {
    ...common,
    material: { form: 'jwk', jwk: { ...half.material.jwk, d: encodeBase64url(d) } },
  };
}

/** RFC 8410 and RFC 9881: the octets are an inner OCTET STRING, or a seed in a choice of forms. */
function readSeed(
  algorithm: Exclude<KeyAlgorithm, { type: 'RSA' }>,
  content: Octets,
): KeyOrProblem {
  const name = algorithm.type === 'AKP' ? algorithm.alg : algorithm.curve;
  const wanted =
    algorithm.type === 'AKP' ? ML_DSA_SEED_OCTETS : (OKP_CURVES.get(algorithm.curve)?.octets ?? 0);
  const inner = readDer(content);
  const node = inner?.tag === DER.sequence ? derChildren(inner)?.[0] : inner;
  if (
    node?.tag !==
    (algorithm.type === 'AKP' && inner?.tag === DER.implicit0 ? DER.implicit0 : DER.octetString)
  ) {
    return MALFORMED;
  }
  if (node.content.length !== wanted) {
    return { code: 'key-octets', values: { name, got: node.content.length, wanted } };
  }
  // Rewrapped without attributes and public key, which some browsers refuse.
  const material = { form: 'pkcs8', der: encodePkcs8(algorithm, node.content) } as const;
  const common = { kind: 'private', source: 'pkcs8', material } as const;
  return algorithm.type === 'AKP'
    ? { ...common, type: 'AKP', alg: algorithm.alg }
    : {
        ...common,
        type: 'OKP',
        curve: algorithm.curve,
        bits: OKP_CURVES.get(algorithm.curve)?.bits ?? 0,
      };
}
