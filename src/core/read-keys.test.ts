import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { areToBeOpened, openKeys } from './read-keys.ts';
import { signDraft } from './sign-draft.ts';
import { editPart, EMPTY_WORKSPACE, givenKeys, type ShownToken } from './workspace.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const text = privateKey
  .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'right' })
  .toString();
const closed = { ...EMPTY_WORKSPACE, keyText: text };
const open = { ...closed, keyPassword: 'right' };

async function openOne(workspace: typeof closed) {
  const [reading] = await openKeys(givenKeys(workspace));
  if (!reading) throw new Error('no key');
  return reading;
}

test('a key is opened once for a password, and stays the very same', async () => {
  expect(areToBeOpened(givenKeys(closed))).toBe(false);
  expect((await openOne(closed)).problems[0]?.code).toBe('pem-encrypted');
  expect(areToBeOpened(givenKeys(open))).toBe(true);
  const first = await openOne(open);
  expect(first.status).toBe('read');
  expect(areToBeOpened(givenKeys(open))).toBe(false);
  expect(await openOne(open)).toBe(first);
  const wrong = await openOne({ ...open, keyPassword: 'wrong' });
  expect(wrong.problems[0]?.code).toBe('pem-password-wrong');
});

test('what needs no password is not waited for', async () => {
  const secret = { ...EMPTY_WORKSPACE, keyText: 'secret', keyPassword: 'right' };
  expect(areToBeOpened(givenKeys(secret))).toBe(false);
  expect((await openOne(secret)).keys).toHaveLength(1);
});

test('an edit is signed with the password that was there, and not without one', async () => {
  const shown: ShownToken = {
    header: { text: '{"alg":"ES256"}', segment: 'eyJhbGciOiJFUzI1NiJ9' },
    payload: { text: '{}', segment: 'e30' },
    signature: 'AAAA',
    signs: '',
  };
  const sign = async (workspace: typeof closed) => {
    const { source } = editPart(workspace, shown, 'payload', '{"a":1}', 'compact');
    if (source.mode !== 'compose') throw new Error('not an edit');
    return signDraft(source.draft);
  };
  expect((await sign(closed)).signing).toEqual({ status: 'kept', why: 'cannot-sign' });
  const signed = await sign(open);
  expect(signed.signing).toEqual({ status: 'signed', alg: 'ES256' });
  const [input, signature] = [signed.text.replace(/\.[^.]*$/, ''), signed.text.split('.')[2]!];
  const key = { key: createPublicKey(privateKey), dsaEncoding: 'ieee-p1363' } as const;
  expect(verify('sha256', Buffer.from(input), key, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('keys of the ring are opened with their own passwords', async () => {
  const kept = { id: 1, text, format: 'auto', password: 'right' } as const;
  const readings = await openKeys(
    givenKeys({ ...EMPTY_WORKSPACE, keyText: 'secret', keyRing: [kept] }),
  );
  expect(readings.map(({ keys }) => keys[0]?.kind)).toEqual(['secret', 'private']);
});
