// AssemblyScript: which line of a list, as a key, makes an HMAC (RFC 2104) of one message. Four keys at a time with
// SHA-256, two with SHA-384 and SHA-512 (FIPS 180-4), one in each lane of a 128-bit vector. `.build/assembly.ts` compiles it.
//
// A hash for T = u32 is SHA-256, for u64 SHA-512. The message's blocks are expanded once, as they are the same under
// every key. Nothing here keeps a secret: times and memory tell of the keys.

// Cube roots of the first 80 primes; SHA-256 takes the upper half of the first 64.
const ROUND = memory.data<u64>([
  0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
  0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
  0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
  0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
  0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
  0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
  0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
  0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
  0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
  0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
  0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
  0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
  0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
  0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
  0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
  0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
  0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
  0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
  0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
  0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
]);

// Square roots of the first 8 primes.
const START = memory.data<u64>([
  0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
  0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
]);

// Square roots of the next 8.
const START_384 = memory.data<u64>([
  0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
  0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
]);

/** Octets of a vector. */
const V: usize = 16;
/** Keys that are tried in one call. */
const CAPACITY: i32 = 2048;
/** So many keys a line may stand for: as text, base64 and hexadecimal, each without and with a line feed. */
const MOST: i32 = 6;
/** Longer lines are not tried: MAX_LINE of search-engine.ts. Octets. */
const MAX_LINE: usize = 4096;
/** Octets of text that are taken at a time. */
const TEXT_SIZE: usize = 1 << 17;

// Where things stand in memory, one after the other.
const WORDS: usize = (__heap_base + 15) & ~15;
const EXPANDED: usize = WORDS + 80 * V;
const OUTER_KEY: usize = EXPANDED + 80 * V;
const STATE: usize = OUTER_KEY + 16 * V;
const INITIAL: usize = STATE + 8 * V;
const KEYS: usize = INITIAL + 8 * V;
/** For each key where its line begins and ends in the text, and how it was read. */
const PLACES: usize = KEYS + CAPACITY * 128;
const TEXT: usize = PLACES + CAPACITY * 12;
/** A line as it is decoded, with room for what a hash is padded with. */
const LINE: usize = TEXT + TEXT_SIZE + V;
const MESSAGE: usize = LINE + 2 * MAX_LINE;

let blocks: i32 = 0;
let schedule: usize = 0;
let digestWords: i32 = 0;
let keyCount: i32 = 0;
let lineCount: i32 = 0;
let tooLongCount: i32 = 0;
let target: v128 = i64x2.splat(0);

// @ts-ignore: decorator
@inline
function octetsOf<T>(): i32 {
  return 16 * <i32>sizeof<T>();
}

// @ts-ignore: decorator
@inline
function roundsOf<T>(): i32 {
  return sizeof<T>() == 4 ? 64 : 80;
}

/** The same word in every lane. */
// @ts-ignore: decorator
@inline
function splat<T>(word: u64): v128 {
  return sizeof<T>() == 4 ? i32x4.splat(<i32>(word >> 32)) : i64x2.splat(<i64>word);
}

// @ts-ignore: decorator
@inline
function add<T>(a: v128, b: v128): v128 {
  return v128.add<T>(a, b);
}

// @ts-ignore: decorator
@inline
function rotate<T>(x: v128, count: i32): v128 {
  return v128.or(v128.shr<T>(x, count), v128.shl<T>(x, 8 * <i32>sizeof<T>() - count));
}

/** Three rotations, or two and a shift: by so much for SHA-256, by so much for SHA-512. */
// @ts-ignore: decorator
@inline
function upperSigma0<T>(x: v128): v128 {
  return sizeof<T>() == 4
    ? v128.xor(v128.xor(rotate<T>(x, 2), rotate<T>(x, 13)), rotate<T>(x, 22))
    : v128.xor(v128.xor(rotate<T>(x, 28), rotate<T>(x, 34)), rotate<T>(x, 39));
}

