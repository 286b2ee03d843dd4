// Signs an example, or the token that a lesson begins with: fresh times, a fresh key.
import { formatSigningInput, signCompact } from '../crypto/compact-jws.ts';
import { canSign } from '../crypto/sign.ts';
import { exportKey } from '../keys/export-key.ts';
import { generateKey } from '../crypto/generate-key.ts';
import type { KeyFormat, KeyMaterial } from '../keys/key-reading.ts';
import { publicJwk } from '../keys/public-jwk.ts';
import { readKey } from '../keys/read-key.ts';
import type { TokenRecipe } from './examples.ts';

export interface MadeExample {
  readonly token: string;
  readonly keyText: string;
  readonly keyFormat: KeyFormat;
}

/**
 * Makes the token of an example and what belongs into the key field beside it.
 *
 * @param now Seconds since the epoch, whole.
 * @throws When this browser cannot make or use a key of the example's algorithm.
 */
export async function makeExample(example: TokenRecipe, now: number): Promise<MadeExample> {
  const { alg, secret, damage = (token: string) => token } = example;
  const signer = secret ?? (alg === 'none' ? '' : (await generateKey(alg)).privateKey);
  const keyFormat = secret === undefined ? 'auto' : 'utf8';
  const [key] = readKey(signer, keyFormat).keys;
  const header = { alg, ...(await nameKey(example, key)), typ: 'JWT', ...example.header };
  const input = formatSigningInput(header, example.payload(now));
  const token = alg === 'none' ? `${input}.` : await sign(alg, signer, keyFormat, input);
  return {
    token: damage(token),
    keyText: await fillKeyField(example, signer, keyFormat),
    keyFormat: 'auto',
  };
}

/** The header parameters that tell which key signed. */
async function nameKey(
  { carriesKey }: TokenRecipe,
  key: KeyMaterial | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  if (carriesKey && key) return { jwk: await publicJwk(key) };
  return key?.kid === undefined ? {} : { kid: key.kid };
}

async function sign(
  alg: string,
  keyText: string,
  keyFormat: KeyFormat,
  input: string,
): Promise<string> {
  const key = canSign(readKey(keyText, keyFormat), alg);
  if (!key) throw new Error('The key cannot sign.');
  return signCompact(input, alg, key);
}

async function fillKeyField(
  { alg, keyField }: TokenRecipe,
  signer: string,
  keyFormat: KeyFormat,
): Promise<string> {
  if (keyField === 'nothing') return '';
  if (keyField === 'another') {
    const { publicKey, privateKey } = await generateKey(alg);
    return publicKey ?? privateKey;
  }
  const [key] = readKey(signer, keyFormat).keys;
  if (keyField !== 'public' || !key) return signer;
  return (await exportKey(key, 'spki')) ?? signer;
}
