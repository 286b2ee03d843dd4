// What is wrong with the given keys themselves, as far as it takes arithmetic or a list to see it.
import { EC_CURVES } from '../../keys/curves.ts';
import { computePublicPoint, findSmallMultiple, octetsToInteger } from '../../keys/ec-point.ts';
import { jwkInteger, jwkOctets } from '../../keys/jwk-integer.ts';
import type { KeyMaterial, KeyReading } from '../../keys/key-reading.ts';
import type { KeyClue } from './clues.ts';
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
/** The test for primes takes seconds for longer numbers. */
const MAX_PRIME_BITS = 4096;
const MAX_MULTIPLE = 1000;

const known = new WeakMap<KeyReading, readonly KeyClue[]>();

/** Looks at the first keys, once. After an abort the answer is not to be used. */
export async function findKeyClues(
  reading: KeyReading,
  signal?: AbortSignal,
): Promise<readonly KeyClue[]> {
  const before = known.get(reading);
  if (before) return before;
  const keys = reading.keys.slice(0, MAX_KEYS);
  const clues: KeyClue[] = [];
  for (const [index, key] of keys.entries()) {
    const label = await publishedKeyLabel(key);
    if (label !== undefined) clues.push({ kind: 'published', index, label });
    const clue = key.type === 'RSA' ? await examineRsa(key, index, signal) : examineEc(key, index);
    if (clue) clues.push(clue);
    await pause();
    if (signal?.aborted) return [];
  }
  const moduli = keys.map((key) => modulusOf(key) ?? 1n);
  const shared = await findSharedFactor(moduli, signal);
  if (shared) clues.push({ kind: 'shared-prime', index: shared[0], other: shared[1] });
  if (!signal?.aborted) known.set(reading, clues);
  return clues;
}

function modulusOf({ type, bits = 0, material }: KeyMaterial): bigint | undefined {
  if (type !== 'RSA' || bits > MAX_BITS || material.form !== 'jwk') return undefined;
  return jwkInteger(material.jwk, 'n');
}

async function examineRsa(
  key: KeyMaterial,
  index: number,
  signal: AbortSignal | undefined,
): Promise<KeyClue | undefined> {
  const n = modulusOf(key);
  if (n === undefined || n < 4n) return undefined;
  const factor = smallFactor(n);
  if (factor !== undefined) return { kind: 'small-factor', index, factor };
  const steps = fermatSteps(n);
  if (steps !== undefined) return { kind: 'close-primes', index, steps };
  const isPrime = (key.bits ?? 0) <= MAX_PRIME_BITS && (await isProbablyPrime(n, signal));
  return isPrime ? { kind: 'prime-modulus', index } : undefined;
}

function examineEc({ curve: crv = '', material }: KeyMaterial, index: number): KeyClue | undefined {
  const curve = EC_CURVES.get(crv);
  if (!curve || material.form !== 'jwk') return undefined;
  const x = jwkInteger(material.jwk, 'x');
  const y = jwkInteger(material.jwk, 'y');
  if (x === undefined || y === undefined) return undefined;
  const multiple = findSmallMultiple(curve, x, MAX_MULTIPLE);
  if (multiple !== undefined) return { kind: 'small-multiple', index, multiple };
  const d = jwkOctets(material.jwk, 'd');
  if (!d) return undefined;
  const point = computePublicPoint(curve, d);
  const isPair = octetsToInteger(point.x) === x && octetsToInteger(point.y) === y;
  return isPair ? undefined : { kind: 'halves-differ', index };
}