// @ts-ignore: decorator
@inline
function upperSigma1<T>(x: v128): v128 {
  return sizeof<T>() == 4
    ? v128.xor(v128.xor(rotate<T>(x, 6), rotate<T>(x, 11)), rotate<T>(x, 25))
    : v128.xor(v128.xor(rotate<T>(x, 14), rotate<T>(x, 18)), rotate<T>(x, 41));
}

// @ts-ignore: decorator
@inline
function lowerSigma0<T>(x: v128): v128 {
  return sizeof<T>() == 4
    ? v128.xor(v128.xor(rotate<T>(x, 7), rotate<T>(x, 18)), v128.shr<T>(x, 3))
    : v128.xor(v128.xor(rotate<T>(x, 1), rotate<T>(x, 8)), v128.shr<T>(x, 7));
}

// @ts-ignore: decorator
@inline
function lowerSigma1<T>(x: v128): v128 {
  return sizeof<T>() == 4
    ? v128.xor(v128.xor(rotate<T>(x, 17), rotate<T>(x, 19)), v128.shr<T>(x, 10))
    : v128.xor(v128.xor(rotate<T>(x, 19), rotate<T>(x, 61)), v128.shr<T>(x, 6));
}

/** A later word (FIPS 180-4 §6), of those 16, 15, 7 and 2 before it. */
// @ts-ignore: decorator
@inline
function next<T>(w16: v128, w15: v128, w7: v128, w2: v128): v128 {
  return add<T>(add<T>(lowerSigma1<T>(w2), w7), add<T>(lowerSigma0<T>(w15), w16));
}

/** Stores a word with the constant of its round. */
// @ts-ignore: decorator
@inline
function put<T>(to: usize, i: usize, word: v128): void {
  const upper = sizeof<T>() == 4 ? 4 : 0;
  v128.store(to + i * V, add<T>(word, v128.load_splat<T>(ROUND + upper + (i << 3))));
}

/** Expands the 16 words at WORDS, and adds the constants of the rounds. Sixteen words at a time stay out of memory. */
function expand<T>(to: usize): void {
  let w0 = v128.load(WORDS), w1 = v128.load(WORDS + V), w2 = v128.load(WORDS + 2 * V), w3 = v128.load(WORDS + 3 * V);
  let w4 = v128.load(WORDS + 4 * V), w5 = v128.load(WORDS + 5 * V), w6 = v128.load(WORDS + 6 * V), w7 = v128.load(WORDS + 7 * V);
  let w8 = v128.load(WORDS + 8 * V), w9 = v128.load(WORDS + 9 * V), wa = v128.load(WORDS + 10 * V), wb = v128.load(WORDS + 11 * V);
  let wc = v128.load(WORDS + 12 * V), wd = v128.load(WORDS + 13 * V), we = v128.load(WORDS + 14 * V), wf = v128.load(WORDS + 15 * V);
  for (let i: usize = 0; ; i += 16) {
    put<T>(to, i, w0); put<T>(to, i + 1, w1); put<T>(to, i + 2, w2); put<T>(to, i + 3, w3);
    put<T>(to, i + 4, w4); put<T>(to, i + 5, w5); put<T>(to, i + 6, w6); put<T>(to, i + 7, w7);
    put<T>(to, i + 8, w8); put<T>(to, i + 9, w9); put<T>(to, i + 10, wa); put<T>(to, i + 11, wb);
    put<T>(to, i + 12, wc); put<T>(to, i + 13, wd); put<T>(to, i + 14, we); put<T>(to, i + 15, wf);
    if (i + 16 == <usize>roundsOf<T>()) break;
    w0 = next<T>(w0, w1, w9, we); w1 = next<T>(w1, w2, wa, wf); w2 = next<T>(w2, w3, wb, w0); w3 = next<T>(w3, w4, wc, w1);
    w4 = next<T>(w4, w5, wd, w2); w5 = next<T>(w5, w6, we, w3); w6 = next<T>(w6, w7, wf, w4); w7 = next<T>(w7, w8, w0, w5);
    w8 = next<T>(w8, w9, w1, w6); w9 = next<T>(w9, wa, w2, w7); wa = next<T>(wa, wb, w3, w8); wb = next<T>(wb, wc, w4, w9);
    wc = next<T>(wc, wd, w5, wa); wd = next<T>(wd, we, w6, wb); we = next<T>(we, wf, w7, wc); wf = next<T>(wf, w0, w8, wd);
  }
}

