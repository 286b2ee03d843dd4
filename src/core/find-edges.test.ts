import { expect, test } from 'vitest';
import type { Certificate, CertificateList } from './certificates/certificate.ts';
import { findEdges } from './find-edges.ts';

const listOf = (...spans: readonly (readonly [number, number])[]): CertificateList => ({
  carrier: 'x5c',
  entries: [
    { namedBy: [] },
    ...spans.map(([notBefore, notAfter]) => ({
      namedBy: [],
      certificate: { notBefore, notAfter } as Certificate,
    })),
  ],
});
const inOrder = (edges: readonly number[]): number[] => edges.toSorted((a, b) => a - b);

test('without times there are no edges', () => {
  expect(findEdges(undefined, [], { leeway: 60 })).toEqual([]);
  expect(findEdges({ unusable: ['exp'] }, [listOf()], { leeway: 60, maxAge: 5 })).toEqual([]);
});

test('claims have theirs with and without the tolerance, each once', () => {
  const times = { nbf: 100, iat: 100, exp: 500, unusable: [] };
  expect(inOrder(findEdges(times, [], { leeway: 0 }))).toEqual([100, 500]);
  expect(inOrder(findEdges(times, [], { leeway: 10, maxAge: 200 }))).toEqual([
    90, 100, 110, 290, 300, 310, 490, 500, 510,
  ]);
});

test('certificates have theirs to the second, and those without a date none', () => {
  const lists = [listOf([1, 20], [Number.NaN, 30]), listOf([1, 40])];
  expect(inOrder(findEdges(undefined, lists, { leeway: 10 }))).toEqual([1, 20, 30, 40]);
});
