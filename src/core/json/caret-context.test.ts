import { expect, test } from 'vitest';
import { caretContext } from './caret-context.ts';

/** The context at `|`. */
function at(marked: string): unknown {
  const offset = marked.indexOf('|');
  const context = caretContext(marked.replace('|', ''), offset);
  return (
    context && [context.kind, context.name, context.depth, context.span.end - context.span.start]
  );
}

test.each([
  ['{|}', ['name', '', 1, 0]],
  ['{"al|"}', ['name', 'al', 1, 4]],
  ['{"alg|', ['name', 'alg', 1, 4]],
  ['{"alg":|}', ['value', 'alg', 1, 0]],
  ['{"alg": "HS|256"}', ['value', 'alg', 1, 7]],
  ['{"alg":"HS256",|}', ['name', '', 1, 0]],
  ['{"a":{"b":1|}}', ['value', 'b', 2, 1]],
  ['{"aud":["x",|]}', ['value', '', 2, 0]],
  ['{"a":1,\n  "ex|p": 17}', ['name', 'exp', 1, 5]],
  ['{"a":1,\n  "|\n}', ['name', '', 1, 1]],
  ['|{}', undefined],
  ['{}|', undefined],
])('%s', (marked, wanted) => {
  expect(at(marked)).toEqual(wanted);
});

test('tells the names before the caret', () => {
  expect(caretContext('{"iss":"a","sub":"b",', 21)?.before).toEqual(['iss', 'sub']);
});
