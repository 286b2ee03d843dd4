// Words for each reason of a verdict.
import { explainUnsupported } from '../claims/explain-algorithm.ts';
import { describeKeyProblem, isKeyProblemCode } from '../keys/describe-key-problem.ts';
import type { KeyProblemCode } from '../keys/key-problem.ts';
import type { TokenProblemCode } from '../token/parsed-token.ts';
import { findAlgorithm } from './algorithms.ts';
import type { ReasonCode } from './verdict-reason.ts';
import type { VerdictReason } from './verification.ts';

type Values = Readonly<Record<string, string | number>>;
type Sentences = readonly [detail: string, tryNext?: string | undefined];
type OwnCode = Exclude<ReasonCode, KeyProblemCode>;

/** "ES256 (ECDSA with P-256 and SHA-256)"; words that begin with the name stand alone. */
const algorithm = ({ alg }: Values): string => {
  const name = String(alg);
  const words = findAlgorithm(name)?.words ?? `\`${name}\``;
  return words.includes(name) ? words : `${name} (${words})`;
};

const KEY_NEEDED: ReadonlyMap<string, string> = new Map([
  ['oct', 'a shared secret, as text, base64, hexadecimal or an `oct` JWK'],
  ['RSA', 'an RSA public key (PEM, certificate or JWK)'],
  ['EC', 'an EC public key (PEM, certificate or JWK)'],
  ['OKP', 'an Ed25519 public key (PEM or JWK)'],
  ['AKP', 'an ML-DSA public key (PEM or AKP JWK)'],
]);
const TYPE_NAMES: ReadonlyMap<string, string> = new Map([
  ['oct', 'a shared secret'],
  ['RSA', 'an RSA key'],
  ['EC', 'an EC key'],
  ['OKP', 'an Ed25519 or other RFC 8037 key'],
  ['AKP', 'an ML-DSA key'],
]);
const typeName = (type: string | number | undefined): string =>
  TYPE_NAMES.get(String(type)) ?? 'another key';
const keyNeeded = (type: string | number | undefined): string =>
  KEY_NEEDED.get(String(type)) ?? 'a key';

const keyThatOpens = (type: string | number | undefined): string =>
  type === 'oct'
    ? 'the shared secret'
    : type === 'RSA'
      ? 'the recipient’s private RSA key (PEM or JWK)'
      : 'the recipient’s private EC, X25519 or X448 key (PEM or JWK)';

const FAULTS: ReadonlyMap<string, string> = new Map([
  ['base64-padding', 'has `=` padding'],
  ['base64-std-alphabet', 'has `+` or `/` of plain base64'],
  ['base64-noncanonical-bits', 'carries stray bits in its last character'],
]);

const RECOPY = 'Copy the token again, whole.';

