import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { changeRingPassword } from './edit-key-ring.ts';
import { areToBeOpened, forgetKeys, joinKeys, openKeys } from './read-keys.ts';
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

test('what the ring has unopened is seen, and the password that is given for the ring opens it', async () => {
  const kept = { id: 1, text, format: 'auto' } as const;
  const workspace = { ...EMPTY_WORKSPACE, keyText: 'secret', keyRing: [kept] };
  const join = async (given: typeof closed) => {
    const [first, ...others] = await openKeys(givenKeys(given));
    return joinKeys(first!, others);
  };
  const { problems, encrypted, keys } = await join(workspace);
  expect(keys).toHaveLength(1);
  expect(encrypted).toHaveLength(1);
  expect(problems.map(({ code }) => code)).toEqual(['pem-encrypted']);
  expect(problems[0]).not.toHaveProperty('span');
  expect((await join(changeRingPassword(workspace, 'right'))).keys).toHaveLength(2);
});

test('the same text with and without a password is read once each, until it is forgotten', async () => {
  const both = [
    { text, format: 'auto', password: 'right' },
    { text, format: 'auto' },
  ] as const;
  const [opened, still] = await openKeys(both);
  expect(still?.status).toBe('unreadable');
  expect(areToBeOpened(both)).toBe(false);
  expect((await openKeys(both))[0]).toBe(opened);
  forgetKeys();
  expect(areToBeOpened(both)).toBe(true);
});
