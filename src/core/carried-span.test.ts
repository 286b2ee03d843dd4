import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64url, encodeBase64url } from './bytes/base64url.ts';
import { decodeUtf8Lossy, encodeUtf8 } from './bytes/utf8.ts';
import { carriedSpan } from './carried-span.ts';
import { viewToken } from './view-token.ts';

const HEADER = encodeBase64url(encodeUtf8('{"alg":"HS256"}'));

test('the marked characters hold the whole member, and at most two bytes more on each side', () => {
  const claims = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), {
    minKeys: 1,
  });
  fc.assert(
    fc.property(claims, fc.nat(), (object, pick) => {
      const payload = JSON.stringify(object);
      const { payload: part } = viewToken(`${HEADER}.${encodeBase64url(encodeUtf8(payload))}.AA`);
      const entries = payload.slice(1, -1);
      const all = Object.entries(object);
      const [name, value] = all[pick % all.length] ?? ['', ''];
      const member = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
      const caret = part.text.indexOf(member.replace(':', ': '));
      fc.pre(caret >= 0 && entries.includes(member));
      const span = carriedSpan(part, 0, caret + 1);
      if (!span) throw new Error('no span');
      const from = span.start - (span.start % 4);
      const carried = decodeUtf8Lossy(
        decodeBase64url(part.segment.slice(from, span.end)).bytes ?? new Uint8Array(),
      );
      expect(carried).toContain(member.replace(/^"|"$/g, '').slice(0, 3));
    }),
    { numRuns: 50 },
  );
});

test('a caret outside every member marks nothing', () => {
  const { payload } = viewToken(`${HEADER}.${encodeBase64url(encodeUtf8('{"a":1}'))}.AA`);
  expect(carriedSpan(payload, 0, 0)).toBeUndefined();
  expect(carriedSpan(payload, 10, 5)).toEqual({ start: 11, end: 18 });
});