const WORDS = {
  holds: (v) => [
    Number(v.count) > 1
      ? `${algorithm(v)} holds under key ${v.index} of ${v.count}${v.kid === undefined ? '' : `, \`${v.kid}\``}${v.notNamed ? ', and not under the one that the header’s `kid` names' : ''}.`
      : `${algorithm(v)} holds over the header and payload as they were received.`,
  ],
  'does-not-hold': (v) => [
    `${algorithm(v)} does not hold: the token was changed after signing, or another key signed it.`,
    'Check that this is the signer’s key, and that the token was copied whole.',
  ],
  'no-key-holds': (v) => [
    `${algorithm(v)} does not hold under any of the ${v.count} keys that could have made it.`,
    'Check that this is the signer’s current key set.',
  ],
  'signature-length': (v) => [
    `The signature has ${v.seen} octets; ${v.alg} with this key makes ${v.wanted}.`,
    'The token was cut off, or was signed by another algorithm or a key of another size.',
  ],
  'signature-der': (v) => [
    `The signature has ${v.seen} octets and looks like ASN.1 DER; ${v.alg} wants r and s side by side, ${v.wanted} octets (RFC 7518 §3.4).`,
    'Have the signer convert it: many cryptographic libraries give DER by default.',
  ],
  'small-order-key': () => [
    'This Ed25519 public key is a point of small order: under it one signature would hold for every message, so it is refused.',
    'Use a key that was generated properly.',
  ],
  'payload-empty': (v) => [
    `${algorithm(v)} does not hold over an empty payload.`,
    'If the payload is detached (RFC 7515 appendix F), give its text.',
  ],
  'pinned-alg-differs': (v) => [
    `The header says \`${v.seen}\`; the algorithm is pinned to \`${v.wanted}\`, so a verifier refuses the token.`,
    'Pin the algorithm that the issuer uses, or none.',
  ],
  'lenient-encoding': (v) => [
    `The ${v.part} ${FAULTS.get(String(v.fault)) ?? 'is not strict base64url'}, which base64url in a token does not allow (RFC 7515 §2).`,
    'Have the issuer write strict base64url.',
  ],
  'crit-not-understood': (v) => [
    `\`crit\` names \`${v.name}\`, which a verifier must understand or refuse the token (RFC 7515 §4.1.11); it is not understood here.`,
  ],
  'no-token': () => ['There is no token yet.'],
  'part-undecodable': (v) => [
    v.char === undefined
      ? `The ${v.part} part is not base64url: no octets encode to ${v.length} characters.`
      : `The ${v.part} part is not base64url: character ${v.position} is \`${v.char}\`.`,
    RECOPY,
  ],
  'jwe-incomplete': () => ['Five parts make a JWE, but its header names no `enc`.', RECOPY],
  'alg-none': (v) => [
    `\`alg\` is \`${v.seen}\`: nothing proves who made this token or that it is unchanged.`,
    'Refuse such tokens.',
  ],
  'signature-empty': () => [
    'The signature part is missing or empty: nothing proves who made this token.',
    'If it was cut off, copy it again.',
  ],
  encrypted: (v) => [
    `A JWE: its content is encrypted with \`${v.enc}\`, and \`${v.alg}\` leads to the key for it.`,
    `Give ${keyThatOpens(v.type)} in the key field.`,
  ],
  opened: (v) => [
    `\`${v.alg}\` and \`${v.enc}\`: decrypted, and as it was when it was encrypted. That says nothing about who encrypted it${v.alg === 'dir' ? ', beyond that they have the same secret' : ''}.`,
  ],
  'does-not-open': (v) => [
    Number(v.count) > 1
      ? `None of the ${v.count} keys opens it.`
      : `The key does not open it: the token was changed, or it was encrypted for another key.`,
    'Check that this is the recipient’s key, and that the token was copied whole.',
  ],
  'encrypted-key': (v) => [
    v.alg === 'dir' || v.alg === 'ECDH-ES'
      ? `With \`${v.alg}\` there is no encrypted key, and the token has one (RFC 7516 §5.2).`
      : `With \`${v.alg}\` the second part is the encrypted key, and it is empty.`,
    RECOPY,
  ],
  'header-parameter': (v) => [
    `The header’s \`${v.name}\` is missing, or not what its algorithm needs (RFC 7518 §4).`,
  ],
  'jwe-part-length': (v) => [
    `The ${String(v.part).replaceAll('-', ' ')} has ${v.seen} octets; \`${v.enc}\` makes ${v.wanted}.`,
    RECOPY,
  ],
  'key-octets-for': (v) => [
    `\`${v.alg}\` needs a secret of exactly ${v.wanted} octets; this one has ${v.seen}.`,
    'Check the key format: the same text is longer as UTF-8 than as base64 or hexadecimal.',
  ],
  'too-many-iterations': (v) => [
    `The token asks for ${Number(v.seen).toLocaleString('en')} iterations of PBKDF2 (\`p2c\`). More than ${Number(v.limit).toLocaleString('en')} are done only when you say so: a token could keep a machine busy for hours.`,
  ],
  'iterations-too-large': (v) => [
    `The token asks for ${Number(v.seen).toLocaleString('en')} iterations of PBKDF2 (\`p2c\`). That is too large a number: nothing counts beyond ${Number(v.limit).toLocaleString('en')} here, and that alone would take hours.`,
  ],
  'inflated-too-large': (v) => [
    `The content inflates to more than ${Number(v.limit) / 1024 / 1024} MB: a decompression bomb, or no token.`,
  ],
  'inflate-failed': () => ['The content was decrypted, and is not DEFLATE data as `zip` says.'],
  'enc-unknown': (v) => [explainUnsupported('enc', String(v.enc))],
  'sd-alg': () => ['`_sd_alg` names no hash that is known here: sha-256, sha-384, sha-512.'],
  'sd-too-many': () => ['There are more disclosures than anybody makes; not all were read.'],
  'sd-disclosure': (v) => [
    `Disclosure ${v.position} is not base64url of a JSON array \`[salt, name, value]\` or \`[salt, value]\`.`,
    RECOPY,
  ],
  'sd-twice': () => ['The same disclosure is there twice.'],
  'sd-digest': () => ['A digest is no string, or `_sd` no array.'],
  'sd-digest-twice': () => [
    'The same digest stands twice in the claims, so a claim could be in two places (RFC 9901 §7.1).',
  ],
  'sd-kind': () => [
    'A disclosure of a member stands in an array, or one of an item in an object (RFC 9901 §7.1).',
  ],
  'sd-name': (v) => [
    `A disclosure would put \`${v.name}\` where a claim of that name is already (RFC 9901 §7.1).`,
  ],
  'sd-reserved': (v) => [`\`${v.name}\` is reserved and can be no claim’s name (RFC 9901 §7.1).`],
  'sd-unreferenced': () => [
    'A disclosure belongs to no digest in the claims: it was changed, or is of another token (RFC 9901 §7.1).',
    'Take it out, or use the disclosures that came with this token.',
  ],
  'sd-too-deep': (v) => [`The claims are nested deeper than ${v.limit} levels.`],
  'kb-unreadable': () => ['What follows the last `~` is no JWT that can be read.', RECOPY],
  'kb-typ': () => ['The key-binding JWT must have the `typ` `kb+jwt` (RFC 9901 §4.3).'],
  'kb-alg': () => ['The key-binding JWT must have an asymmetric signature (RFC 9901 §4.3).'],
  'kb-unsupported': () => ['The `alg` of the key-binding JWT cannot be checked here.'],
  'kb-no-key': () => [
    'There is a key-binding JWT, and no `cnf` with a `jwk` in the claims that it could be checked with.',
  ],
  'kb-signature': () => [
    'The issuer’s signature holds; that of the key-binding JWT does not hold under the key in `cnf`: whoever shows this may not be its holder.',
  ],
  'kb-claims': () => [
    'The key-binding JWT lacks `iat`, `aud`, `nonce` or `sd_hash`, or has it in a wrong type (RFC 9901 §4.3).',
  ],
  'kb-sd-hash': () => [
    '`sd_hash` is not the hash of this token and these disclosures: the key binding belongs to another presentation.',
    'Was a disclosure added or left out after the holder signed?',
  ],
  'kb-aud': () => ['The key binding is for another `aud` than the expected one.'],
  'kb-nonce': () => ['The key binding has another `nonce` than the expected one.'],
  'kb-holds': () => ['The holder has signed this very presentation with the key in `cnf`.'],
  'one-recipient': (v) => [
    `With \`${v.alg}\` the content key is the recipient’s own, so nobody else can have it (RFC 7518 §4).`,
    'Use an algorithm that wraps the content key.',
  ],
  'never-made': (v) => [`\`${v.alg}\` is decrypted here, and never made.`, 'Use `RSA-OAEP-256`.'],
  'alg-for-signing': (v) => [`\`${v.alg}\` signs; it does not encrypt.`],
  'alg-for-encryption': (v) => [`\`${v.alg}\` encrypts; it does not sign.`],
  'alg-spelling': (v) => [
    `\`alg\` is \`${v.alg}\`${v.spaced ? ' with white space before or after it' : ''}, which no algorithm is called; names are compared letter by letter.`,
    `\`${v.near}\` may be meant: pin it to check the signature all the same.`,
  ],
  'alg-unknown': (v) => [explainUnsupported('alg', String(v.alg))],
  'not-in-this-browser': (v) => [
    `${algorithm(v)} is not built into this browser.`,
    'Try another browser, or a newer version.',
  ],
  'insecure-context': () => [
    'This browser gives cryptography only to pages loaded over HTTPS or from this machine.',
    'Open the page over HTTPS.',
  ],
  'no-key': (v) => [`${algorithm(v)} needs ${keyNeeded(v.type)}.`, 'Paste it into the key field.'],
  'no-key-serves': (v) => [
    `None of the ${v.count} keys can serve ${algorithm(v)}: it needs ${keyNeeded(v.type)}.`,
  ],
  'key-type': (v) => [
    `${algorithm(v)} needs ${keyNeeded(v.wanted)}; this is ${typeName(v.seen)}.`,
    v.seen === 'oct' ? 'If this is PEM or JSON, check that it was pasted whole.' : undefined,
  ],
  'key-curve': (v) => [`${algorithm(v)} needs a key on ${v.wanted}; this one is on ${v.seen}.`],
  'key-alg': (v) => [
    `The key’s own \`alg\` is \`${v.seen}\`, and the token’s is \`${v.alg}\`: a key serves the one algorithm it names (RFC 7517 §4.4).`,
    'To see whether the mathematics holds all the same, take `alg` out of the JWK.',
  ],
  'key-use': (v) => [
    `The key’s \`use\` is \`${v.seen}\`; a key that ${v.wanted === 'enc' ? 'decrypts has `enc`' : 'verifies signatures has `sig`'} (RFC 7517 §4.2).`,
    'Take the other key of the set, or take `use` out of the JWK.',
  ],
  'key-ops': (v) => [
    `The key’s \`key_ops\` allows ${v.seen === '' ? 'nothing' : `\`${v.seen}\``}; \`${v.wanted}\` is wanted (RFC 7517 §4.3).`,
    'Take the signing key of the set, or take `key_ops` out of the JWK.',
  ],
  'key-pss-only': (v) => [
    `The key file says RSASSA-PSS, which serves PS256, PS384 and PS512; the token’s \`alg\` is \`${v.alg}\`.`,
  ],
  'key-not-private': (v) => [`${algorithm(v)} needs the private key; this one is public.`],
  'key-import-refused': (v) => [
    `This browser refuses the key for ${v.alg} (${v.error}): its numbers do not fit together.`,
    'Export the key again from where it came.',
  ],
  'key-unreadable': () => ['The key text holds no key that can be read.'],
  'segment-count': (v) => [`A JWS has three parts and a JWE five; this has ${v.count}.`, RECOPY],
  'signature-missing': () => ['The signature part is missing.', RECOPY],
  'header-not-utf8': () => ['The header is not base64url of UTF-8 text.', RECOPY],
  'header-not-json': () => [
    'The header is not valid JSON, so nothing says how to check the token.',
  ],
  'header-not-object': () => ['The header is JSON, but not an object.'],
  'alg-missing': () => [
    'The header has no `alg` string, so nothing says how to check the token (RFC 7515 §4.1.1).',
  ],
  'crit-malformed': () => [
    '`crit` must be a non-empty list of names of other header members, each once and none of them standard (RFC 7515 §4.1.11).',
  ],
  'not-a-token': () => ['No token can be made out in this text.', RECOPY],
  'json-serialization': (v) => [
    `This breaks a rule of the JSON serialization: ${JSON_FAULTS.get(String(v.fault)) ?? ''} (RFC 7515 §7.2, RFC 7516 §7.2).`,
  ],
} satisfies Record<OwnCode | TokenProblemCode, (values: Values) => Sentences>;

