// r and s of an ECDSA signature: raw as JWS has them (RFC 7518 §3.4), or in the DER that other software wraps them in.
import { CURVE_ORDERS } from '../keys/curve-orders.ts';
import { DER, derChildren, readDer } from '../keys/der.ts';
import { octetsToInteger } from '../keys/ec-point.ts';
import { algorithmNeeds } from './algorithm-needs.ts';

type Octets = Uint8Array<ArrayBuffer>;

export interface EcdsaPair {
  readonly r: Octets;
  readonly s: Octets;
}

/** Lengths of r and s together: P-256 and secp256k1, P-384, P-521. */
const RAW_LENGTHS: ReadonlySet<number> = new Set([64, 96, 132]);

/** The two halves of a signature that is as long as that of a curve. */
export function rawPair(bytes: Octets): EcdsaPair | undefined {
  if (!RAW_LENGTHS.has(bytes.length)) return undefined;
  const half = bytes.length / 2;
  return { r: bytes.subarray(0, half), s: bytes.subarray(half) };
}

/** The two INTEGERs of `SEQUENCE { r, s }` (RFC 3279 §2.2.3), when that is all there is. */
export function derPair(bytes: Octets): EcdsaPair | undefined {
  const node = readDer(bytes);
  if (node?.tag !== DER.sequence || node.whole.length !== bytes.length) return undefined;
  const [r, s, ...more] = derChildren(node) ?? [];
  if (r?.tag !== DER.integer || s?.tag !== DER.integer || more.length > 0) return undefined;
  return { r: r.content, s: s.content };
}

/** What an `ES…` algorithm wants of a signature; `undefined` for any other algorithm. */
export function ecdsaNeeds(
  alg: string | undefined,
): { readonly size: number; readonly order: bigint } | undefined {
  const needs = algorithmNeeds(alg ?? '');
  const order = CURVE_ORDERS.get(needs?.curves[0] ?? '');
  const length = needs?.signatureBytes[0];
  if (needs?.keyType !== 'EC' || length === undefined || order === undefined) return undefined;
  return { size: length / 2, order };
}

/** r and s as numbers, when the signature is as long as its algorithm wants. */
export function ecdsaNumbers(
  alg: string | undefined,
  bytes: Octets | undefined,
): { readonly r: bigint; readonly s: bigint; readonly order: bigint } | undefined {
  const needs = ecdsaNeeds(alg);
  if (!needs || bytes?.length !== 2 * needs.size) return undefined;
  const r = octetsToInteger(bytes.subarray(0, needs.size));
  const s = octetsToInteger(bytes.subarray(needs.size));
  return { r, s, order: needs.order };
}
