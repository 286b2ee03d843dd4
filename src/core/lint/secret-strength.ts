// How much of a long secret is left to guess. An estimate: it knows how people make secrets up, not how they were made.

/** A secret below this can be searched for (NIST SP 800-131A: 112 bits). */
const ENOUGH_BITS = 112;
const MAX_DISTINCT = 8;
/** Longer secrets are looked at so far. */
const MAX_BYTES = 1024;
/** A word of a phrase, as one of some hundred that secrets are made of. */
const BITS_A_WORD = 7;
/** The part of a secret that may be runs such as "abcd" before it counts as one. */
const RUN_SHARE = 0.6;

const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const WORDS =
  /(?:password|passphrase|passwort|secret|secure|security|private|signing|signature|change|default|example|testing|test|development|develop|staging|production|prod|server|service|client|application|super|strong|random|string|really|please|replace|insert|secretkey|jsonwebtoken|token|access|refresh|session|cookie|super|admin|user|login|auth|long|enough|least|more|than|that|this|with|from|your|must|should|have|here|very|some|bits|bytes|characters|chars|key|jwt|hmac|sha|app|api|web|dev|for|the|and|not|use|is|at|be|it|in|of|to|my|me|a)/gi;

/** @returns Why it is guessable, as the end of "it is long, but …"; `undefined` when nothing speaks for that. */
export function whyGuessable(secret: Uint8Array): string | undefined {
  const bytes = secret.subarray(0, MAX_BYTES);
  const distinct = new Set(bytes).size;
  if (distinct <= MAX_DISTINCT) {
    return distinct === 1
      ? 'it is one character over and over'
      : `it is made of only ${distinct} different characters`;
  }
  const pool = Math.log2(poolSize(bytes));
  const period = periodOf(bytes);
  if (period < bytes.length && period * pool < ENOUGH_BITS) {
    return `it repeats a block of ${period} characters`;
  }
  if (isRun(bytes)) return 'it runs along the alphabet or the keyboard';
  if (pool > 7) return undefined;
  const text = String.fromCharCode(...bytes);
  if (phraseBits(text, pool) < ENOUGH_BITS) return 'it is made of the usual words';
  return bytes.length * pool < ENOUGH_BITS
    ? `it has about ${Math.floor(bytes.length * pool)} bits at most, and 112 are the least`
    : undefined;
}

/** How many characters it seems to be made of: digits, letters of each case, signs; 256 where it is not text. */
function poolSize(bytes: Uint8Array): number {
  const has = (from: number, to: number): boolean =>
    bytes.some((byte) => byte >= from && byte <= to);
  if (has(0, 31) || has(127, 255)) return 256;
  const isHex = bytes.every((byte) => (byte > 47 && byte < 58) || (byte > 96 && byte < 103));
  const letters = isHex ? 6 : 26;
  const size = (has(48, 57) ? 10 : 0) + (has(97, 122) ? letters : 0) + (has(65, 90) ? 26 : 0);
  const hasSigns = has(32, 47) || has(58, 64) || has(91, 96) || has(123, 126);
  return size + (hasSigns ? 33 : 0);
}

/** The length of the block that the whole is a repetition of; its own length when it is none, or not twice. */
function periodOf(bytes: Uint8Array): number {
  for (let period = 1; period <= bytes.length / 2; period++) {
    if (bytes.every((byte, i) => i < period || byte === bytes[i - period])) return period;
  }
  return bytes.length;
}

function isRun(bytes: Uint8Array): boolean {
  let steps = 0;
  for (let i = 1; i < bytes.length; i++) {
    if (isStep(bytes[i - 1]!, bytes[i]!)) steps++;
  }
  return steps > (bytes.length - 1) * RUN_SHARE;
}

/** From one character to its neighbour in the alphabet or on the keyboard, either way. */
function isStep(from: number, to: number): boolean {
  if (Math.abs(from - to) === 1) return true;
  const [one, other] = [from, to].map((code) => String.fromCharCode(code).toLowerCase());
  return ROWS.some((row) => {
    const at = row.indexOf(one ?? '');
    return at >= 0 && Math.abs(row.indexOf(other ?? '') - at) === 1 && row.includes(other ?? '');
  });
}

function phraseBits(text: string, pool: number): number {
  const words = text.match(WORDS)?.length ?? 0;
  // One may stand there by chance.
  if (words < 2) return Infinity;
  const rest = text.replaceAll(WORDS, '').replaceAll(/[\s_.-]/g, '').length;
  return words * BITS_A_WORD + rest * pool;
}
