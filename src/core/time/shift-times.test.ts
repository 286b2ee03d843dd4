import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renewTimes, shiftTimes } from './shift-times.ts';

describe('shiftTimes', () => {
  test.each([
    ['{"iat":10,"exp":20}', 5, '{"iat":15,"exp":25}'],
    ['{ "exp" : 20.50 , "x" : 1.0 }', 5, '{ "exp" : 25.50 , "x" : 1.0 }'],
    ['{"exp":1e3}', 5, '{"exp":1005}'],
    ['{"exp":"20","nbf":null,"iat":1e400}', 5, '{"exp":"20","nbf":null,"iat":1e400}'],
    ['{"updated_at":10,"auth_time":10}', 5, '{"updated_at":10,"auth_time":15}'],
    ['{"exp":1,"exp":2}', 5, '{"exp":6,"exp":7}'],
    ['{"a":{"exp":1}}', 5, '{"a":{"exp":1}}'],
    ['{"exp":3}', -5, '{"exp":-2}'],
    ['{"exp":3.5}', -5, '{"exp":-1.5}'],
    ['{"exp":5.50}', -5, '{"exp":0.50}'],
    ['{"exp":-3}', 5, '{"exp":2}'],
    ['{"exp":9007199254740991}', 1, '{"exp":9007199254740991}'],
    ['{"exp":3', 5, '{"exp":3'],
    ['[3]', 5, '[3]'],
  ])('%s by %d', (text, delta, wanted) => {
    expect(shiftTimes(text, delta)).toBe(wanted);
  });

  test('there and back is where it was', () => {
    fc.assert(
      fc.property(
        fc.record({ iat: fc.nat(2e9), exp: fc.nat(2e9), name: fc.string() }),
        fc.nat(1e9),
        (claims, delta) => {
          const text = JSON.stringify(claims);
          expect(shiftTimes(shiftTimes(text, delta), -delta)).toBe(text);
        },
      ),
    );
  });
});

describe('renewTimes', () => {
  test.each([
    ['{"iat":100,"exp":160}', '{"iat":1000,"exp":1060}'],
    ['{"iat":100,"nbf":130,"exp":160}', '{"iat":970,"nbf":1000,"exp":1030}'],
    ['{"nbf":40,"iat":100,"exp":160}', '{"nbf":940,"iat":1000,"exp":1060}'],
    ['{"auth_time":50,"iat":100}', '{"auth_time":950,"iat":1000}'],
    ['{"exp":160}', '{"exp":4600}'],
    ['{"iat":2000.5,"exp":2060.5}', '{"iat":999.5,"exp":1059.5}'],
  ])('%s', (text, wanted) => {
    expect(renewTimes(text, 1000.9)).toBe(wanted);
  });

  test.each(['{}', '{"exp":"160"}', '{"iat":100,"exp":100}', '[1]', ''])(
    'there is nothing to renew in %s',
    (text) => {
      expect(renewTimes(text, 1000)).toBeUndefined();
    },
  );
});
