// Whether a public modulus gives itself away: a small factor, two primes close together, a prime, one shared with another.
// Everything here reads public numbers, so none of it needs constant time.

/** Longer numbers would hold up the page. */
export const MAX_BITS = 16_384;
const MAX_PRIME = 65_537;
const GROUP = 48;
const FERMAT_STEPS = 100;
/** Squarings between two looks at the clock. */
const SLICE = 64;

interface PrimeGroup {
  readonly product: bigint;
  readonly primes: readonly bigint[];
}

let groups: readonly PrimeGroup[] | undefined;

/** The primes up to 65,537 in groups with their product: a number is reduced by the product first. */
function primeGroups(): readonly PrimeGroup[] {
  if (groups) return groups;
  const isComposite = new Uint8Array(MAX_PRIME + 1);
  const primes: bigint[] = [];
  for (let i = 2; i <= MAX_PRIME; i++) {
    if (isComposite[i]) continue;
    primes.push(BigInt(i));
    for (let multiple = i * i; multiple <= MAX_PRIME; multiple += i) isComposite[multiple] = 1;
  }
  const made: PrimeGroup[] = [];
  for (let at = 0; at < primes.length; at += GROUP) {
    const some = primes.slice(at, at + GROUP);
    made.push({ product: some.reduce((product, prime) => product * prime), primes: some });
  }
  return (groups = made);
}

/** The smallest prime up to 65,537 that divides n. */
export function smallFactor(n: bigint): number | undefined {
  for (const { product, primes } of primeGroups()) {
    const rest = n % product;
    const factor = primes.find((prime) => rest % prime === 0n);
    if (factor !== undefined && factor !== n) return Number(factor);
  }
  return undefined;
}

/** The greatest integer whose square is at most n. */
function squareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** Squares leave few remainders modulo 64, 63, 65 and 11: nearly every other number is known by them. */
const SQUARE_TESTS = [64, 63, 65, 11].map((modulus) => {
  const remainders = new Set(Array.from({ length: modulus }, (_, i) => (i * i) % modulus));
  return { modulus: BigInt(modulus), remainders };
});

function isSquare(n: bigint): boolean {
  if (SQUARE_TESTS.some(({ modulus, remainders }) => !remainders.has(Number(n % modulus))))
    return false;
  const root = squareRoot(n);
  return root * root === n;
}

/**
 * Fermat's factorization: n = a² − b² is found at once when its two primes lie close together (CVE-2022-26320).
 *
 * @returns The step at which it succeeds, from 1, within 100; `undefined` when it does not.
 */
export function fermatSteps(n: bigint): number | undefined {
  if (n < 9n || n % 2n === 0n) return undefined;
  let a = squareRoot(n);
  if (a * a < n) a++;
  for (let step = 1; step <= FERMAT_STEPS; step++, a++) {
    const difference = a * a - n;
    // n = 1 · n is no factorization.
    if (isSquare(difference) && a - squareRoot(difference) > 1n) return step;
  }
  return undefined;
}

/** Gives the page its turn. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/**
 * Whether n is a prime, by Fermat's test to the bases 2, 3 and 5: no product of two large primes passes all of them but
 * by a chance too small to count. Pauses often, as it takes long.
 *
 * @returns `false` as well after an abort.
 */
export async function isProbablyPrime(n: bigint, signal?: AbortSignal): Promise<boolean> {
  if (n < 4n || n % 2n === 0n) return n === 2n || n === 3n;
  for (const base of [2n, 3n, 5n]) {
    if (n !== base && (await slowPower(base, n - 1n, n, signal)) !== 1n) return false;
  }
  return true;
}

async function slowPower(
  base: bigint,
  exponent: bigint,
  n: bigint,
  signal: AbortSignal | undefined,
): Promise<bigint> {
  let result = 1n;
  let done = 0;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % n;
    if (bit === '1') result = (result * base) % n;
    if (++done % SLICE === 0) {
      await pause();
      if (signal?.aborted) return 0n;
    }
  }
  return result;
}

/**
 * Finds two numbers that share a factor, by their remainders modulo the product of all of them (Bernstein's batch gcd).
 *
 * @returns Their positions, or `undefined`. Equal numbers do not count.
 */
export async function findSharedFactor(
  numbers: readonly bigint[],
  signal?: AbortSignal,
): Promise<readonly [first: number, second: number] | undefined> {
  const distinct = [...new Set(numbers)];
  if (distinct.length < 2) return undefined;
  const product = distinct.reduce((all, n) => all * n, 1n);
  const suspects: bigint[] = [];
  for (const n of distinct) {
    await pause();
    if (signal?.aborted) return undefined;
    if (commonDivisor(n, (product % (n * n)) / n) > 1n) suspects.push(n);
  }
  for (const [at, n] of suspects.entries()) {
    const other = suspects.slice(at + 1).find((m) => commonDivisor(n, m) > 1n);
    if (other !== undefined) return [numbers.indexOf(n), numbers.indexOf(other)];
  }
  return undefined;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [greater, lesser] = [a, b];
  while (lesser > 0n) [greater, lesser] = [lesser, greater % lesser];
  return greater;
}
