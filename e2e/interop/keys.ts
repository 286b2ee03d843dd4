// Keys for the partners, made by Node, in the form each of them reads.
import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import type { EncryptionRow, Partner, SignatureRow } from './partner.ts';

/** Two halves of a key, as text; for a secret both are the same. */
export interface KeyTexts {
  readonly private: string;
  readonly public: string;
  /** How the page is to read it. */
  readonly pageFormat: string;
}

const CURVES: ReadonlyMap<string, string> = new Map([
  ['ES256', 'P-256'],
  ['ES384', 'P-384'],
  ['ES512', 'P-521'],
  ['ES256K', 'secp256k1'],
  ['EdDSA', 'Ed25519'],
  ['Ed25519', 'Ed25519'],
  ['Ed448', 'Ed448'],
]);

type Pair = Readonly<Record<'privateKey' | 'publicKey', KeyObject>>;

/** One RSA key serves all: making one takes long. */
let rsa: Pair | undefined;

function makePair({ alg, curve = CURVES.get(alg) }: SignatureRow): Pair {
  switch (curve) {
    case undefined:
      rsa ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
      return rsa;
    case 'Ed25519':
      return generateKeyPairSync('ed25519');
    case 'Ed448':
      return generateKeyPairSync('ed448');
    case 'X25519':
      return generateKeyPairSync('x25519');
    case 'X448':
      return generateKeyPairSync('x448');
    default:
      return generateKeyPairSync('ec', { namedCurve: curve });
  }
}

function makePairTexts(row: SignatureRow, format: Partner['keyFormat']): KeyTexts {
  const { privateKey, publicKey } = makePair(row);
  return format === 'jwk'
    ? {
        private: JSON.stringify(privateKey.export({ format: 'jwk' })),
        public: JSON.stringify(publicKey.export({ format: 'jwk' })),
        pageFormat: 'jwk',
      }
    : {
        private: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
        public: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
        pageFormat: 'pem',
      };
}

function makeSecret(octets: number, format: Partner['keyFormat']): KeyTexts {
  const k = randomBytes(octets).toString('base64url');
  const text = format === 'jwk' ? JSON.stringify({ kty: 'oct', k }) : k;
  return { private: text, public: text, pageFormat: format === 'jwk' ? 'jwk' : 'base64url' };
}

export function makeSigningKey(row: SignatureRow, format: Partner['keyFormat']): KeyTexts {
  const [, bits] = /^HS(\d+)/.exec(row.alg) ?? [];
  return bits === undefined ? makePairTexts(row, format) : makeSecret(Number(bits) / 8, format);
}

export function makeEncryptionKey(row: EncryptionRow, format: Partner['keyFormat']): KeyTexts {
  if (/^(?:RSA|ECDH)/.test(row.alg)) return makePairTexts(row, format);
  if (row.alg.startsWith('PBES2')) return makeSecret(24, format);
  const [, bits] =
    /(?:CBC-HS|A)(\d+)(?:GCM|KW|$)/.exec(row.alg === 'dir' ? row.enc : row.alg) ?? [];
  return makeSecret(Number(bits) / 8, format);
}