/** The half of a round that makes the new `h`, before `d` takes it up. */
// @ts-ignore: decorator
@inline
function first<T>(e: v128, f: v128, g: v128, h: v128, word: v128): v128 {
  const choice = v128.xor(g, v128.and(e, v128.xor(f, g)));
  return add<T>(add<T>(add<T>(h, word), choice), upperSigma1<T>(e));
}

/** The other half. `ab` is where `a` and `b` differ, which the next round calls `bc`: that saves it a step. */
// @ts-ignore: decorator
@inline
function second<T>(a: v128, b: v128, h: v128, ab: v128, bc: v128): v128 {
  const majority = v128.xor(b, v128.and(ab, bc));
  return add<T>(add<T>(h, majority), upperSigma0<T>(a));
}

// @ts-ignore: decorator
@inline
function addTo<T>(at: usize, x: v128): void {
  v128.store(at, add<T>(v128.load(at), x));
}

/** The rounds of one block, expanded at `word`, on the state at STATE. */
function compress<T>(word: usize): void {
  let a = v128.load(STATE), b = v128.load(STATE + V);
  let c = v128.load(STATE + 2 * V), d = v128.load(STATE + 3 * V);
  let e = v128.load(STATE + 4 * V), f = v128.load(STATE + 5 * V);
  let g = v128.load(STATE + 6 * V), h = v128.load(STATE + 7 * V);
  let x = v128.xor(b, c), y = x;
  const end = word + <usize>roundsOf<T>() * V;
  for (; word < end; word += 8 * V) {
    y = v128.xor(a, b); h = first<T>(e, f, g, h, v128.load(word)); d = add<T>(d, h); h = second<T>(a, b, h, y, x);
    x = v128.xor(h, a); g = first<T>(d, e, f, g, v128.load(word, V)); c = add<T>(c, g); g = second<T>(h, a, g, x, y);
    y = v128.xor(g, h); f = first<T>(c, d, e, f, v128.load(word, 2 * V)); b = add<T>(b, f); f = second<T>(g, h, f, y, x);
    x = v128.xor(f, g); e = first<T>(b, c, d, e, v128.load(word, 3 * V)); a = add<T>(a, e); e = second<T>(f, g, e, x, y);
    y = v128.xor(e, f); d = first<T>(a, b, c, d, v128.load(word, 4 * V)); h = add<T>(h, d); d = second<T>(e, f, d, y, x);
    x = v128.xor(d, e); c = first<T>(h, a, b, c, v128.load(word, 5 * V)); g = add<T>(g, c); c = second<T>(d, e, c, x, y);
    y = v128.xor(c, d); b = first<T>(g, h, a, b, v128.load(word, 6 * V)); f = add<T>(f, b); b = second<T>(c, d, b, y, x);
    x = v128.xor(b, c); a = first<T>(f, g, h, a, v128.load(word, 7 * V)); e = add<T>(e, a); a = second<T>(b, c, a, x, y);
  }
  addTo<T>(STATE, a); addTo<T>(STATE + V, b); addTo<T>(STATE + 2 * V, c); addTo<T>(STATE + 3 * V, d);
  addTo<T>(STATE + 4 * V, e); addTo<T>(STATE + 5 * V, f); addTo<T>(STATE + 6 * V, g); addTo<T>(STATE + 7 * V, h);
}

