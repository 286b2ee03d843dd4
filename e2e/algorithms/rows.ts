// The rows of the README's table: every algorithm that the core knows, with what measures it.
import {
  createCipheriv,
  constants,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { SIGNATURE_ALGORITHM_NAMES } from '../../src/core/crypto/algorithms.ts';
import {
  CONTENT_ENCRYPTIONS,
  KEY_MANAGEMENTS,
  type KeyManagement,
} from '../../src/core/crypto/jwe/encryption-algorithms.ts';
import { hs256 } from '../tokens.ts';
import type { EncryptionTask, SignatureTask } from './measure.mjs';

export interface AlgorithmRow {
  /** As the table names it; for key agreement with its curve. */
  readonly name: string;
  readonly parameter: 'alg' | 'enc';
  readonly task: () => SignatureTask | EncryptionTask;
}

const CURVES = ['P-256', 'P-384', 'P-521', 'X25519', 'X448'];
const CONTENT = { sub: 'me' };
const { token } = hs256(CONTENT);

const jwkText = (key: KeyObject): string => JSON.stringify(key.export({ format: 'jwk' }));
const secret = (octets: number): string =>
  JSON.stringify({ kty: 'oct', k: randomBytes(octets).toString('base64url') });

function agreementKey(curve: string): string {
  if (curve === 'X25519') return jwkText(generateKeyPairSync('x25519').privateKey);
  if (curve === 'X448') return jwkText(generateKeyPairSync('x448').privateKey);
  return jwkText(generateKeyPairSync('ec', { namedCurve: curve }).privateKey);
}

/** RSA1_5 is opened and never made: this token comes from OpenSSL. */
function sealRsa15(): EncryptionTask {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [alg, enc] = ['RSA1_5', 'A256GCM'];
  const header = Buffer.from(JSON.stringify({ alg, enc })).toString('base64url');
  const [contentKey, iv] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', contentKey, iv).setAAD(Buffer.from(header));
  const ciphertext = cipher.update(JSON.stringify(CONTENT));
  cipher.final();
  const wrapped = publicEncrypt(
    { key: publicKey, padding: constants.RSA_PKCS1_PADDING },
    contentKey,
  );
  const parts = [wrapped, iv, ciphertext, cipher.getAuthTag()];
  return {
    use: 'key-management',
    alg,
    enc,
    token: [header, ...parts.map((part) => part.toString('base64url'))].join('.'),
    key: jwkText(privateKey),
    isMadeElsewhere: true,
  };
}

function keyManagement(
  alg: string,
  { way, wrapOctets }: KeyManagement,
  curve = '',
): EncryptionTask {
  if (way === 'rsa1-5') return sealRsa15();
  const rsa = () => jwkText(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
  const key =
    way === 'rsa' ? rsa() : way === 'agree' ? agreementKey(curve) : secret(wrapOctets ?? 32);
  return { use: 'key-management', alg, enc: 'A256GCM', token, key };
}

export const ALGORITHM_ROWS: readonly AlgorithmRow[] = [
  ...SIGNATURE_ALGORITHM_NAMES.map((alg): AlgorithmRow => ({
    name: alg,
    parameter: 'alg',
    task: () => ({ use: 'signature', alg, token }),
  })),
  ...[...KEY_MANAGEMENTS].flatMap(([alg, management]) =>
    (alg === 'ECDH-ES' ? CURVES : ['P-256']).map((curve): AlgorithmRow => ({
      name: alg === 'ECDH-ES' ? `${alg} (${curve})` : alg,
      parameter: 'alg',
      task: () => keyManagement(alg, management, curve),
    })),
  ),
  ...[...CONTENT_ENCRYPTIONS].map(([enc, { keyOctets }]): AlgorithmRow => ({
    name: enc,
    parameter: 'enc',
    task: () => ({ use: 'content-encryption', alg: 'dir', enc, token, key: secret(keyOctets) }),
  })),
];
