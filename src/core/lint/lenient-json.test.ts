// What lenient parsers forgive becomes strict JSON of the same value; anything else is left alone.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseJson } from '../json/parse-json.ts';
import { readLenientJson } from './lenient-json.ts';

it.each([
  ['{"exp":1,}', '{"exp":1}', 'a comma after the last member'],
  ["{'a':'it\\'s \"b\"'}", '{"a":"it\'s \\"b\\""}', 'single quotes'],
  ['{"a":1/* x */}', '{"a":1}', 'comments'],
  ['{"a":1} // x', '{"a":1} ', 'comments'],
  ['{a:0x1F}', '{"a":31}', 'names without quotes,a hexadecimal number'],
  ['{"a":+1,"b":.5,"c":-5.}', '{"a":1,"b":0.5,"c":-5.0}', 'a plus sign,a bare decimal point'],
  ['[NaN,-Infinity]', '[null,null]', 'a number that is not finite'],
  ['{"a":1.5e+3,"b":true}', '{"a":1.5e+3,"b":true}', ''],
])('reads %s', (text, strict, liberties) => {
  const read = readLenientJson(text);
  expect(read?.text).toBe(strict);
  expect(read?.liberties.join()).toBe(liberties);
  expect(parseJson(strict).problem).toBeUndefined();
});

it.each(['hello', '{"a":True}', '{"a":"b', "{'a", '{"a":1 /* x', '[a]', '#', '{"a":1x}', '\\'])(
  'does not read %s',
  (text) => expect(readLenientJson(text)).toBeUndefined(),
);

it('leaves strict JSON as it is', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readLenientJson(text)).toEqual({ text, liberties: [], isSame: true });
    }),
  );
});

it('stays quick on long text', () => {
  const started = performance.now();
  for (const piece of ['"\\', "'\\", '/*', '//', '{a:', ' ', ',]', '+', '.', '0x', '1e+']) {
    readLenientJson(piece.repeat(60_000 / piece.length));
    readLenientJson(`"${piece.repeat(60_000 / piece.length)}`);
  }
  expect(performance.now() - started).toBeLessThan(1_000);
});
