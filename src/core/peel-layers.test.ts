import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { CompactEncrypt } from 'jose';
import { encodeUtf8 } from './bytes/utf8.ts';
import { findWrapped } from './find-wrapped.ts';
import { inspectWorkspace } from './inspect-token.ts';
import type { Inspection } from './inspection.ts';
import type { Layer } from './peel-layers.ts';
import { readContent } from './token/read-content.ts';
import { EMPTY_WORKSPACE, pasteToken } from './workspace.ts';

const SECRET = 'an-example-secret-of-32-letters!';

const coded = (value: object | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Signed by Node's HMAC, not by our own code. */
function sign(payload: object | string): string {
  const input = `${coded({ alg: 'HS256' })}.${coded(payload)}`;
  return `${input}.${createHmac('sha256', SECRET).update(input).digest('base64url')}`;
}

function flattened(payload: object): object {
  const [head, body, signature] = sign(payload).split('.');
  return { payload: body, protected: head, signature };
}

const seal = (plaintext: string): Promise<string> =>
  new CompactEncrypt(encodeUtf8(plaintext))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(encodeUtf8(SECRET));

async function inspect(token: string): Promise<Inspection> {
  const workspace = pasteToken({ ...EMPTY_WORKSPACE, keyText: SECRET, keyFormat: 'utf8' }, token);
  const stop = new AbortController();
  return new Promise((resolve, reject) => {
    inspectWorkspace({ workspace, now: 1_795_000_000 }, stop.signal, ({ inspection }) => {
      if (!inspection?.verification) return;
      stop.abort();
      resolve(inspection);
    }).catch(reject);
  });
}

const told = (layers: readonly Layer[] = []) =>
  layers.map(({ place, kind, verdict }) => [place, kind, verdict]);

const INNER = sign({ sub: 'inner' });
const DISCLOSURE = coded(['2GLC42sKQveCfGfryNRN9w', 'name', 'Erika']);

test.each<[string, object, string]>([
  ['a claim', { actor_token: INNER }, '/actor_token'],
  ['however deep', { a: { b: [{ 'c/d': INNER }] } }, '/a/b/0/c~1d'],
  ['a presentation', { vp: { verifiableCredential: [INNER] } }, '/vp/verifiableCredential/0'],
  ['a trust chain', { trust_chain: [INNER] }, '/trust_chain/0'],
  ['an SD-JWT', { vp: `${INNER}~` }, '/vp'],
  ['a JSON serialization', { proof: flattened({ sub: 'inner' }) }, '/proof'],
  ['one as text', { proof: JSON.stringify(flattened({ sub: 'inner' })) }, '/proof'],
])('%s is a token', async (_what, payload, place) => {
  const { layers } = await inspect(sign(payload));
  expect(told(layers)).toEqual([[place, 'jws', 'verified']]);
});

test.each([
  ['an SD-JWT', `${INNER}~`],
  ['a JSON serialization', JSON.stringify(flattened({ sub: 'inner' }))],
  ['a JSON string', JSON.stringify(INNER)],
])('what a JWE held may be %s', async (_what, plaintext) => {
  const { layers, findings } = await inspect(await seal(plaintext));
  expect(told(layers)).toEqual([[undefined, 'jws', 'verified']]);
  const ids = findings.map(({ finding }) => finding.id);
  expect(ids).not.toContain('jwe-inner-unsigned');
});

test('that a token inside an encrypted one does not hold is told', async () => {
  const { verification, layers, findings } = await inspect(
    await seal(`${INNER.slice(0, -4)}AAAA~${DISCLOSURE}~`),
  );
  expect(verification?.verdict).toBe('verified');
  expect(told(layers)).toEqual([[undefined, 'jws', 'failed']]);
  expect(findings.map(({ finding }) => finding.id)).toContain('jwe-inner-unsigned');
});

test('no more than twenty are looked at, whichever layer they are in', async () => {
  const chain = Array.from({ length: 15 }, (_, index) => sign({ id: sign({ index }) }));
  const { layers = [] } = await inspect(sign({ chain }));
  expect(layers).toHaveLength(15);
  expect(layers.flatMap((layer) => layer.layers)).toHaveLength(5);
});

test('what only looks like a token is none', () => {
  const payload = {
    host: 'eight-letters.example.com',
    proof: { signature: 'x', payload: 'y' },
    cookie: coded({ alg: 'none' }),
  };
  expect(findWrapped(readContent(encodeUtf8(JSON.stringify(payload))), 20)).toEqual([]);
});

test('much of what only looks like a token takes no time', () => {
  const depth = 5_000;
  const text = `${'{"signature":"","payload":"","signatures":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const content = readContent(encodeUtf8(text));
  const start = performance.now();
  expect(findWrapped(content, 20)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(2_000);
});

test('very many members are looked through', () => {
  const members = Array.from({ length: 300_000 }, (_, i) => `"m${i}":${i}`).join(',');
  expect(findWrapped(readContent(encodeUtf8(`{${members}}`)), 20)).toEqual([]);
});
