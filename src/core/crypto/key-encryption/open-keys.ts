// The encrypted private keys of a key text, opened with a password. Loaded with the first password that is given.
import { describeEncryption, type EncryptedKey } from '../../keys/encrypted-key.ts';
import { type KeyOrProblem, isKeyProblem } from '../../keys/key-problem.ts';
import type { KeyMaterial, KeyReading } from '../../keys/key-reading.ts';
import { readOpenedKey } from '../../keys/read-opened-key.ts';
import { decryptCbc, decryptCtr, decryptGcm, decryptUnpadded } from '../jwe/aes.ts';
import { deriveOctets } from './derive-octets.ts';

type Octets = Uint8Array<ArrayBuffer>;

/**
 * Opens what a password opens. The keys stand in the order of the text; a problem `pem-encrypted` is gone with the
 * key that it was about, or has become `pem-password-wrong`.
 */
export async function openKeys(reading: KeyReading, password: string): Promise<KeyReading> {
  const { encrypted = [] } = reading;
  const outcomes: KeyOrProblem[] = [];
  // One after the other: scrypt takes much memory.
  for (const key of encrypted) outcomes.push(await openKey(key, password));
  const opened = (position: number): KeyMaterial[] =>
    outcomes.flatMap((outcome, index) =>
      isKeyProblem(outcome) || encrypted[index]?.position !== position ? [] : [outcome],
    );
  const keys = [...opened(0), ...reading.keys.flatMap((key, index) => [key, ...opened(index + 1)])];
  const answers = outcomes.values();
  const problems = reading.problems.flatMap((problem) => {
    if (problem.code !== 'pem-encrypted') return [problem];
    const outcome = answers.next().value;
    if (!outcome) return [problem];
    if (!isKeyProblem(outcome)) return [];
    return [{ ...outcome, ...(problem.span && { span: problem.span }) }];
  });
  return { ...reading, status: keys.length > 0 ? 'read' : 'unreadable', keys, problems };
}

async function openKey(key: EncryptedKey, password: string): Promise<KeyOrProblem> {
  const octets = await decrypt(key, password);
  if (!octets) return { code: 'pem-password-wrong' };
  const outcome = readOpenedKey(key.holds, octets);
  return isKeyProblem(outcome) ? outcome : { ...outcome, encryption: describeEncryption(key) };
}

async function decrypt(
  { derivation, cipher, sealed }: EncryptedKey,
  password: string,
): Promise<Octets | undefined> {
  const { name, keyOctets, isUnpadded } = cipher;
  const ivOctets = 'derivedOctets' in cipher.iv ? cipher.iv.derivedOctets : 0;
  const derived = await deriveOctets(derivation, password, keyOctets + ivOctets);
  const key = derived.slice(0, keyOctets);
  const iv = 'derivedOctets' in cipher.iv ? derived.slice(keyOctets) : cipher.iv;
  switch (name) {
    case 'AES-CBC':
      return (isUnpadded ? decryptUnpadded : decryptCbc)(key, iv, sealed);
    case 'AES-CTR':
      return decryptCtr(key, iv, sealed);
    case 'AES-GCM':
      return decryptGcm(key, iv, sealed, new Uint8Array());
    case 'ChaCha20-Poly1305':
      return (await import('./ssh-chacha.ts')).decryptSshChacha(key, sealed);
    default:
      return (await import('./triple-des.ts')).decryptTripleDes(key, iv, sealed);
  }
}
