import { readFile } from 'node:fs/promises';
import { rows, run, runWell, withFiles, type Partner } from '../partner.ts';

/** Octets of r and of s, by `alg`: JOSE puts them side by side (RFC 7518 §3.4), OpenSSL into DER. */
const HALF: ReadonlyMap<string, number> = new Map([
  ['ES256', 32],
  ['ES256K', 32],
  ['ES384', 48],
  ['ES512', 66],
]);
const PSS = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:digest'];
const optionsOf = (alg: string) => [`-sha${alg.slice(2, 5)}`, ...(alg.startsWith('PS') ? PSS : [])];

const openssl = (...args: readonly string[]) => runWell('openssl', args);

async function fromDer(der: Buffer, alg: string): Promise<Buffer> {
  const half = HALF.get(alg);
  if (half === undefined) return der;
  const text = await withFiles({ der }, (files) =>
    openssl('asn1parse', '-inform', 'DER', '-in', files.der),
  );
  const numbers = [...text.toString().matchAll(/INTEGER\s*:([\dA-F]+)/g)];
  return Buffer.concat(
    numbers.map(([, digits = '']) => Buffer.from(digits.padStart(half * 2, '0'), 'hex')),
  );
}

async function toDer(signature: Buffer, alg: string): Promise<Buffer> {
  const half = HALF.get(alg);
  if (half === undefined) return signature;
  const [r, s] = [signature.subarray(0, half), signature.subarray(half)];
  const config = [
    'asn1 = SEQUENCE:signature',
    '[signature]',
    `r = INTEGER:0x${r.toString('hex')}`,
    `s = INTEGER:0x${s.toString('hex')}`,
  ].join('\n');
  return withFiles({ config, der: '' }, async (files) => {
    await openssl('asn1parse', '-genconf', files.config, '-noout', '-out', files.der);
    return readFile(files.der);
  });
}

function hmac(alg: string, key: string, input: string): Promise<Buffer> {
  const hexKey = `hexkey:${Buffer.from(key, 'base64url').toString('hex')}`;
  return withFiles({ input }, (files) =>
    openssl('dgst', ...optionsOf(alg), '-mac', 'HMAC', '-macopt', hexKey, '-binary', files.input),
  );
}

function signOctets(alg: string, key: string, input: string): Promise<Buffer> {
  if (alg.startsWith('HS')) return hmac(alg, key, input);
  return withFiles({ key, input }, (files) =>
    alg.startsWith('Ed')
      ? openssl('pkeyutl', '-sign', '-rawin', '-inkey', files.key, '-in', files.input)
      : openssl('dgst', ...optionsOf(alg), '-sign', files.key, files.input),
  );
}

async function verifyOctets(
  alg: string,
  key: string,
  input: string,
  signature: Buffer,
): Promise<boolean> {
  if (alg.startsWith('HS')) return (await hmac(alg, key, input)).equals(signature);
  return withFiles({ key, input, signature }, async (files) => {
    const edwards = ['-inkey', files.key, '-sigfile', files.signature, '-in', files.input];
    const others = ['-verify', files.key, '-signature', files.signature, files.input];
    const { stdout, stderr } = await (alg.startsWith('Ed')
      ? run('openssl', ['pkeyutl', '-verify', '-rawin', '-pubin', ...edwards])
      : run('openssl', ['dgst', ...optionsOf(alg), ...others]));
    const said = stdout.toString();
    if (/^(?:Verified OK|Signature Verified Successfully)/m.test(said)) return true;
    if (/^(?:Verification failure|Signature Verification Failure)/im.test(said)) return false;
    throw new Error(`openssl: ${said}${stderr}`);
  });
}

const encode = (part: string | Buffer) => Buffer.from(part).toString('base64url');

/** No library of tokens: the signing input of RFC 7515 §5.1 and the mathematics. */
export const opensslTool: Partner = {
  name: 'openssl',
  keyFormat: 'pem',
  signatures: rows(
    'HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 ES256K EdDSA Ed25519 Ed448',
  ),
  async sign(alg, key, claims) {
    const input = `${encode(JSON.stringify({ alg, typ: 'JWT' }))}.${encode(claims)}`;
    const signature = await fromDer(await signOctets(alg, key, input), alg);
    return `${input}.${encode(signature)}`;
  },
  async verify(alg, key, token) {
    const dot = token.lastIndexOf('.');
    const signature = Buffer.from(token.slice(dot + 1), 'base64url');
    return verifyOctets(alg, key, token.slice(0, dot), await toDer(signature, alg));
  },
};