/** A word of each of the keys that stand one block apart, the first of them at `at`. */
// @ts-ignore: decorator
@inline
function gather<T>(at: usize): v128 {
  const block = <usize>octetsOf<T>();
  if (sizeof<T>() == 4) {
    let words = i32x4.splat(bswap(load<i32>(at)));
    words = i32x4.replace_lane(words, 1, bswap(load<i32>(at + block)));
    words = i32x4.replace_lane(words, 2, bswap(load<i32>(at + 2 * block)));
    return i32x4.replace_lane(words, 3, bswap(load<i32>(at + 3 * block)));
  }
  return i64x2.replace_lane(i64x2.splat(bswap(load<i64>(at))), 1, bswap(load<i64>(at + block)));
}

/** The HMACs under the keys at `at`: its first word, in each lane. */
function hmac<T>(at: usize): v128 {
  for (let i: usize = 0; i < 16; i++) {
    const word = gather<T>(at + i * sizeof<T>());
    v128.store(WORDS + i * V, v128.xor(word, i8x16.splat(0x36)));
    v128.store(OUTER_KEY + i * V, v128.xor(word, i8x16.splat(0x5c)));
  }
  memory.copy(STATE, INITIAL, 8 * V);
  expand<T>(EXPANDED);
  compress<T>(EXPANDED);
  const size = <usize>roundsOf<T>() * V;
  for (let i = 0; i < blocks; i++) compress<T>(schedule + <usize>i * size);
  memory.copy(WORDS, OUTER_KEY, 16 * V);
  memory.copy(OUTER_KEY, STATE, <usize>digestWords * V);
  memory.copy(STATE, INITIAL, 8 * V);
  expand<T>(EXPANDED);
  compress<T>(EXPANDED);
  // The digest of the inner hash, then 0x80, zeros, and the length in bits.
  memory.copy(WORDS, OUTER_KEY, <usize>digestWords * V);
  memory.fill(WORDS + <usize>digestWords * V, 0, <usize>(16 - digestWords) * V);
  v128.store(WORDS + <usize>digestWords * V, splat<T>(0x8000000000000000));
  const bits = 8 * (octetsOf<T>() + digestWords * <i32>sizeof<T>());
  v128.store(WORDS + 15 * V, splat<T>(sizeof<T>() == 4 ? <u64>bits << 32 : <u64>bits));
  expand<T>(EXPANDED);
  compress<T>(EXPANDED);
  return v128.load(STATE);
}

/** Pads a message in place (FIPS 180-4 §5.1). `before`: octets that were hashed before it. Its blocks. */
function pad<T>(at: usize, length: i32, before: i32): i32 {
  const octets = octetsOf<T>();
  const count = (length + 1 + 2 * <i32>sizeof<T>() + octets - 1) / octets;
  memory.fill(at + <usize>length, 0, <usize>(count * octets - length));
  store<u8>(at + <usize>length, 0x80);
  store<u64>(at + <usize>(count * octets) - 8, bswap<u64>(8 * (<u64>length + before)));
  return count;
}

/** Expands the block at `at`, the same in every lane. */
function expandBlock<T>(at: usize, to: usize): void {
  for (let i: usize = 0; i < 16; i++) {
    v128.store(WORDS + i * V, v128.splat<T>(bswap(load<T>(at + i * sizeof<T>()))));
  }
  expand<T>(to);
}

function prepare<T>(length: i32): void {
  blocks = pad<T>(MESSAGE, length, octetsOf<T>());
  schedule = (MESSAGE + <usize>(blocks * octetsOf<T>()) + 15) & ~15;
  for (let i = 0; i < blocks; i++) {
    expandBlock<T>(MESSAGE + <usize>(i * octetsOf<T>()), schedule + <usize>(i * roundsOf<T>()) * V);
  }
}

