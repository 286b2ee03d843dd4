// OpenSSH's private key files (PROTOCOL.key of OpenSSH): the outer file, and the section in it that holds the key.
import { encodeBase64url } from '../bytes/base64url.ts';
import { completeRsa } from './complete-rsa.ts';
import { type KeyOrProblem, isKeyProblem } from './key-problem.ts';
import { resizeUnsigned } from './jwk-members.ts';
import { withoutLeadingZeros } from './public-jwk.ts';
import { isSshKind, readSshFields } from './read-ssh-public.ts';
import { EC_CURVES } from './curves.ts';
import { SshWire, sshName } from './ssh-wire.ts';
import { shortName } from './text-place.ts';

type Octets = Uint8Array<ArrayBuffer>;

export interface SshPrivateFile {
  /** `none` when the section is readable as it is. */
  readonly cipher: string;
  readonly kdf: string;
  readonly kdfOptions: Octets;
  readonly section: Octets;
  /** What follows the section: the tag of an authenticated cipher. */
  readonly tag: Octets;
}

const MAGIC = 'openssh-key-v1\0';
const MALFORMED = { code: 'ssh-malformed' } as const;

/** Takes the outer file apart; `undefined` when it is cut off or another one. */
export function readSshFile(octets: Octets): SshPrivateFile | undefined {
  if (sshName(octets.subarray(0, MAGIC.length)) !== MAGIC) return undefined;
  const wire = new SshWire(octets.subarray(MAGIC.length));
  const [cipher, kdf, kdfOptions] = wire.strings(3) ?? [];
  // OpenSSH has never written more than one key into a file.
  const [, section] = (wire.uint32() === 1 && wire.strings(2)) || [];
  if (!kdfOptions || !section) return undefined;
  return { cipher: sshName(cipher), kdf: sshName(kdf), kdfOptions, section, tag: wire.rest };
}

/** Reads a section that is not, or no longer, encrypted: `{ check, check, type, members…, comment, padding }`. */
export function readSshSection(section: Octets): KeyOrProblem {
  const wire = new SshWire(section);
  const check = wire.uint32();
  // Two equal numbers show that a password was the right one.
  if (check === undefined || check !== wire.uint32()) return MALFORMED;
  const type = sshName(wire.string());
  if (!isSshKind(type)) return { code: 'ssh-unsupported', values: { kind: shortName(type) } };
  if (type === 'ssh-rsa') return readRsa(wire);
  return type === 'ssh-ed25519' ? readEd25519(wire) : readEc(wire, type);
}

function readRsa(wire: SshWire): KeyOrProblem {
  const [n, e, d, qi, p, q] = (wire.strings(6) ?? []).map(withoutLeadingZeros);
  const half = e && n && readSshFields('ssh-rsa', [e, n]);
  if (!half || isKeyProblem(half) || half.material.form !== 'jwk' || !d || !qi || !p || !q) {
    return MALFORMED;
  }
  const [textD, textP, textQ] = [d, p, q].map(encodeBase64url);
  // The file leaves dp and dq out.
  const jwk = { ...half.material.jwk, d: textD, p: textP, q: textQ };
  return { ...half, kind: 'private', material: { form: 'jwk', jwk: completeRsa(jwk) ?? jwk } };
}

function readEd25519(wire: SshWire): KeyOrProblem {
  const [x, seedAndX] = wire.strings(2) ?? [];
  const half = x && readSshFields('ssh-ed25519', [x]);
  return half && seedAndX?.length === 64 ? withPrivate(half, seedAndX.subarray(0, 32)) : MALFORMED;
}

function readEc(wire: SshWire, type: string): KeyOrProblem {
  const [curve, point, scalar] = wire.strings(3) ?? [];
  const half = curve && point && readSshFields(type, [curve, point]);
  if (!half || isKeyProblem(half)) return half ?? MALFORMED;
  const { octets = 0 } = EC_CURVES.get(half.curve ?? '') ?? {};
  const d = scalar && resizeUnsigned(scalar, octets);
  return d ? withPrivate(half, d) : MALFORMED;
}

function withPrivate(half: KeyOrProblem, d: Octets): KeyOrProblem {
  if (isKeyProblem(half) || half.material.form !== 'jwk') return half;
  const jwk = { ...half.material.jwk, d: encodeBase64url(d) };
  return { ...half, kind: 'private', material: { form: 'jwk', jwk } };
}
