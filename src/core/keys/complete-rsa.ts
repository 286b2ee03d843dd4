// RSA private keys whose writer left out what RFC 7518 §6.3.2 wants in them: primes and exponents are computed.
import { encodeBase64url } from '../bytes/base64url.ts';
import { decodeHex } from '../bytes/hex.ts';
import { modularPower } from './ec-point.ts';
import { jwkInteger } from './jwk-integer.ts';
import type { Jwk } from './key-reading.ts';

/** A power modulo a longer number would hold up the page. */
const BITS_LIMIT = 8192;
/** Each base finds the primes with a chance of a half at least. */
const BASES = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n];

/**
 * An RSA private key with `p`, `q`, `dp`, `dq` and `qi`: as they are where all of them are there, else computed from
 * `n`, `e` and `d` (NIST SP 800-56B, appendix C) or from the primes that are given.
 *
 * @returns The key as a JWK; `undefined` when the numbers are not those of a key of two primes, or are too long.
 */
export function completeRsa(jwk: Jwk): Jwk | undefined {
  if (['p', 'q', 'dp', 'dq', 'qi'].every((name) => jwk[name] !== undefined)) return jwk;
  const [n, e, d, givenP, givenQ] = ['n', 'e', 'd', 'p', 'q'].map((name) => jwkInteger(jwk, name));
  if (!n || !e || !d || d >= n || e >= n || n.toString(16).length * 4 > BITS_LIMIT)
    return undefined;
  const areGiven = givenP && givenQ && givenP * givenQ === n;
  const primes = areGiven ? ([givenP, givenQ] as const) : findPrimes(n, e, d);
  if (!primes) return undefined;
  const [p, q] = primes[0] > primes[1] || areGiven ? primes : ([primes[1], primes[0]] as const);
  const qi = inverse(q, p);
  if (qi === undefined) return undefined;
  const numbers = { p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi };
  const members = Object.entries(numbers).map(([name, value]) => [name, toMember(value)] as const);
  return { ...jwk, ...Object.fromEntries(members) };
}

function toMember(value: bigint): string {
  const hex = value.toString(16);
  return encodeBase64url(
    decodeHex(hex.padStart(hex.length + (hex.length % 2), '0')) ?? new Uint8Array(),
  );
}

/** d·e − 1 is a multiple of the order, so its odd part leads to a square root of 1 that is neither 1 nor −1. */
function findPrimes(n: bigint, e: bigint, d: bigint): readonly [bigint, bigint] | undefined {
  let odd = d * e - 1n;
  if (odd <= 0n || odd % 2n === 1n || n % 2n === 0n) return undefined;
  let halvings = 0;
  while (odd % 2n === 0n) {
    odd /= 2n;
    halvings++;
  }
  for (const base of BASES) {
    let root = modularPower(base, odd, n);
    for (let i = 0; i < halvings && root !== 1n && root !== n - 1n; i++) {
      const square = (root * root) % n;
      if (square === 1n) {
        const p = greatestCommonDivisor(root - 1n, n);
        return [p, n / p];
      }
      root = square;
    }
  }
  return undefined;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [greater, lesser] = [a, b];
  while (lesser > 0n) [greater, lesser] = [lesser, greater % lesser];
  return greater;
}

/** The inverse of `a` modulo `m`; `undefined` when they have a common divisor. */
function inverse(a: bigint, m: bigint): bigint | undefined {
  let [previous, rest] = [m, a % m];
  let [x, y] = [0n, 1n];
  while (rest > 0n) {
    const quotient = previous / rest;
    [previous, rest] = [rest, previous - quotient * rest];
    [x, y] = [y, x - quotient * y];
  }
  return previous === 1n ? (x + m) % m : undefined;
}
