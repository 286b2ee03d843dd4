import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { keepField, keepKeys, removeKept, RING_LIMIT, takeKept } from './edit-key-ring.ts';
import { EMPTY_WORKSPACE, type Workspace } from './workspace.ts';

const SET = '{"keys":[{"kty":"oct","k":"AA"},{"kty":"oct","k":"AQ"}]}';
const withKey = (keyText: string, more: Partial<Workspace> = {}): Workspace => ({
  ...EMPTY_WORKSPACE,
  keyText,
  ...more,
});
const textsOf = ({ keyRing }: Workspace): string[] => keyRing.map(({ text }) => text);
const texts = (...all: string[]) => all.map((text) => ({ text, format: 'utf8' }) as const);

test('keeping the field empties it; a set is kept key by key', () => {
  const { workspace, ...counts } = keepField(withKey(SET, { keyFormat: 'jwk' }));
  expect(workspace).toMatchObject({ keyText: '', keyFormat: 'auto' });
  expect(textsOf(workspace)).toEqual(['{"kty":"oct","k":"AA"}', '{"kty":"oct","k":"AQ"}']);
  expect(counts).toEqual({ kept: 2, known: 0, refused: 0 });
});

test('what is no key stays in the field', () => {
  const before = withKey('-----BEGIN PUBLIC KEY-----');
  expect(keepField(before)).toEqual({ workspace: before, kept: 0, known: 0, refused: 0 });
});

test('that a key was made here goes with it, and comes back', () => {
  const { workspace } = keepField(withKey('made', { isKeyMadeHere: true }));
  expect(workspace).not.toHaveProperty('isKeyMadeHere');
  expect(workspace.keyRing[0]).toMatchObject({ isMadeHere: true });
  expect(takeKept(workspace, 1)).toMatchObject({ keyText: 'made', isKeyMadeHere: true });
});

test('each text is kept once, under an id of its own', () => {
  const first = keepKeys(EMPTY_WORKSPACE, texts('a', 'b', 'a'));
  expect(first).toMatchObject({ kept: 2, known: 1, refused: 0 });
  const { workspace } = keepKeys(removeKept(first.workspace, 1), [
    ...texts('a', 'b'),
    { text: 'b', format: 'base64' },
  ]);
  expect(textsOf(workspace)).toEqual(['b', 'a', 'b']);
  expect(workspace.keyRing.map(({ id }) => id)).toEqual([2, 3, 4]);
});

test('a full ring refuses, and the field keeps its text', () => {
  const many = Array.from({ length: RING_LIMIT + 5 }, (_, index) => `secret ${index}`);
  const full = keepKeys(EMPTY_WORKSPACE, texts(...many));
  expect(full).toMatchObject({ kept: RING_LIMIT, refused: 5 });
  const before = { ...full.workspace, keyText: 'one more' };
  expect(keepField(before)).toMatchObject({ workspace: before, kept: 0, refused: 1 });
});

test('a kept key and the key of the field change places', () => {
  const { workspace } = keepKeys(withKey('in the field'), texts('a', 'b'));
  const taken = takeKept(workspace, 1);
  expect(taken).toMatchObject({ keyText: 'a', keyFormat: 'utf8' });
  expect(textsOf(taken)).toEqual(['b', 'in the field']);
  expect(takeKept(taken, 99)).toBe(taken);
});

test('an encrypted key is kept with its password, and a password that comes later is noted', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const encryption = { cipher: 'aes-256-cbc', passphrase: 'right' };
  const closed = String(privateKey.export({ format: 'pem', type: 'pkcs8', ...encryption }));
  const { workspace } = keepField(withKey(closed));
  expect(workspace.keyRing).toEqual([{ id: 1, text: closed, format: 'auto' }]);
  const opened = keepField({ ...workspace, keyText: closed, keyPassword: 'right' });
  expect(opened).toMatchObject({ kept: 0, known: 1 });
  expect(opened.workspace.keyRing).toMatchObject([{ id: 1, password: 'right' }]);
  expect(opened.workspace).not.toHaveProperty('keyPassword');
  expect(takeKept(opened.workspace, 1)).toMatchObject({ keyText: closed, keyPassword: 'right' });
});
