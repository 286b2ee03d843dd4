// The octets that a password has opened, to the key that they are.
import type { EncryptedKey } from './encrypted-key.ts';
import type { KeyOrProblem } from './key-problem.ts';
import { readPkcs1Private, readPkcs8, readSec1 } from './read-private-der.ts';
import { readSshSection } from './read-ssh-private.ts';

type Octets = Uint8Array<ArrayBuffer>;

const READERS = {
  pkcs8: (octets) => readPkcs8(octets),
  pkcs1: (octets) => readPkcs1Private(octets),
  sec1: (octets) => readSec1(octets),
  openssh: readSshSection,
} satisfies Record<EncryptedKey['holds'], (octets: Octets) => KeyOrProblem>;

/** Octets that are no key are what a wrong password leaves. */
export function readOpenedKey(holds: EncryptedKey['holds'], octets: Octets): KeyOrProblem {
  const outcome = READERS[holds](octets);
  return 'code' in outcome && (outcome.code === 'der-malformed' || outcome.code === 'ssh-malformed')
    ? { code: 'pem-password-wrong' }
    : outcome;
}
