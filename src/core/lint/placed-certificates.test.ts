import { expect, test } from 'vitest';
import type { RuleExample } from './define-rule.ts';
import { EXAMPLE_CERTIFICATES } from './example-certificates.ts';
import { exampleFacts } from './example-facts.ts';
import { keyText } from './example-text.ts';
import { lintToken } from './lint-token.ts';

/** What is said of an example that is about certificates. */
async function saidOf(example: RuleExample): Promise<string[]> {
  const findings = lintToken(await exampleFacts(example));
  return findings.map(({ id }) => id).filter((id) => /^cert-|^x5|^key-hints/.test(id));
}

const CHAIN = ['$leaf', '$intermediate', '$root'];
const SIGNED = { payload: {}, signWith: '$p256' };
const jwe = (name: string): RuleExample => {
  const header = { alg: 'ECDH-ES', enc: 'A128GCM', x5c: [EXAMPLE_CERTIFICATES.get(name)] };
  return { text: `${Buffer.from(JSON.stringify(header)).toString('base64url')}..AAAA.AAAA.AAAA` };
};

test('nothing is said of a chain in order whose key is known, as a header or a key set has it', async () => {
  const header = { alg: 'ES256', x5c: CHAIN };
  expect(await saidOf({ ...SIGNED, header, key: '$p256-public' })).toEqual([]);
  const key = { like: '$p256-public-jwk', x5c: CHAIN };
  expect(await saidOf({ ...SIGNED, header: { alg: 'ES256' }, key: { keys: [key] } })).toEqual([]);
  expect(await saidOf({ ...SIGNED, header: { alg: 'ES256' }, key: '$leaf' })).toEqual([]);
});

test('of several pasted certificates the one is judged that verifies', async () => {
  const key = keyText('$ended') + keyText('$leaf-other');
  const header = { alg: 'ES256' };
  expect(await saidOf({ header, payload: {}, signWith: '$p256-other', key })).toEqual([]);
  expect(await saidOf({ header, payload: {}, signWith: '$p256', key })).toEqual(['cert-expired']);
});

test('a certificate that comes twice is told of once', async () => {
  const header = { alg: 'ES256', x5c: ['$ended'] };
  expect(await saidOf({ ...SIGNED, header, key: '$ended' })).toEqual(['cert-expired']);
});

test('a token is encrypted to a certificate for that', async () => {
  expect(await saidOf(jwe('$leaf'))).toEqual(['cert-usage-mismatch']);
  expect(await saidOf(jwe('$for-agreement'))).toEqual([]);
});

test('the root first is one finding, and not two', async () => {
  const header = { alg: 'ES256', x5c: CHAIN.toReversed() };
  const said = await saidOf({ ...SIGNED, header });
  expect(said).toContain('x5c-leaf-key-mismatch');
  expect(said).not.toContain('x5c-chain-broken');
});
