// The AlgorithmIdentifier of an SPKI or PKCS#8 key (RFC 5280 §4.1.1.2): which kind of key the octets are.
import { DER, type DerNode, derChildren, derOid } from './der.ts';
import type { KeyProblem } from './key-problem.ts';
import {
  EC_CURVE_BY_OID,
  ML_DSA_BY_OID,
  OID,
  OKP_CURVE_BY_OID,
  OTHER_NAMES,
} from './object-identifiers.ts';

export interface CurveAlgorithm {
  readonly type: 'EC' | 'OKP';
  readonly curve: string;
}

export type KeyAlgorithm =
  | { readonly type: 'RSA'; readonly pssOnly?: true }
  | CurveAlgorithm
  | { readonly type: 'AKP'; readonly alg: string };

export function readKeyAlgorithm(node: DerNode | undefined): KeyAlgorithm | KeyProblem {
  const parts = derChildren(node);
  const oid = derOid(parts?.[0]);
  if (!parts || oid === undefined) return { code: 'der-malformed' };
  if (oid === OID.rsaEncryption || oid === OID.rsaesOaep) return { type: 'RSA' };
  if (oid === OID.rsassaPss) return { type: 'RSA', pssOnly: true };
  if (oid === OID.ecPublicKey) return readNamedCurve(parts[1]);
  const curve = OKP_CURVE_BY_OID.get(oid);
  if (curve !== undefined) return { type: 'OKP', curve };
  const alg = ML_DSA_BY_OID.get(oid);
  if (alg !== undefined) return { type: 'AKP', alg };
  return { code: 'der-unknown-algorithm', values: { oid, name: OTHER_NAMES.get(oid) ?? '' } };
}

/** ECParameters (RFC 5480 §2.1.1): a named curve, or its equation written out, which no JOSE key has. */
export function readNamedCurve(node: DerNode | undefined): CurveAlgorithm | KeyProblem {
  if (node?.tag === DER.sequence) return { code: 'der-explicit-curve' };
  const oid = derOid(node);
  if (oid === undefined) return { code: 'der-malformed' };
  const curve = EC_CURVE_BY_OID.get(oid);
  return curve === undefined
    ? { code: 'der-unknown-curve', values: { oid, name: OTHER_NAMES.get(oid) ?? '' } }
    : { type: 'EC', curve };
}
