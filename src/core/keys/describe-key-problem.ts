// Words for what is wrong with a key text: what, where, and what to try. Never more of the key than one character.
import type { Problem } from '../problem.ts';
import { describeJwkProblem } from './describe-jwk-problem.ts';
import { KEY_PROBLEM_CODES, type KeyProblemCode } from './key-problem.ts';

type Values = Readonly<Record<string, string | number>>;
type Words = (values: Values) => string;

const place = (v: Values): string => `line ${v.line}, character ${v.column}`;
const named = (v: Values): string => (v.name === '' ? '' : ` (${v.name})`);
const isNamed = (name: string | number | undefined): boolean => /^[\w@.-]+$/.test(String(name));
const counted = (n: string | number | undefined): string => Number(n).toLocaleString('en');
const inBlock = (v: Values): string => (v.label === undefined ? '' : ` in \`${v.label}\``);

const WORDS = {
  'key-text-too-long': (v) =>
    `The key text has ${v.length} characters; at most ${v.limit} are read. Paste the key alone, or of a set those that the token may need.`,
  'too-many-keys': (v) => `There are ${v.count} keys here; the first ${v.limit} are read.`,
  'base64-bad-character': (v) =>
    `${place(v)} is not ${v.encoding}: \`${v.char}\`. If the secret is plain text, choose UTF-8.`,
  'base64-bad-length': (v) =>
    `No octets encode to ${v.length} ${v.encoding} characters: one is missing or one too many.`,
  'base64-stray-bits': (v) =>
    `The last character carries stray bits: this is not how an encoder writes ${v.encoding}, so check the last character.`,
  'base64-url-alphabet': (v) =>
    `\`${v.char}\` (${place(v)}) belongs to base64url, not base64. It was read all the same: choose base64url.`,
  'base64url-standard-alphabet': (v) =>
    `\`${v.char}\` (${place(v)}) belongs to base64, not base64url. It was read all the same: choose base64.`,
  'base64url-padding': () =>
    'Base64url in JOSE has no `=` padding (RFC 7515 §2). It was read without it.',
  'hex-bad-character': (v) =>
    `${place(v)} is not a hexadecimal digit: \`${v.char}\`. If the secret is plain text, choose UTF-8.`,
  'hex-odd-length': (v) =>
    `There are ${v.length} hexadecimal digits, which make no whole number of octets: one is missing or one too many.`,
  'pem-no-begin': (v) =>
    v.found === ''
      ? 'There is no `-----BEGIN …-----` line here. Paste the whole file, with its first and last line.'
      : `The BEGIN and END lines are missing. This was read as \`${v.found}\`, which it is inside.`,
  'pem-bare-body': (v) =>
    `This is the base64 inside a PEM (\`${v.found}\`), as Keycloak shows keys, and was taken for a secret: choose PEM to read it as the key that it is.`,
  'pem-no-end': (v) =>
    `This PEM block ends without \`-----END ${v.label}-----\`: the last lines were cut off.`,
  'pem-end-differs': (v) =>
    `The block begins as \`${v.label}\` and ends as \`${v.end}\`: parts of two files. Copy one of them whole.`,
  'pem-empty': (v) => `There is nothing between the BEGIN and END lines of \`${v.label}\`.`,
  'pem-bad-character': (v) =>
    `${place(v)} is not base64: \`${v.char}\`. Copy the block${inBlock(v)} again.`,
  'pem-bad-length': (v) =>
    `The base64${inBlock(v)} has ${v.length} characters, which no octets encode to: characters were lost in copying.`,
  'pem-encrypted': (v) =>
    `This private key is encrypted with a password (${v.with}). Give the password to open it.`,
  'pem-encryption-unknown': (v) =>
    `This private key is encrypted with ${v.name}, which is not opened here. Encrypt a copy of it anew: \`${v.ssh ? 'ssh-keygen -p -Z aes256-ctr -f copy' : 'openssl pkcs8 -topk8 -v2 aes-256-cbc -in key.pem'}\`.`,
  'pem-encryption-costly': (v) =>
    `To open this private key, ${v.name} needs ${counted(v.seen)} ${v.what}; at most ${counted(v.limit)} are spent here. Take the password off a copy with the program that made it, and paste that.`,
  'pem-password-wrong': () => 'The password does not open this key.',
  'pem-unsupported': (v) => unsupportedBlock(String(v.label)),
  'pem-mislabelled': (v) =>
    `The block says \`${v.label}\`, but what it holds is \`${v.found}\`. It was read as that; stricter programs will refuse it.`,
  'pem-only-parameters': () =>
    'There are only parameters here, and no key. The key is in another block of the file.',
  'ssh-public-malformed': (v) =>
    `This OpenSSH public key${isNamed(v.kind) ? ` (\`${v.kind}\`)` : ''} is cut off or changed. Copy its line again, whole and as one line.`,
  'ssh-malformed': () =>
    'This OpenSSH private key is cut off or changed. Copy the file again, from its BEGIN to its END line.',
  'ssh-unsupported': (v) => unsupportedSsh(String(v.kind)),
  'der-truncated': (v) =>
    `The key${inBlock(v)} says that it has ${v.wanted} octets and has ${v.got}: lines are missing.`,
  'der-malformed': (v) =>
    `The base64${inBlock(v)} decodes, but not to a key of that kind: characters were changed, or the label is wrong.`,
  'der-unknown-algorithm': (v) =>
    `This is a key for an algorithm${named(v)} that JOSE does not sign with. Its object identifier is ${v.oid}.`,
  'der-unknown-curve': (v) =>
    `This key's curve${named(v)} is none of JOSE's. Its object identifier is ${v.oid}; P-256, P-384 and P-521 are the usual ones.`,
  'der-explicit-curve': () =>
    'This key spells out its curve instead of naming it. Convert it: `openssl ec -param_enc named_curve`.',
  'key-octets': (v) =>
    `This ${v.name} key has ${v.got} octets and must have ${v.wanted}: it was cut off, or is in another form.`,
  'point-not-on-curve': (v) =>
    `This point does not lie on ${v.curve}: a digit of the key was changed, or the curve is another one.`,
} satisfies Partial<Record<KeyProblemCode, Words>>;

const CODES: ReadonlySet<string> = new Set(KEY_PROBLEM_CODES);
const BY_CODE: ReadonlyMap<string, Words> = new Map(Object.entries<Words>(WORDS));

export function isKeyProblemCode(code: string): code is KeyProblemCode {
  return CODES.has(code);
}

/** One or two sentences for a fault of a key text, with backquotes around code. */
export function describeKeyProblem(problem: Problem): string {
  const values = problem.values ?? {};
  const words = BY_CODE.get(problem.code)?.(values) ?? describeJwkProblem(problem.code, values);
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return values.key === undefined ? sentence : `Key ${values.key} of the set: ${sentence}`;
}

function unsupportedSsh(kind: string): string {
  if (kind.startsWith('sk-')) {
    return `This OpenSSH key (\`${kind}\`) lives in a security key, which signs more than the text it is given: JOSE cannot use it.`;
  }
  if (kind.includes('-cert-')) {
    return 'This is an OpenSSH certificate. Give the public key that it certifies: the `.pub` file beside it.';
  }
  if (kind === 'ssh-dss') return 'This is a DSA key. JOSE has no algorithm for it.';
  return `This OpenSSH key is of a type${isNamed(kind) ? ` (\`${kind}\`)` : ''} that JOSE does not use. RSA, ECDSA and Ed25519 keys can be read.`;
}

function unsupportedBlock(label: string): string {
  if (label.startsWith('PGP')) return 'This is a PGP block. JOSE does not use PGP keys.';
  if (label.includes('DSA')) return 'This is a DSA key. JOSE has no algorithm for it.';
  if (label.includes('CERTIFICATE REQUEST')) {
    return 'This is a certificate request, not a key or a certificate. Its key: `openssl req -pubkey -noout`.';
  }
  return `A \`${label}\` block is not a key that can be read here. \`PUBLIC KEY\`, \`PRIVATE KEY\`, \`RSA …\`, \`EC …\`, \`OPENSSH …\` and \`CERTIFICATE\` blocks can.`;
}
