import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeLanesEngine } from './lanes-engine.ts';
import { makePlainEngine } from './plain-engine.ts';
import { MAX_LINE, type SecretQuestion } from './search-engine.ts';
import { tryLines } from './try-lines.ts';

const BITS = [256, 384, 512] as const;

function ask(bits: SecretQuestion['bits'], key: Uint8Array | string, input: Uint8Array) {
  const tag = createHmac(`sha${bits}`, key).update(input).digest();
  return { bits, input: Uint8Array.from(input), tag: Uint8Array.from(tag) };
}

function lanesFor(question: SecretQuestion) {
  const engine = makeLanesEngine(question);
  if (!engine) throw new Error('no WebAssembly here');
  return engine;
}

const ENGINES = [
  ['vectors', lanesFor],
  ['plain', makePlainEngine],
] as const;

const latin1 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(text, 'latin1'));

// RFC 4231 §4.2, §4.3, §4.7, §4.8: a short key, a text, and keys longer than either block.
const RFC_4231 = [
  [
    '0b'.repeat(20),
    Buffer.from('Hi There').toString('hex'),
    'b0344c61d8db3853',
    'afd03944d8489562',
    '87aa7cdea5ef619d',
  ],
  [
    Buffer.from('Jefe').toString('hex'),
    Buffer.from('what do ya want for nothing?').toString('hex'),
    '5bdcc146bf60754e',
    'af45d2e376484031',
    '164b7a7bfcf819e2',
  ],
  [
    'aa'.repeat(131),
    Buffer.from('Test Using Larger Than Block-Size Key - Hash Key First').toString('hex'),
    '60e431591ee0b67f',
    '4ece084485813e90',
    '80b24263c7c1a3eb',
  ],
  [
    'aa'.repeat(131),
    Buffer.from(
      'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
    ).toString('hex'),
    '9b09ffa71b942fcb',
    '6617178e941f020d',
    'e37b6a775dc87dba',
  ],
] as const;

describe.each(ENGINES)('the engine: %s', (_name, makeEngine) => {
  test.each(RFC_4231)('makes the HMACs of RFC 4231: key %s', (key, input, ...beginnings) => {
    for (const [index, bits] of BITS.entries()) {
      const question = ask(bits, Buffer.from(key, 'hex'), Buffer.from(input, 'hex'));
      expect(Buffer.from(question.tag).toString('hex').slice(0, 16)).toBe(beginnings[index]);
      const line = Buffer.from(`${key}\n`);
      expect(makeEngine(question)(Uint8Array.from(line)).found).toMatchObject({
        reading: 'hex',
        hasLineFeed: false,
      });
    }
  });

  test.each(BITS)(
    'finds one of several random keys, for inputs of every length: SHA-%i',
    (bits) => {
      for (let length = 0; length <= 200; length++) {
        const input = randomBytes(length);
        const keys = Array.from({ length: 7 }, () =>
          randomBytes(1 + Math.floor(Math.random() * 200)),
        );
        const right = length % keys.length;
        const question = ask(bits, keys[right]!, input);
        const lines = latin1(keys.map((key) => key.toString('hex')).join('\n'));
        const { found } = makeEngine(question)(lines);
        expect(found?.text).toBe(keys[right]!.toString('hex'));
      }
    },
  );

  test.each(BITS)('takes a long input, and no key for another: SHA-%i', (bits) => {
    const question = ask(bits, 'right', randomBytes(70_000));
    const engine = makeEngine(question);
    expect(engine(latin1('wrong\nleft\nright')).found?.text).toBe('right');
    expect(engine(latin1('wrong\nleft\n')).found).toBeUndefined();
  });

  test('reads a text of any length, and steps over a line of any length', () => {
    const question = ask(256, 'right!', randomBytes(50));
    const engine = makeEngine(question);
    const long = `${'!'.repeat(MAX_LINE - 1)}\r\n`.repeat(40);
    const text = `${long}${'?'.repeat(300_000)}\n\n${long}right!`;
    expect(engine(latin1(text))).toMatchObject({
      lines: 81,
      tooLong: 1,
      found: { text: 'right!' },
    });
    expect(engine(latin1(`right!\n${'?'.repeat(300_000)}`)).found?.text).toBe('right!');
    expect(engine(latin1('?'.repeat(300_000)))).toEqual({ lines: 0, candidates: 0, tooLong: 1 });
  });

  test('a key that was there before is not there any more', () => {
    const question = ask(256, 'ab', randomBytes(50));
    const engine = makeEngine(question);
    const fill = latin1('abcdefg!\n'.repeat(2_000));
    expect(engine(fill).found).toBeUndefined();
    expect(engine(latin1(`${'c'.repeat(64)}\nab\n`)).found?.text).toBe('ab');
  });
});

