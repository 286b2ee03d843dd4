// Names that look like an ASCII name, and names that only share letters with one.
import { expect, it } from 'vitest';
import { foldCase, skeleton } from './look-alike.ts';

it.each([
  ['ехp', 'exp'],
  ['іѕѕ', 'iss'],
  ['ѕսb', 'sub'],
  ['αud', 'aud'],
  ['ｋｉｄ', 'kid'],
  ['𝚊𝚕𝚐', 'alg'],
  ['su\u200bb', 'sub'],
  ['größe', 'größe'],
  ['имя', 'имя'],
])('%s looks like %s', (name, looks) => expect(skeleton(name)).toBe(looks));

it('folds case as Go does', () => {
  expect(foldCase('ſUB')).toBe('sub');
  expect(foldCase('\u212aid')).toBe('kid');
  expect(foldCase('Straße')).toBe('straße');
});
