// Encryption proves nothing about who made a token.
import { isNone } from '../../../crypto/algorithms.ts';
import { parseToken } from '../../../token/parse-token.ts';
import { algorithmNeeds } from '../../algorithm-needs.ts';
import { atMember } from '../../at-json.ts';
import { defineRule, type Place } from '../../define-rule.ts';
import { jweParts } from '../../jwe-parts.ts';

const HS256 = { alg: 'HS256' };
const RS256 = { alg: 'RS256' };
const CLAIMS = { sub: 'admin', exp: 1795003600 };
const FOR_RSA = { for: '$rsa', alg: 'RSA-OAEP-256', enc: 'A256GCM' };
const FOR_SECRET = { for: '$secret', alg: 'dir', enc: 'A256GCM' };
const PAYLOAD: Place = { part: 'payload' };
/** Five parts, of which the first is JSON. */
const JWE = /^ey[\w-]+(?:\.[\w-]*){4}$/;
const SEALED = { header: { alg: 'dir', enc: 'A256GCM' }, sealed: [0, 12, 20, 16] } as const;
const NESTED =
  'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..48V1_ALb6US04U3b.5eym8TW_c8SuK0lt.XFBoMYUZodetZdvTiFvSkQ';

export default [
  defineRule({
    id: 'jwe-no-sender-authentication',
    severity: 'high',
    appliesTo: ['jwe'],
    needs: ['key', 'verification'],
    title: 'Anyone could have made this token',
    why: '{alg} needs the recipient’s public key alone, and there is no signature inside: whoever has that key can write these claims.',
    fix: 'Sign first, then encrypt the signed token, and require the signature.',
    reference: 'rfc8725bis §2.3, §3.3; RFC 7519 §11.2; CVE-2023-51774, CVE-2026-29000',
    check: ({ token, claims, inner, verification }) => {
      const { alg, management } = jweParts(token);
      const isPublic = management?.keyTypes.some((type) => type !== 'oct') ?? false;
      // A signed token in JSON serialization is an object, too.
      if (!isPublic || !claims || inner || !verification?.plaintext) return undefined;
      return { at: PAYLOAD, values: { alg } };
    },
    examples: {
      flagged: [
        { payload: CLAIMS, encrypt: FOR_RSA, key: '$rsa', severity: 'high' },
        {
          payload: CLAIMS,
          encrypt: { for: '$p256', alg: 'ECDH-ES', enc: 'A128GCM' },
          key: '$p256',
        },
      ],
      clean: [
        {
          header: RS256,
          payload: CLAIMS,
          signWith: '$rsa',
          encrypt: { ...FOR_RSA, cty: 'JWT' },
          key: '$rsa',
        },
        // Only who has the secret can make it.
        { payload: CLAIMS, encrypt: FOR_SECRET, key: '$secret' },
        // Nobody knows yet what is in it.
        { payload: CLAIMS, encrypt: FOR_RSA },
        // No claims: a text, a file.
        { payload: 'hello', encrypt: FOR_RSA, key: '$rsa' },
      ],
    },
  }),
  defineRule({
    id: 'jwe-inner-unsigned',
    severity: 'critical',
    appliesTo: ['jwe'],
    needs: ['key', 'verification'],
    title: 'The token inside is {state}',
    why: '{told} Whoever can encrypt for this recipient can write such a token: pac4j took one for an authenticated user.',
    fix: 'Require a signature inside, by an algorithm you name, and check it with the issuer’s key.',
    reference: 'rfc8725bis §3.3; RFC 7519 §11.2; CVE-2026-29000',
    check: ({ inner }) => {
      if (inner?.kind !== 'jws') return undefined;
      if (isNone(inner.alg)) {
        const told = 'Inside the encryption is a token with alg "none".';
        return { at: PAYLOAD, values: { state: 'unsigned', told } };
      }
      if (inner.verdict === 'verified' || inner.verdict === 'lenient') return undefined;
      // Often only the key that decrypts is at hand.
      const told = 'Inside is a signed token, and no key here says that its signature is right.';
      return { at: PAYLOAD, severity: 'info', values: { state: 'not verified', told } };
    },
    examples: {
      flagged: [
        {
          header: { alg: 'none' },
          payload: { sub: 'admin' },
          signature: '',
          encrypt: { ...FOR_RSA, cty: 'JWT' },
          key: '$rsa',
          severity: 'critical',
        },
        {
          header: { alg: 'nOnE' },
          payload: { sub: 'admin' },
          signature: '',
          encrypt: FOR_SECRET,
          key: '$secret',
          severity: 'critical',
        },
        // Signed by somebody else than the recipient, as it should be; their key is not here.
        {
          header: { alg: 'ES256' },
          payload: CLAIMS,
          signWith: '$p256',
          encrypt: FOR_SECRET,
          key: '$secret',
          severity: 'info',
        },
      ],
      clean: [
        { header: RS256, payload: CLAIMS, signWith: '$rsa', encrypt: FOR_RSA, key: '$rsa' },
        { payload: CLAIMS, encrypt: FOR_RSA, key: '$rsa' },
        { header: { alg: 'none' }, payload: CLAIMS, signature: '', encrypt: FOR_RSA },
      ],
    },
  }),
  defineRule({
    id: 'jwe-where-jws-expected',
    severity: 'high',
    appliesTo: ['jwe'],
    needs: [],
    title: 'Encrypted where a signature is expected',
    why: 'The algorithms you expect are all for signatures, and this is an encrypted token. That it can be decrypted does not mean that anybody signed it.',
    fix: 'Let the verifier take signed tokens only.',
    reference: 'rfc8725bis §2.3, §3.3; CVE-2023-51774',
    hides: ['verify-alg-not-allowed'],
    check: ({ header, expectations: { algorithms = [] } }) => {
      const areSigning = algorithms.every((alg) => algorithmNeeds(alg) !== undefined);
      if (algorithms.length === 0 || !areSigning) return undefined;
      const alg = header?.member('alg');
      return { at: alg ? atMember('header', alg) : { part: 'header' } };
    },
    examples: {
      flagged: [
        { ...SEALED, expectations: { algorithms: ['RS256'] }, severity: 'high' },
        { ...SEALED, expectations: { algorithms: ['ES256', 'EdDSA'] } },
      ],
      clean: [
        { ...SEALED, expectations: { algorithms: ['dir'] } },
        { ...SEALED, expectations: { algorithms: ['RS256', 'dir'] } },
        SEALED,
        { header: HS256, payload: {}, expectations: { algorithms: ['RS256'] } },
      ],
    },
  }),
  defineRule({
    id: 'nested-encrypt-then-sign',
    severity: 'low',
    appliesTo: ['jws'],
    needs: [],
    title: 'Encrypted first, then signed',
    why: 'The signature is around the ciphertext: anyone can take it off and put their own there, without knowing what is inside.',
    fix: 'Turn it round: sign the claims, then encrypt the signed token.',
    reference: 'RFC 7519 §11.2; RFC 8725 §3.3',
    hides: ['payload-not-object'],
    check: ({ token }) => {
      const { text = '' } = token.payload?.json ?? {};
      const isJwe = JWE.test(text) && parseToken(text).kind === 'jwe';
      return isJwe ? { at: PAYLOAD } : undefined;
    },
    examples: {
      flagged: [
        { header: { ...HS256, cty: 'JWT' }, payload: NESTED, severity: 'low' },
        { header: { alg: 'ES256' }, payload: NESTED, signWith: '$p256' },
      ],
      clean: [
        { header: RS256, payload: CLAIMS, signWith: '$rsa', encrypt: FOR_RSA, key: '$rsa' },
        // A signed token inside a signed one.
        { header: HS256, payload: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
        { header: HS256, payload: CLAIMS },
      ],
    },
  }),
];
