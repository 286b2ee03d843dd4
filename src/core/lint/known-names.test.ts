// The short lists of the rules are a part of the dictionary.
import { expect, it } from 'vitest';
import { CLAIM_ROWS } from '../claims/registered-claims.ts';
import { HEADER_ROWS } from '../claims/registered-header-parameters.ts';
import { CLAIM_NAMES, HEADER_NAMES } from './known-names.ts';

it('holds registered names only', () => {
  const header = new Set(HEADER_ROWS.map(([name]) => name));
  const claims = new Set(CLAIM_ROWS.map(([name]) => name));
  expect([...HEADER_NAMES].filter((name) => !header.has(name))).toEqual([]);
  expect([...CLAIM_NAMES].filter((name) => !claims.has(name))).toEqual([]);
});
