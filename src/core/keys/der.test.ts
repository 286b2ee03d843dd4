import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimedLength, DER, derChildren, derOid, derUnsigned, readDer } from './der.ts';
import { encodeDer, encodeDerOid, encodeDerUnsigned } from './der-write.ts';

const bytes = (...octets: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(octets);

describe('readDer', () => {
  test.each([
    ['nothing', []],
    ['a tag alone', [0x30]],
    ['content cut off', [0x30, 2, 0]],
    ['a length cut off', [0x30, 0x82, 1]],
    ['an indefinite length', [0x30, 0x80, 0, 0]],
    ['a length of five octets', [0x30, 0x85, 0, 0, 0, 0, 0]],
    ['a tag of several octets', [0x1f, 0x81, 1, 0]],
  ])('refuses %s', (_name, octets) => {
    expect(readDer(bytes(...octets))).toBeUndefined();
  });

  test('leaves what follows alone', () => {
    expect(readDer(bytes(2, 1, 5, 9))).toEqual({
      tag: 2,
      content: bytes(5),
      whole: bytes(2, 1, 5),
    });
  });

  test('tells how much is missing', () => {
    expect(claimedLength(bytes(0x30, 0x82, 1, 0))).toBe(260);
  });

  test('never throws, whatever the octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (octets) => {
        const node = readDer(Uint8Array.from(octets));
        derChildren(node);
        derOid(node);
        derUnsigned(node);
        if (node) expect(node.whole.length).toBeLessThanOrEqual(octets.length);
      }),
    );
  });
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70_000 }), (octets) => {
      const node = readDer(encodeDer(DER.octetString, octets));
      expect(node?.tag).toBe(DER.octetString);
      expect(Buffer.compare(node?.content ?? Buffer.of(), octets)).toBe(0);
    }),
    { numRuns: 30 },
  );
  expect(derUnsigned(readDer(encodeDerUnsigned(bytes(0, 0, 0x80))))).toEqual(bytes(0x80));
  expect(encodeDerUnsigned(bytes(0))).toEqual(bytes(2, 1, 0));
});

test.each(['1.2.840.113549.1.1.1', '1.3.101.112', '2.16.840.1.101.3.4.3.17', '2.999.1'])(
  'OID %s',
  (oid) => {
    expect(derOid(readDer(encodeDerOid(oid)))).toBe(oid);
  },
);
