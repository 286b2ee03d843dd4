import { expect, test } from 'vitest';
import { setUnencoded } from './set-unencoded.ts';

test.each([
  ['{"alg":"HS256"}', '{"alg":"HS256","b64":false,"crit":["b64"]}'],
  ['{"crit":["x"],"x":1.0}', '{"crit":["x","b64"],"x":1.0,"b64":false}'],
  ['{"b64":true,"crit":["b64"]}', '{"b64":false,"crit":["b64"]}'],
])('%s is made %s', (header, wanted) => {
  expect(setUnencoded(header, true)).toBe(wanted);
});

test.each([
  ['{"alg":"HS256","b64":false,"crit":["b64"]}', '{"alg":"HS256"}'],
  ['{"crit":["x","b64"],"x":1.0,"b64":false}', '{"crit":["x"],"x":1.0}'],
])('%s is made %s again', (header, wanted) => {
  expect(setUnencoded(header, false)).toBe(wanted);
});