/** The hash of what stands at LINE, which goes to `to`. */
function hash<T>(length: i32, to: usize): void {
  const count = pad<T>(LINE, length, 0);
  memory.copy(STATE, INITIAL, 8 * V);
  for (let i = 0; i < count; i++) {
    expandBlock<T>(LINE + <usize>(i * octetsOf<T>()), EXPANDED);
    compress<T>(EXPANDED);
  }
  for (let i: usize = 0; i < <usize>digestWords; i++) {
    store<T>(to + i * sizeof<T>(), bswap(load<T>(STATE + i * V)));
  }
}

/** Sixteen octets set, then none: from `16 - n` on, a mask of n. */
const MASK = memory.data<u64>([0xffffffffffffffff, 0xffffffffffffffff, 0, 0]);

/** Takes what stands at `from` as a key. One longer than a block is hashed first (RFC 2104 §2). */
function take<T>(from: usize, length: i32, start: usize, end: usize, reading: i32): void {
  const to = KEYS + <usize>(keyCount * octetsOf<T>());
  const isLong = length > octetsOf<T>();
  for (let i: i32 = 0; i < octetsOf<T>(); i += 16) {
    const left = isLong ? 0 : min(max(length - i, 0), 16);
    const mask = v128.load(MASK + 16 - <usize>left);
    v128.store(to + <usize>i, v128.and(v128.load(from + <usize>i), mask));
  }
  if (isLong) {
    if (from != LINE) memory.copy(LINE, from, <usize>length);
    hash<T>(length, to);
  }
  const place = PLACES + <usize>(keyCount * 12);
  store<i32>(place, <i32>(start - TEXT));
  store<i32>(place, <i32>(end - TEXT), 4);
  store<i32>(place, reading, 8);
  keyCount++;
}

/** The digits of base64 (RFC 4648 §4, §5) and of hexadecimal by their octets; 255 for what is none. */
const BASE64 = memory.data(256);
const HEX = memory.data(256);

/** An alphabet as its first octet, its last, and the value of the first. */
function fillDigits(table: usize, first: i32, last: i32, value: i32): void {
  for (let i = first; i <= last; i++) store<u8>(table + <usize>i, value + i - first);
}

function makeTables(): void {
  memory.fill(BASE64, 255, 256);
  memory.fill(HEX, 255, 256);
  fillDigits(BASE64, 0x41, 0x5a, 0);
  fillDigits(BASE64, 0x61, 0x7a, 26);
  fillDigits(BASE64, 0x30, 0x39, 52);
  store<u8>(BASE64 + 0x2b, 62);
  store<u8>(BASE64 + 0x2d, 62);
  store<u8>(BASE64 + 0x2f, 63);
  store<u8>(BASE64 + 0x5f, 63);
  fillDigits(HEX, 0x30, 0x39, 0);
  fillDigits(HEX, 0x41, 0x46, 10);
  fillDigits(HEX, 0x61, 0x66, 10);
}

/** Decodes digits of so many bits to LINE; how many octets they are, 0 when they are not such. */
function decode(table: usize, bits: i32, start: usize, end: usize): i32 {
  let to = LINE;
  let held = 0;
  let heldBits = 0;
  for (let at = start; at < end; at++) {
    const value = <i32>load<u8>(table + <usize>load<u8>(at));
    if (value == 255) return 0;
    held = (held << bits) | value;
    heldBits += bits;
    if (heldBits >= 8) {
      heldBits -= 8;
      store<u8>(to++, held >> heldBits);
    }
  }
  // A whole digit is left over: its text was cut.
  return heldBits >= bits ? 0 : <i32>(to - LINE);
}

/** Base64 with padding is padded to fours, or is none. */
function withoutPadding(start: usize, end: usize): usize {
  if (load<u8>(end - 1) != 0x3d) return end;
  if ((end - start) % 4 != 0) return start;
  return load<u8>(end - 2) == 0x3d ? end - 2 : end - 1;
}

/** Takes what was decoded to LINE, without and with a line feed. */
function takeDecoded<T>(length: i32, start: usize, end: usize, reading: i32): void {
  if (length == 0) return;
  take<T>(LINE, length, start, end, reading);
  store<u8>(LINE + <usize>length, 0x0a);
  take<T>(LINE, length + 1, start, end, reading + 1);
}

