// A key in a few words: what the text was taken for, and what kind of key it is. Never a digit of it.
import type { KeyEncoding, KeyMaterial, KeyReading, KeySource } from './key-reading.ts';

const ENCODINGS = {
  utf8: 'UTF-8 text',
  base64: 'base64',
  base64url: 'base64url',
  hex: 'hexadecimal',
  pem: 'PEM',
  jwk: 'JWK',
  'jwk-set': 'JWK Set',
} satisfies Record<KeyEncoding, string>;

const CONTAINERS = {
  secret: 'secret',
  jwk: 'JWK',
  spki: 'public key',
  pkcs8: 'PKCS#8 private key',
  pkcs1: 'PKCS#1',
  sec1: 'SEC1 private key',
  certificate: 'certificate',
  openssh: 'OpenSSH',
} satisfies Record<KeySource, string>;

/** What the key text was taken for: "UTF-8 text, 32 bytes", "PEM, PKCS#8 private key", "JWK Set with 3 keys". */
export function describeKeyEncoding(reading: KeyReading): string {
  const { encoding, keys, status, encrypted } = reading;
  if (status === 'empty') return 'no key';
  const [key] = keys;
  const isSsh = keys.every(({ source }) => source === 'openssh');
  const name = key && isSsh ? CONTAINERS.openssh : ENCODINGS[encoding];
  if (!key) return `${name}, ${encrypted ? 'encrypted' : 'unreadable'}`;
  if (encoding === 'jwk-set') return `${name} with ${count(keys.length, 'key')}`;
  if (encoding === 'jwk') return `${name}, ${describeKey(key)}`;
  if (encoding === 'pem') {
    return keys.length > 1
      ? `${name} with ${count(keys.length, 'key')}`
      : `${name}, ${container(key)}${key.encryption === undefined ? '' : `, encrypted with ${key.encryption}`}`;
  }
  return `${name}, ${count((key.bits ?? 0) / 8, 'byte')}`;
}

/** A key in words: "RSA public key, 2048 bits", "EC P-256 private key", "secret, 256 bits". */
export function describeKey(key: KeyMaterial): string {
  const { kind, type, bits = 0, curve, alg } = key;
  switch (type) {
    case 'oct':
      return `secret, ${bits} bits`;
    case 'RSA':
      return `RSA${key.pssOnly ? '-PSS' : ''} ${kind} key, ${bits} bits`;
    case 'EC':
      return `EC ${curve ?? ''} ${kind} key`;
    case 'OKP':
      return `${curve ?? 'OKP'} ${kind} key`;
    case 'AKP':
      return `${alg ?? 'AKP'} ${kind} key`;
    default:
      return kind;
  }
}

function container({ source, kind }: KeyMaterial): string {
  if (source === 'openssh') return `${kind} key`;
  return source === 'pkcs1' ? `${CONTAINERS.pkcs1} ${kind} key` : CONTAINERS[source];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
