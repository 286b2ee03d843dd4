// An OpenSSH private key file to a key, or to what a password has to go through to open it.
import {
  type EncryptedOrProblem,
  type KeyCipher,
  type KeyDerivation,
  findExcess,
} from './encrypted-key.ts';
import type { KeyMaterial } from './key-reading.ts';
import { readSshFile, readSshSection, type SshPrivateFile } from './read-ssh-private.ts';
import { SshWire } from './ssh-wire.ts';
import { shortName } from './text-place.ts';

type Octets = Uint8Array<ArrayBuffer>;

const CIPHERS: ReadonlyMap<string, KeyCipher> = new Map<string, KeyCipher>([
  // What OpenSSH wrote before 7.6; the section fills the blocks by itself.
  ['aes128-cbc', { name: 'AES-CBC', keyOctets: 16, iv: { derivedOctets: 16 }, isUnpadded: true }],
  ['aes192-cbc', { name: 'AES-CBC', keyOctets: 24, iv: { derivedOctets: 16 }, isUnpadded: true }],
  ['aes256-cbc', { name: 'AES-CBC', keyOctets: 32, iv: { derivedOctets: 16 }, isUnpadded: true }],
  ['aes128-ctr', { name: 'AES-CTR', keyOctets: 16, iv: { derivedOctets: 16 } }],
  ['aes192-ctr', { name: 'AES-CTR', keyOctets: 24, iv: { derivedOctets: 16 } }],
  ['aes256-ctr', { name: 'AES-CTR', keyOctets: 32, iv: { derivedOctets: 16 } }],
  ['aes128-gcm@openssh.com', { name: 'AES-GCM', keyOctets: 16, iv: { derivedOctets: 12 } }],
  ['aes256-gcm@openssh.com', { name: 'AES-GCM', keyOctets: 32, iv: { derivedOctets: 12 } }],
  [
    'chacha20-poly1305@openssh.com',
    { name: 'ChaCha20-Poly1305', keyOctets: 64, iv: { derivedOctets: 0 } },
  ],
]);

/** Reads the octets of an `OPENSSH PRIVATE KEY` block. */
export function readSshPrivate(octets: Octets): KeyMaterial | EncryptedOrProblem {
  const file = readSshFile(octets);
  if (!file) return { code: 'ssh-malformed' };
  return file.cipher === 'none' ? readSshSection(file.section) : readSealed(file);
}

function readSealed(file: SshPrivateFile): EncryptedOrProblem {
  const cipher = CIPHERS.get(file.cipher);
  if (!cipher || file.kdf !== 'bcrypt') {
    const name = shortName((cipher ? file.kdf : file.cipher).replace('@openssh.com', ''));
    return { code: 'pem-encryption-unknown', values: { name, ssh: 1 } };
  }
  const options = new SshWire(file.kdfOptions);
  const salt = options.string();
  const rounds = options.uint32();
  if (!salt?.length || !rounds) return { code: 'ssh-malformed' };
  const derivation: KeyDerivation = { name: 'bcrypt', salt, rounds };
  const sealed = Uint8Array.from([...file.section, ...file.tag]);
  return findExcess(derivation) ?? { holds: 'openssh', derivation, cipher, sealed };
}
