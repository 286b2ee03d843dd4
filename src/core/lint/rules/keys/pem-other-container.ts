import { decodeBase64url } from '../../../bytes/base64url.ts';
import { decodeHex } from '../../../bytes/hex.ts';
import { DER, readDer } from '../../../keys/der.ts';
import { defineRule } from '../../define-rule.ts';

const MAX_LENGTH = 16_384;

interface Container {
  readonly pattern: RegExp;
  readonly format: string;
  readonly command: string;
}

const CONTAINERS: readonly Container[] = [
  {
    pattern: /^\s*(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d{3}|sk-\S{1,60}) AAAA/,
    format: 'an OpenSSH public key',
    command: 'ssh-keygen -e -m PKCS8 -f key.pub',
  },
  {
    pattern: /-----BEGIN OPENSSH PRIVATE KEY-----/,
    format: 'an OpenSSH private key',
    command: 'ssh-keygen -p -m PKCS8 -f copy-of-key',
  },
  {
    pattern: /---- BEGIN SSH2 PUBLIC KEY ----/,
    format: 'an SSH2 public key',
    command: 'ssh-keygen -i -f key.pub | ssh-keygen -e -m PKCS8 -f /dev/stdin',
  },
  {
    pattern: /^\s*PuTTY-User-Key-File-\d/,
    format: 'a PuTTY private key',
    command: 'puttygen key.ppk -O private-openssh-new -o key, then ssh-keygen -p -m PKCS8 -f key',
  },
  {
    pattern: /-----BEGIN PGP [A-Z ]{1,30}-----/,
    format: 'a PGP block',
    command: 'openssl genpkey -algorithm ed25519 (JOSE does not use PGP keys, so make another)',
  },
  {
    pattern: /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----/,
    format: 'a certificate request',
    command: 'openssl req -pubkey -noout -in request.pem',
  },
  {
    pattern: /-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: ?4, ?ENCRYPTED/,
    format: 'an encrypted private key',
    command: 'openssl pkey -in key.pem',
  },
];

/** Bare DER as hexadecimal or base64: a SEQUENCE that is exactly as long as it says. */
function isBareDer(text: string): boolean {
  const bare = text.replaceAll(/\s/g, '');
  const isHex = /^30[0-9a-f]{40,}$/i.test(bare);
  if (!isHex && !/^M[A-P][A-Za-z0-9+/_-]{40,}={0,2}$/.test(bare)) return false;
  const bytes = isHex ? decodeHex(bare) : decodeBase64url(bare).bytes;
  const node = bytes && readDer(bytes);
  return node?.tag === DER.sequence && node.whole.length === bytes?.length;
}

export default defineRule({
  id: 'pem-other-container',
  severity: 'info',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key'],
  title: 'The key is in another container',
  why: 'This is {format}, which JOSE libraries do not take.',
  fix: 'Convert it: {command}',
  reference: 'RFC 7468 §10, §11, §13; RFC 4716',
  check: ({ keyText }) => {
    const text = keyText.slice(0, MAX_LENGTH);
    const found = CONTAINERS.find(({ pattern }) => pattern.test(text));
    if (found) {
      const { format, command } = found;
      return { at: { part: 'key' }, values: { format, command } };
    }
    if (!isBareDer(text)) return undefined;
    const command = 'openssl pkey -pubin -inform DER (without -pubin when it is private)';
    return { at: { part: 'key' }, values: { format: 'bare DER', command } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'EdDSA' },
        payload: {},
        key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA',
        severity: 'info',
      },
      {
        header: { alg: 'EdDSA' },
        payload: {},
        key: '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA\n-----END OPENSSH PRIVATE KEY-----',
      },
      { header: { alg: 'EdDSA' }, payload: {}, key: 'PuTTY-User-Key-File-3: ssh-ed25519' },
      {
        header: { alg: 'ES256' },
        payload: {},
        key: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHGgOPRg2W4WGDtLTUGySGc3reF21aUi40dGuACVrLn5pgM7lzyUhSYDFcdm2pkP5Fxcb0smpTkezJblprX8FFQ==',
      },
    ],
    clean: [
      { header: { alg: 'ES256' }, payload: {}, key: '$p256-public' },
      // A secret that begins as DER does.
      {
        header: { alg: 'HS256' },
        payload: {},
        key: 'MIIBaW9zZWNyZXRzZWNyZXRzZWNyZXRzZWNyZXRzZWNyZXRzZWNyZXQ',
      },
      { header: { alg: 'HS256' }, payload: {}, key: '$secret-hex' },
    ],
  },
});
