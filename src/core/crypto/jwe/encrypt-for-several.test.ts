import { exportJWK, generalDecrypt, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { readKey } from '../../keys/read-key.ts';
import { readTokens } from '../../token/parse-json-serialization.ts';
import { EMPTY_WORKSPACE } from '../../workspace.ts';
import { verifyEach } from '../verify-each.ts';
import { encryptForSeveral } from './encrypt-for-several.ts';

const CONTENT = encodeUtf8('{"sub":"a"}');
const SECRET = 'AyM1SysPpbyDfgZld3umj1qzKObwVMko';

const secretKey = () => readKey(SECRET, 'utf8').keys[0]!;

async function keyFor(alg: string) {
  const pair = await generateKeyPair(alg, { extractable: true });
  const jwk = JSON.stringify({ ...(await exportJWK(pair.publicKey)), kid: alg });
  const own = JSON.stringify({ ...(await exportJWK(pair.privateKey)), kid: alg });
  return { alg, pair, own, key: readKey(jwk, 'auto').keys[0]! };
}

test.each(['A256GCM', 'A128CBC-HS256'])(
  'with %s each recipient opens it alone, here and with jose',
  async (enc) => {
    const keys = [await keyFor('RSA-OAEP-256'), await keyFor('ECDH-ES+A256KW')];
    const recipients = [...keys, { key: secretKey(), alg: 'A256GCMKW' }];
    const made = await encryptForSeveral(CONTENT, recipients, { enc, typ: 'JWT', zip: 'DEF' });
    if (typeof made !== 'string') throw new Error(made.code);
    for (const key of [...keys.map(({ pair }) => pair.privateKey), encodeUtf8(SECRET)]) {
      const { plaintext } = await generalDecrypt(JSON.parse(made), key);
      expect(new Uint8Array(plaintext)).toEqual(CONTENT);
    }
    const { expectations } = EMPTY_WORKSPACE;
    for (const [index, { own }] of keys.entries()) {
      const reading = readKey(own, 'auto');
      const options = { keyText: own, now: 0, expectations };
      const { best, verifications } = await verifyEach(readTokens(made), reading, options);
      expect([best, verifications[best]?.verdict]).toEqual([index, 'verified']);
      expect(verifications[best]?.plaintext).toEqual(CONTENT);
    }
  },
);

test.each([
  ['dir', 'A256GCM', 'one-recipient'],
  ['ECDH-ES', 'A256GCM', 'one-recipient'],
  ['RSA-OAEP', 'A256GCM', 'key-type'],
  ['A128KW', 'A256GCM', 'key-octets-for'],
  ['none', 'A256GCM', 'alg-unknown'],
  ['A256KW', 'A256', 'enc-unknown'],
])('%s with %s: %s', async (alg, enc, code) => {
  expect(await encryptForSeveral(CONTENT, [{ key: secretKey(), alg }], { enc })).toMatchObject({
    code,
  });
});
