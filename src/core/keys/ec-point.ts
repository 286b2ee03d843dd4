// Points of Weierstrass curves (SEC 1 §2.3): compressed or not, and whether they lie on the curve at all.
import { decodeHex, encodeHex } from '../bytes/hex.ts';
import type { EcCurve } from './curves.ts';

export interface EcPoint {
  readonly x: Uint8Array<ArrayBuffer>;
  readonly y: Uint8Array<ArrayBuffer>;
}

/** Big-endian octets as a number. */
export function octetsToInteger(octets: Uint8Array): bigint {
  return octets.length === 0 ? 0n : BigInt(`0x${encodeHex(octets)}`);
}

/** A number as exactly `length` big-endian octets. */
/** Big-endian, with zeros before it. */
export function integerToOctets(value: bigint, length: number): Uint8Array<ArrayBuffer> {
  return decodeHex(value.toString(16).padStart(length * 2, '0')) ?? new Uint8Array(length);
}

function modulo(value: bigint, p: bigint): bigint {
  const rest = value % p;
  return rest < 0n ? rest + p : rest;
}

/** A power modulo p. Not in constant time: it runs for the key's own holder. */
export function modularPower(base: bigint, exponent: bigint, p: bigint): bigint {
  let result = 1n;
  let square = modulo(base, p);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result;
}

/** Whether (x, y) satisfies the curve's equation, both coordinates below p. */
export function isOnCurve(curve: EcCurve, point: EcPoint): boolean {
  const x = octetsToInteger(point.x);
  const y = octetsToInteger(point.y);
  if (x >= curve.p || y >= curve.p) return false;
  return modulo(y * y - (x * x * x + curve.a * x + curve.b), curve.p) === 0n;
}

/**
 * Decodes an octet string as a point (SEC 1 §2.3.4), compressed or uncompressed.
 * `undefined`: wrong length or form, or no such point on the curve.
 */
export function decodeEcPoint(curve: EcCurve, octets: Uint8Array): EcPoint | undefined {
  const form = octets[0];
  const x = Uint8Array.from(octets.subarray(1, 1 + curve.octets));
  if (form === 4 && octets.length === 1 + 2 * curve.octets) {
    const point = { x, y: Uint8Array.from(octets.subarray(1 + curve.octets)) };
    return isOnCurve(curve, point) ? point : undefined;
  }
  if ((form !== 2 && form !== 3) || octets.length !== 1 + curve.octets) return undefined;
  const abscissa = octetsToInteger(x);
  // Each of these primes is 3 modulo 4, so a square root is a power.
  const root = modularPower(
    abscissa * abscissa * abscissa + curve.a * abscissa + curve.b,
    (curve.p + 1n) / 4n,
    curve.p,
  );
  const ordinate = (root & 1n) === BigInt(form & 1) ? root : curve.p - root;
  const point = { x, y: integerToOctets(ordinate, curve.octets) };
  return isOnCurve(curve, point) ? point : undefined;
}

/** Jacobian coordinates: x = X/Z², y = Y/Z³; Z = 0 is the point at infinity. */
type Jacobian = readonly [x: bigint, y: bigint, z: bigint];

const INFINITY: Jacobian = [0n, 1n, 0n];

function double({ p, a }: EcCurve, [x, y, z]: Jacobian): Jacobian {
  const y2 = (y * y) % p;
  const s = (4n * x * y2) % p;
  const m = (3n * x * x + a * z ** 4n) % p;
  const x3 = modulo(m * m - 2n * s, p);
  return [x3, modulo(m * (s - x3) - 8n * y2 * y2, p), (2n * y * z) % p];
}

function addBase(curve: EcCurve, [x, y, z]: Jacobian): Jacobian {
  const { p, g } = curve;
  if (z === 0n) return [...g, 1n];
  const z2 = (z * z) % p;
  const h = modulo(g[0] * z2 - x, p);
  const r = modulo(g[1] * z2 * z - y, p);
  if (h === 0n) return r === 0n ? double(curve, [...g, 1n]) : INFINITY;
  const h2 = (h * h) % p;
  const h3 = (h2 * h) % p;
  const x3 = modulo(r * r - h3 - 2n * x * h2, p);
  return [x3, modulo(r * (x * h2 - x3) - y * h3, p), (h * z) % p];
}

/**
 * The public point of a private scalar: d times the base point. Not in constant time: it runs for the key's own holder.
 */
export function computePublicPoint(curve: EcCurve, d: Uint8Array): EcPoint {
  const { p, octets } = curve;
  let point = INFINITY;
  for (const bit of octetsToInteger(d).toString(2)) {
    point = double(curve, point);
    if (bit === '1') point = addBase(curve, point);
  }
  const inverse = modularPower(point[2], p - 2n, p);
  const inverse2 = (inverse * inverse) % p;
  return {
    x: integerToOctets((point[0] * inverse2) % p, octets),
    y: integerToOctets((point[1] * inverse2 * inverse) % p, octets),
  };
}

/** The base point, twice it, thrice it, …: for each, whether it or its negative has a given x coordinate. */
export function* baseMultiples(curve: EcCurve): Generator<(x: bigint) => boolean> {
  for (let point = addBase(curve, INFINITY); ; point = addBase(curve, point)) {
    const [abscissa, , z] = point;
    yield (x) => (x * z * z - abscissa) % curve.p === 0n;
  }
}