/** Lines of any octets, of lengths around the limits of blocks and of what is tried; none ends in CR. */
const lines = fc.array(
  fc
    .oneof(
      { weight: 6, arbitrary: fc.uint8Array({ maxLength: 12 }) },
      {
        weight: 3,
        arbitrary: fc
          .constantFrom(54, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, MAX_LINE - 1, MAX_LINE)
          .chain((length) => fc.uint8Array({ minLength: length, maxLength: length })),
      },
      { weight: 1, arbitrary: fc.constant(new Uint8Array(MAX_LINE + 1).fill(33)) },
    )
    .map((octets) => octets.map((octet) => (octet === 10 || octet === 13 ? 33 : octet))),
  { maxLength: 40 },
);
const asked = { bits: fc.constantFrom(...BITS), input: fc.uint8Array({ maxLength: 300 }), lines };

function joined(parts: readonly Uint8Array[], ending: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part, ...latin1(ending)]));
}

async function importHmac(octets: Uint8Array<ArrayBuffer>, bits: number, use: KeyUsage) {
  return crypto.subtle.importKey('raw', octets, { name: 'HMAC', hash: `SHA-${bits}` }, false, [
    use,
  ]);
}

describe('any list', () => {
  test('gives away the secret that is in it, by WebCrypto’s own judgement', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          ...asked,
          right: fc.nat(),
          ending: fc.constantFrom('\n', '\r\n'),
          lf: fc.boolean(),
        }),
        async ({ bits, input, lines: all, right, ending, lf }) => {
          const tried = all.filter((line) => line.length > 0 && line.length <= MAX_LINE);
          fc.pre(tried.length > 0);
          const secret = Uint8Array.from([...tried[right % tried.length]!, ...(lf ? [10] : [])]);
          const message = Uint8Array.from(input);
          const key = await importHmac(secret, bits, 'sign');
          const tag = new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
          const question = { bits, input: message, tag };
          for (const [, makeEngine] of ENGINES) {
            const { found } = makeEngine(question)(joined(all, ending));
            const verifying = await importHmac(found?.octets ?? secret.slice(0, 0), bits, 'verify');
            expect(await crypto.subtle.verify('HMAC', verifying, tag, message)).toBe(true);
          }
        },
      ),
    );
  });

  test('without the secret in it is tried whole, and the same by each engine', () => {
    fc.assert(
      fc.property(fc.record(asked), ({ bits, input, lines: all }) => {
        const question = ask(bits, 'in no list of short random lines', Uint8Array.from(input));
        const [first, second] = ENGINES.map(([, makeEngine]) =>
          makeEngine(question)(joined(all, '\n')),
        );
        expect(first).toEqual(second);
        const filled = all.filter(({ length }) => length > 0);
        expect((first?.lines ?? 0) + (first?.tooLong ?? 0)).toBe(filled.length);
        expect(first?.tooLong).toBe(all.filter(({ length }) => length > MAX_LINE).length);
      }),
    );
  });
});

describe('what a line stands for', () => {
  const octets = [...latin1('s3cret-key')];
  const asBase64 = Buffer.from(octets).toString('base64');
  test.each([
    ['text', 's3cret-key', octets, 'utf8', false],
    ['text with a line feed', 's3cret-key', [...octets, 10], 'utf8', true],
    ['base64 with padding', asBase64, octets, 'base64', false],
    ['base64 without', asBase64.replaceAll('=', ''), octets, 'base64', false],
    ['base64 with a line feed', asBase64, [...octets, 10], 'base64', true],
    ['base64url', '-_-_', [0xfb, 0xff, 0xbf], 'base64', false],
    ['hexadecimal', '00fFa1', [0, 255, 161], 'hex', false],
    ['hexadecimal with a line feed', '00fFa1', [0, 255, 161, 10], 'hex', true],
  ])('%s', (_what, line, key, reading, hasLineFeed) => {
    const question = ask(256, Uint8Array.from(key), randomBytes(20));
    const { found } = tryLines(latin1(`no\r\n${line}\r\nno`), question);
    expect(found).toEqual({ text: line, reading, hasLineFeed, octets: Uint8Array.from(key) });
  });

  test('octets that are no UTF-8 are tried as they are', () => {
    const question = ask(512, Uint8Array.of(0xff, 0xfe, 0x41), randomBytes(20));
    expect(tryLines(latin1('\u00ff\u00feA'), question).found?.text).toBe('\ufffd\ufffdA');
  });

  test.each(['abc=', 'abcde', 'ab=c', '===='])('%s is no base64', (line) => {
    const question = ask(256, 'x', randomBytes(20));
    const { candidates } = tryLines(latin1(line), question);
    expect(candidates).toBe(line === 'abc=' ? 4 : 2);
  });

  test('lines are counted: empty ones not, too long ones apart', () => {
    const question = ask(256, 'x', randomBytes(20));
    const text = latin1(`!\n\n\r\n!!\n${'!'.repeat(MAX_LINE + 1)}\n${'!'.repeat(MAX_LINE)}`);
    expect(tryLines(text, question)).toEqual({ lines: 3, candidates: 6, tooLong: 1 });
  });
});
