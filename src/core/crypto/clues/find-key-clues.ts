// What is wrong with the given keys themselves, as far as it takes arithmetic or a list to see it.
import { EC_CURVES, type EcCurve } from '../../keys/curves.ts';
import { baseMultiples, computePublicPoint, octetsToInteger } from '../../keys/ec-point.ts';
import { jwkInteger, jwkOctets } from '../../keys/jwk-integer.ts';
import type { KeyMaterial, KeyReading } from '../../keys/key-reading.ts';
import type { KeyClue, KeyFlaw } from './clues.ts';
import {
  fermatSteps,
  findSharedFactor,
  isProbablyPrime,
  MAX_BITS,
  pause,
  smallFactor,
} from './key-arithmetic.ts';
import { publishedKeyLabel } from './published-keys.ts';

/** Keys of a set that are looked at. */
const MAX_KEYS = 20;
/** Of these, the keys whose numbers are looked into. */
const MAX_EXAMINED = 5;
/** The test for primes takes seconds for longer numbers. */
const MAX_PRIME_BITS = 4096;
const MAX_MULTIPLE = 1000;
/** Multiples tried before the page gets its turn. */
const SLICE = 50;

/** A key is looked at once. */
const known = new WeakMap<KeyMaterial, readonly KeyFlaw[]>();

/** Looks at the first keys. After an abort the answer is not to be used. */
export async function findKeyClues(
  reading: KeyReading,
  signal?: AbortSignal,
): Promise<readonly KeyClue[]> {
  const keys = reading.keys.slice(0, MAX_KEYS);
  const clues: KeyClue[] = [];
  for (const [index, key] of keys.entries()) {
    const label = await publishedKeyLabel(key);
    if (label !== undefined) clues.push({ kind: 'published', index, label });
    if (index >= MAX_EXAMINED) continue;
    const flaws = known.get(key) ?? (await examine(key, signal));
    if (signal?.aborted) return [];
    known.set(key, flaws);
    clues.push(...flaws.map((flaw) => ({ ...flaw, index })));
  }
  const moduli = keys.map((key) => modulusOf(key) || 1n);
  const shared = await findSharedFactor(moduli, signal);
  if (shared) clues.push({ kind: 'shared-prime', index: shared[0], other: shared[1] });
  return clues;
}

async function examine(
  key: KeyMaterial,
  signal: AbortSignal | undefined,
): Promise<readonly KeyFlaw[]> {
  await pause();
  if (key.type === 'RSA') return examineRsa(key, signal);
  return key.type === 'OKP' ? examineOkp(key) : examineEc(key, signal);
}

function modulusOf({ type, bits = 0, material }: KeyMaterial): bigint | undefined {
  if (type !== 'RSA' || bits > MAX_BITS || material.form !== 'jwk') return undefined;
  return jwkInteger(material.jwk, 'n');
}

async function examineRsa(
  key: KeyMaterial,
  signal: AbortSignal | undefined,
): Promise<readonly KeyFlaw[]> {
  const n = modulusOf(key);
  if (n === undefined || n < 4n) return [];
  const factor = smallFactor(n);
  if (factor !== undefined) return [{ kind: 'small-factor', factor }];
  const steps = fermatSteps(n);
  if (steps !== undefined) return [{ kind: 'close-primes', steps }];
  const isPrime = (key.bits ?? 0) <= MAX_PRIME_BITS && (await isProbablyPrime(n, signal));
  return isPrime ? [{ kind: 'prime-modulus' }] : [];
}

async function examineEc(
  { curve: crv = '', material }: KeyMaterial,
  signal: AbortSignal | undefined,
): Promise<readonly KeyFlaw[]> {
  const curve = EC_CURVES.get(crv);
  if (!curve || material.form !== 'jwk') return [];
  const x = jwkInteger(material.jwk, 'x');
  const y = jwkInteger(material.jwk, 'y');
  if (x === undefined || y === undefined) return [];
  const multiple = await findSmallMultiple(curve, x, signal);
  if (multiple !== undefined) return [{ kind: 'small-multiple', multiple }];
  const d = jwkOctets(material.jwk, 'd');
  if (!d) return [];
  const point = computePublicPoint(curve, d);
  const isPair = octetsToInteger(point.x) === x && octetsToInteger(point.y) === y;
  return isPair ? [] : [{ kind: 'halves-differ' }];
}

async function examineOkp({ curve, material }: KeyMaterial): Promise<readonly KeyFlaw[]> {
  if (material.form !== 'jwk') return [];
  const x = jwkOctets(material.jwk, 'x');
  const d = jwkOctets(material.jwk, 'd');
  if (!x || d?.length !== x.length) return [];
  const computed = await computePublicOctets(curve, d);
  return !computed || computed.every((octet, index) => octet === x[index])
    ? []
    : [{ kind: 'halves-differ' }];
}

async function computePublicOctets(
  curve: string | undefined,
  d: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (curve === 'Ed25519' || curve === 'X25519') {
    const { ed25519, x25519 } = await import('@noble/curves/ed25519.js');
    return (curve === 'Ed25519' ? ed25519 : x25519).getPublicKey(d);
  }
  if (curve !== 'Ed448' && curve !== 'X448') return undefined;
  const { ed448, x448 } = await import('@noble/curves/ed448.js');
  return (curve === 'Ed448' ? ed448 : x448).getPublicKey(d);
}

/** Which small multiple of the base point, or of its negative, has this x coordinate. */
async function findSmallMultiple(
  curve: EcCurve,
  x: bigint,
  signal: AbortSignal | undefined,
): Promise<number | undefined> {
  let multiple = 0;
  for (const hasAbscissa of baseMultiples(curve)) {
    multiple++;
    if (hasAbscissa(x)) return multiple;
    if (multiple === MAX_MULTIPLE || signal?.aborted) return undefined;
    if (multiple % SLICE === 0) await pause();
  }
  return undefined;
}
