// SSH public keys: the lines of OpenSSH (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4) as in a .pub or authorized_keys file.
import { decodeBase64url, encodeBase64url } from '../bytes/base64url.ts';
import { type KeyOrProblem, type KeyProblem, isKeyProblem } from './key-problem.ts';
import type { KeyMaterial } from './key-reading.ts';
import { withoutLeadingZeros } from './public-jwk.ts';
import { bitLength, readPublicOctets } from './read-public-der.ts';
import { SshWire, sshName } from './ssh-wire.ts';
import { shortName } from './text-place.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** A key type and its base64; before it options or host names, behind it a comment. */
const LINE =
  /^(?![ \t]*#).*?(?<![\w@.-])((?:sk-)?(?:ssh|ecdsa-sha2)-[\w@.-]{1,60}) {1,8}(AAAA[A-Za-z0-9+/]*={0,2})/;
const ANY_LINE = new RegExp(LINE, 'm');

/** `crv` by the name that follows `ecdsa-sha2-` (RFC 5656 §10.1). */
export const SSH_CURVES: ReadonlyMap<string, string> = new Map([
  ['nistp256', 'P-256'],
  ['nistp384', 'P-384'],
  ['nistp521', 'P-521'],
]);

export function hasSshLine(text: string): boolean {
  return ANY_LINE.test(text);
}

/** Reads the public keys of a text, one a line. Comments and options are passed over. */
export function readSshLines(
  text: string,
  limit: number,
): { keys: KeyMaterial[]; problems: KeyProblem[] } {
  const keys: KeyMaterial[] = [];
  const problems: KeyProblem[] = [];
  let count = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const [whole, kind = '', base64 = ''] = LINE.exec(line) ?? [];
    if (whole !== undefined && ++count <= limit) {
      const outcome = readSshPublic(decodeBase64url(base64).bytes ?? new Uint8Array(), kind);
      if (isKeyProblem(outcome)) {
        problems.push({ ...outcome, span: { start, end: start + line.length } });
      } else keys.push(outcome);
    }
    start += line.length + 1;
  }
  if (count > limit) problems.push({ code: 'too-many-keys', values: { count, limit } });
  return { keys, problems };
}

/**
 * Reads the octets of a public key.
 *
 * @param kind The key type that stands beside them; they must say the same.
 */
export function readSshPublic(octets: Octets, kind?: string): KeyOrProblem {
  const wire = new SshWire(octets);
  const type = sshName(wire.string());
  const malformed = {
    code: 'ssh-public-malformed',
    values: { kind: shortName(kind ?? type) },
  } as const;
  if (kind !== undefined && !isSshKind(kind)) return { code: 'ssh-unsupported', values: { kind } };
  if (kind !== undefined && type !== kind) return malformed;
  if (!isSshKind(type)) return malformed;
  const fields = wire.strings(type === 'ssh-ed25519' ? 1 : 2);
  if (!fields || wire.rest.length > 0) return malformed;
  return readSshFields(type, fields) ?? malformed;
}

/** The public key out of the strings that follow its type; `undefined` when they are none. */
export function readSshFields(type: string, fields: readonly Octets[]): KeyOrProblem | undefined {
  const [first = new Uint8Array(), second = new Uint8Array()] = fields;
  if (type === 'ssh-rsa') {
    const [e, n] = [first, second].map(withoutLeadingZeros);
    if (!e?.length || !n?.length) return undefined;
    const jwk = { kty: 'RSA', n: encodeBase64url(n), e: encodeBase64url(e) };
    const material = { form: 'jwk', jwk } as const;
    return { kind: 'public', type: 'RSA', source: 'openssh', bits: bitLength(n), material };
  }
  if (type === 'ssh-ed25519') {
    return readPublicOctets({ type: 'OKP', curve: 'Ed25519' }, first, 'openssh');
  }
  const name = sshName(first);
  const curve = SSH_CURVES.get(name);
  return curve === undefined || type !== `ecdsa-sha2-${name}`
    ? undefined
    : readPublicOctets({ type: 'EC', curve }, second, 'openssh');
}

/** Whether JOSE has a use for keys of that type. */
export function isSshKind(type: string): boolean {
  const curve = type.startsWith('ecdsa-sha2-') ? type.slice('ecdsa-sha2-'.length) : '';
  return type === 'ssh-rsa' || type === 'ssh-ed25519' || SSH_CURVES.has(curve);
}