/** Takes all that a line may stand for. */
function takeLine<T>(start: usize, end: usize): void {
  const length = <i32>(end - start);
  take<T>(start, length, start, end, 0);
  if (load<u8>(end) == 0x0a) take<T>(start, length + 1, start, end, 1);
  else {
    memory.copy(LINE, start, <usize>length);
    store<u8>(LINE + <usize>length, 0x0a);
    take<T>(LINE, length + 1, start, end, 1);
  }
  takeDecoded<T>(decode(BASE64, 6, start, withoutPadding(start, end)), start, end, 2);
  takeDecoded<T>(decode(HEX, 4, start, end), start, end, 4);
}

function fillFrom<T>(from: usize, end: usize): usize {
  let start = from;
  while (start < end && keyCount + MOST <= CAPACITY) {
    let stop = start;
    while (stop < end && load<u8>(stop) != 0x0a) stop++;
    const last = stop > start && load<u8>(stop - 1) == 0x0d ? stop - 1 : stop;
    if (last > start + MAX_LINE) tooLongCount++;
    else if (last > start) {
      lineCount++;
      takeLine<T>(start, last);
    }
    start = stop + 1;
  }
  return start;
}

/** What is after the last key may be found too. */
function find<T>(from: i32): i32 {
  const lanes = 16 / <i32>sizeof<T>();
  for (let i = from; i < keyCount; i += lanes) {
    const hits = v128.bitmask<T>(v128.eq<T>(hmac<T>(KEYS + <usize>(i * octetsOf<T>())), target));
    if (hits != 0) return i + ctz(hits);
  }
  return -1;
}

/** Where a part of the text goes, whole lines of it, and how long it may be. */
export function text(): usize {
  return TEXT;
}

export function textSize(): usize {
  return TEXT_SIZE;
}

/** Makes room for a message of so many octets, and says where it goes. */
export function message(length: i32): usize {
  // A block's schedule is at most sixteen times the block, and one byte more begins another.
  const need = MESSAGE + 17 * (<usize>length + 4 * 128);
  const pages = <i32>((need + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) return 0;
  return MESSAGE;
}

/** Reads lines from `from` up to `end` as keys, as many as there is room for; where the rest begins. */
export function fill(bits: i32, from: usize, end: usize): usize {
  keyCount = 0;
  return bits == 256 ? fillFrom<u32>(from, end) : fillFrom<u64>(from, end);
}

export function keys(): i32 {
  return keyCount;
}

/** Since the start: lines of which there are keys. */
export function lines(): i32 {
  return lineCount;
}

/** Since the start: lines that were too long. */
export function tooLong(): i32 {
  return tooLongCount;
}

/** Three numbers: where a key's line begins and ends in the text, and how it was read, twice, and one more with a line feed. */
export function place(key: i32): usize {
  return PLACES + <usize>(key * 12);
}

/** Takes the message that was put in place once, and the first eight octets of the HMAC that is looked for. */
export function start(bits: i32, length: i32, tag: u64): void {
  digestWords = bits == 256 ? 8 : bits >> 6;
  lineCount = 0;
  tooLongCount = 0;
  makeTables();
  const initial = bits == 384 ? START_384 : START;
  for (let i: usize = 0; i < 8; i++) {
    const word = load<u64>(initial + (i << 3));
    v128.store(INITIAL + i * V, bits == 256 ? splat<u32>(word) : splat<u64>(word));
  }
  target = bits == 256 ? splat<u32>(tag) : splat<u64>(tag);
  if (bits == 256) prepare<u32>(length);
  else prepare<u64>(length);
}

/** The number of a key, from `from` on, whose HMAC begins as the one that is looked for; -1 without one. */
export function search(bits: i32, from: i32): i32 {
  const found = bits == 256 ? find<u32>(from) : find<u64>(from);
  return found < keyCount ? found : -1;
}
