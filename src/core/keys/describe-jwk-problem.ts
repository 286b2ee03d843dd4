// Words for what is wrong with a JWK or a JWK Set, member by member.
import type { KeyProblemCode } from './key-problem.ts';

type Values = Readonly<Record<string, string | number>>;
type JwkCode = Extract<KeyProblemCode, `jwk-${string}`>;

const at = (v: Values): string =>
  v.line === undefined ? '' : ` at line ${v.line}, character ${v.column}`;
const isKnown = (name: string | number | undefined): boolean => !String(name).startsWith('(');

const WORDS = {
  'jwk-json': (v) =>
    v.wanted === undefined
      ? `This JWK is not valid JSON${at(v)}.`
      : `This JWK is not valid JSON${at(v)}: ${v.wanted} is missing there.`,
  'jwk-not-object': () =>
    'A JWK is a JSON object with a `kty` member (RFC 7517 §4); this is another value.',
  'jwk-too-deep': (v) => `This JSON nests deeper than ${v.limit} levels, which no JWK does.`,
  'jwk-no-kty': () =>
    'The JWK has no `kty` member, which says what kind of key it is: `oct`, `RSA`, `EC`, `OKP` or `AKP`.',
  'jwk-kty-unknown': (v) =>
    `\`kty\` is ${isKnown(v.kty) ? `\`${v.kty}\`` : 'not a name'}; registered are \`oct\`, \`RSA\`, \`EC\`, \`OKP\` and \`AKP\`, spelled exactly so.`,
  'jwk-member-missing': (v) => `The JWK has no \`${v.member}\` member, which its \`kty\` requires.`,
  'jwk-member-not-string': (v) => `\`${v.member}\` must be a JSON string.`,
  'jwk-member-empty': (v) =>
    v.member === 'k'
      ? '`k` is empty: a secret of no octets, which everyone knows.'
      : `\`${v.member}\` is empty.`,
  'jwk-member-character': (v) =>
    `Character ${v.position} of \`${v.member}\` is not base64url: \`${v.char}\`.`,
  'jwk-member-length': (v) =>
    `\`${v.member}\` has ${v.length} characters, which no octets encode to: one is missing or one too many.`,
  'jwk-member-lenient': (v) =>
    `\`${v.member}\` is not strict base64url (padding, \`+\`, \`/\` or stray bits). It was read all the same; strict programs refuse the key.`,
  'jwk-member-octets': (v) =>
    `\`${v.member}\` has ${v.got} octets and must have ${v.wanted} for ${v.kind}${v.mended ? ': leading zeros were dropped or added. It was read all the same; strict programs refuse the key' : ''}.`,
  'jwk-member-zeros': (v) =>
    `\`${v.member}\` begins with a zero octet, which a number in a JWK does not (Base64urlUInt, RFC 7518 §2). It was read all the same; strict programs refuse the key.`,
  'jwk-member-repeated': (v) =>
    `${isKnown(v.member) ? `\`${v.member}\`` : 'A member'} stands twice in the JWK; the last one counts here, other programs may take the first.`,
  'jwk-crv-unknown': (v) =>
    `\`crv\` is ${isKnown(v.crv) ? `\`${v.crv}\`` : 'not a name'}, which is no curve of an ${v.kty} key. ${v.kty === 'EC' ? 'Registered are `P-256`, `P-384`, `P-521` and `secp256k1`' : 'Registered are `Ed25519`, `Ed448`, `X25519` and `X448`'}.`,
  'jwk-alg-unknown': (v) =>
    `\`alg\` is ${isKnown(v.alg) ? `\`${v.alg}\`` : 'not a name'}; an AKP key needs \`ML-DSA-44\`, \`ML-DSA-65\` or \`ML-DSA-87\`.`,
  'jwk-rsa-partial': (v) =>
    `This RSA private key lacks ${v.missing}, which RFC 7518 §6.3.2 wants in it and many programs need. Here they are computed from \`n\`, \`e\` and \`d\`; a copy of the key has them.`,
  'jwk-set-keys': () => '`keys` must be an array of JWKs (RFC 7517 §5.1).',
  'jwk-set-empty': () => 'The JWK Set holds no keys.',
} satisfies Record<JwkCode, (values: Values) => string>;

const BY_CODE: ReadonlyMap<string, (values: Values) => string> = new Map(Object.entries(WORDS));

/** The sentence for a code; for a code that is no JWK's, a general one. */
export function describeJwkProblem(code: string, values: Values): string {
  return BY_CODE.get(code)?.(values) ?? 'This key cannot be read.';
}
