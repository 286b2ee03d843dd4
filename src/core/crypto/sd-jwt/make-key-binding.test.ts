import { readFileSync } from 'node:fs';
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { generateKey } from '../generate-key.ts';
import { readKey } from '../../keys/read-key.ts';
import { makeKeyBinding, type KeyBindingRequest } from './make-key-binding.ts';

interface Vector {
  readonly id: string;
  readonly token: string;
}
const VECTORS = JSON.parse(readFileSync('e2e/vectors/sdjwt.json', 'utf8')) as readonly Vector[];
/** RFC 9901 §5.2: a presentation with its key binding. */
const EXAMPLE = VECTORS.find(({ id }) => id === 'rfc9901-5.2-l1282')!.token;
const PRESENTED = EXAMPLE.slice(0, EXAMPLE.lastIndexOf('~') + 1);
const BINDING = EXAMPLE.slice(PRESENTED.length);
/** The holder's private key of the examples in RFC 9901, Appendix A.5. */
const HOLDER = {
  kty: 'EC',
  crv: 'P-256',
  d: '5K5SCos8zf9zRemGGUl6yfok-_NiiryNZsvANWMhF-I',
  x: 'TCAER19Zvu3OHF4j4W4vfSVoHIP1ILilDls7vCeGemc',
  y: 'ZxjiWWbZMQGHVWKVQ4hbSIirsVfuecCE6t4jT9F2HZQ',
};
const { d: _d, ...HOLDER_PUBLIC } = HOLDER;
const REQUEST: KeyBindingRequest = {
  audience: 'https://verifier.example.org',
  nonce: '1234567890',
};

async function bind(presentation: string, key: unknown, request = REQUEST): Promise<string> {
  const reading = readKey(typeof key === 'string' ? key : JSON.stringify(key), 'auto');
  const { iat = 0 } = decodeJwt(BINDING);
  const made = await makeKeyBinding(presentation, request, reading, iat);
  return 'token' in made ? made.token : made.problem;
}

test('what is signed is what the RFC signs in its example', async () => {
  const token = await bind(PRESENTED, HOLDER);
  const own = token.slice(PRESENTED.length);
  expect(token.startsWith(PRESENTED)).toBe(true);
  expect(decodeJwt(own)).toEqual(decodeJwt(BINDING));
  expect(decodeProtectedHeader(own)).toEqual(decodeProtectedHeader(BINDING));
  await jwtVerify(own, HOLDER_PUBLIC, { typ: 'kb+jwt', audience: REQUEST.audience });
});

test('a key binding that is there is replaced', async () => {
  const token = await bind(EXAMPLE, HOLDER, { ...REQUEST, nonce: 'another' });
  expect(token.split('~')).toHaveLength(EXAMPLE.split('~').length);
  expect(decodeJwt(token.slice(PRESENTED.length))).toMatchObject({ nonce: 'another' });
});

test('sd_hash follows the disclosures that are chosen', async () => {
  const [issued = '', first = ''] = EXAMPLE.split('~');
  const hashOf = async (text: string) => decodeJwt((await bind(text, HOLDER)).split('~').at(-1)!);
  expect((await hashOf(`${issued}~${first}~`)).sd_hash).not.toBe((await hashOf(PRESENTED)).sd_hash);
});

test('what stands against it is said', async () => {
  expect(await bind(PRESENTED, HOLDER_PUBLIC)).toBe('public-key');
  expect(await bind(PRESENTED, (await generateKey('ES256')).privateKey)).toBe('other-key');
  expect(await bind(PRESENTED, '')).toBe('no-key');
  expect(await bind(PRESENTED, HOLDER, { ...REQUEST, nonce: '' })).toBe('request');
  const unbound = VECTORS.find(({ id }) => id === 'rfc9901-A.1-l3152')!.token;
  expect(await bind(unbound, HOLDER)).toBe('no-holder-key');
  expect(await bind(PRESENTED.split('~')[0]!, HOLDER)).toBe('not-sd-jwt');
  expect(await bind('', HOLDER)).toBe('not-sd-jwt');
});