const JSON_FAULTS: ReadonlyMap<string, string> = new Map([
  ['both-forms', 'it mixes the flattened and the general form'],
  ['no-members', 'its list of signatures or recipients is empty, or no list'],
  ['no-signature', 'a `signature` is missing'],
  ['names-twice', 'a header parameter stands twice, in the protected header and beside it'],
  ['not-protected', '`crit`, `b64` or `zip` stands beside the protected header, not in it'],
  ['not-an-object', 'a header beside the protected one is no object'],
  [
    'b64-differs',
    '`b64` must be the same in all signatures, for they share one payload (RFC 7797 §3), and is not',
  ],
]);

const BY_CODE: ReadonlyMap<string, (values: Values) => Sentences> = new Map(Object.entries(WORDS));

/** Nothing is wrong with these keys but that they are closed. */
const CLOSED: ReadonlySet<string> = new Set(['pem-encrypted', 'pem-password-wrong']);

/** The sentence for a reason, and what to try next. */
export function describeReason(reason: VerdictReason): { detail: string; tryNext?: string } {
  if (isKeyProblemCode(reason.code)) {
    const words = describeKeyProblem(reason);
    return { detail: CLOSED.has(reason.code) ? words : `The key cannot be read. ${words}` };
  }
  const [detail, tryNext] = BY_CODE.get(reason.code)?.(reason.values ?? {}) ?? [''];
  return { detail, ...(tryNext !== undefined && { tryNext }) };
}
