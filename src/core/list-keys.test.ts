import { createHmac, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { keepKeys } from './edit-key-ring.ts';
import { inspectWorkspace } from './inspect-token.ts';
import type { Inspection } from './inspection.ts';
import type { TokenState } from './view-token.ts';
import { editPart, EMPTY_WORKSPACE, pasteToken, type Workspace } from './workspace.ts';

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const INPUT = `${encode({ alg: 'HS256' })}.${encode({ sub: 'me' })}`;
const SECRET = 'a secret of more than thirty-two octets';
const TOKEN = `${INPUT}.${createHmac('sha256', SECRET).update(INPUT).digest('base64url')}`;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PUBLIC = JSON.stringify({ ...ec.publicKey.export({ format: 'jwk' }), key_ops: ['verify'] });
const PRIVATE = String(ec.privateKey.export({ format: 'pem', type: 'pkcs8' }));

async function inspect(
  workspace: Workspace,
): Promise<{ token: TokenState; inspection: Inspection }> {
  let last: { token: TokenState; inspection?: Inspection } | undefined;
  await inspectWorkspace({ workspace, now: 0 }, new AbortController().signal, (news) => {
    last = news;
  });
  if (!last?.inspection) throw new Error('no inspection');
  return { token: last.token, inspection: last.inspection };
}

/** The token, a field and a ring. */
const workspaceOf = (keyText: string, ...ring: string[]): Workspace =>
  keepKeys(
    { ...pasteToken(EMPTY_WORKSPACE, TOKEN), keyText },
    ring.map((text) => ({ text, format: 'auto', name: 'ring.txt' })),
  ).workspace;

test('field and ring are tried in their order, and each key is told of', async () => {
  const { inspection } = await inspect(workspaceOf(PUBLIC, 'another', SECRET, 'a third'));
  expect(inspection.verification?.verdict).toBe('verified');
  const [field, second, third, fourth] = inspection.keyList ?? [];
  expect(field).toMatchObject({
    words: 'EC P-256 public key',
    kind: 'public',
    use: 'verify',
    outcome: 'not-tried',
    why: expect.stringContaining('needs a shared secret'),
    thumbprint: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect(field).not.toHaveProperty('id');
  expect(second).toMatchObject({ id: 1, name: 'ring.txt', outcome: 'does-not-hold' });
  expect(second).not.toHaveProperty('thumbprint');
  expect(third).toMatchObject({ index: 2, id: 2, outcome: 'holds' });
  expect(fourth).toMatchObject({ outcome: 'not-tried' });
  expect(fourth).not.toHaveProperty('why');
});

test('what is said of the field’s text is not said of the ring’s', async () => {
  const { inspection } = await inspect(workspaceOf('', SECRET));
  expect(inspection).toMatchObject({ keyWords: '', keyProblems: [] });
  expect(inspection.verification?.verdict).toBe('verified');
});

test('a kept secret that is read otherwise is found, and the field’s format is not to blame', async () => {
  const { inspection } = await inspect(workspaceOf('', 'x', Buffer.from(SECRET).toString('hex')));
  expect(inspection.verdictWords?.tryNext).toMatch(/key 2 \(ring\.txt\) is read as hexadecimal/);
  const found = inspection.findings.find(({ finding }) => finding.id === 'hmac-key-encoding');
  expect(found).toBeDefined();
  expect(found).not.toHaveProperty('quickFix');
});

test('without a signature to check there is a list and no outcome', async () => {
  const { inspection } = await inspect({ ...workspaceOf(SECRET, 'another'), alg: 'no such' });
  expect(inspection.keyList).toHaveLength(2);
  for (const key of inspection.keyList ?? []) expect(key).not.toHaveProperty('outcome');
});

test('an edit is signed with the first key that can, of those that were there', async () => {
  const workspace = workspaceOf(PUBLIC, SECRET, 'another');
  const { header, payload, signature } = (await inspect(workspace)).token.view;
  const shown = { header, payload, signature: signature.text, signs: INPUT };
  const edited = editPart(workspace, shown, 'payload', '{"sub":"you"}', 'compact');
  const { token, inspection } = await inspect({ ...edited, keyRing: [] });
  const input = `${encode({ alg: 'HS256' })}.${encode({ sub: 'you' })}`;
  const signed = createHmac('sha256', SECRET).update(input).digest('base64url');
  expect(token.signing).toEqual({ status: 'signed', alg: 'HS256' });
  expect(token.view.text).toBe(`${input}.${signed}`);
  expect(inspection.verification?.verdict).toBe('key-mismatch');
});

test.each<[what: string, isFlagged: boolean, workspace: Workspace]>([
  ['a private key in the ring', true, workspaceOf('', PRIVATE)],
  [
    'one that was made here, beside a secret and a public key',
    false,
    keepKeys(workspaceOf(SECRET, PUBLIC), [{ text: PRIVATE, format: 'auto', isMadeHere: true }])
      .workspace,
  ],
])('%s is flagged: %s', async (_what, isFlagged, workspace) => {
  const { inspection } = await inspect(workspace);
  const ids = inspection.findings.map(({ finding }) => finding.id);
  expect(ids.includes('key-private-in-verify-field')).toBe(isFlagged);
});
