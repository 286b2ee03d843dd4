// Tokens in JSON serialization (RFC 7515 §7.2, RFC 7516 §7.2): what compact ones cannot do wrong.
import { decodeUtf8 } from '../../../bytes/utf8.ts';
import { parseJson } from '../../../json/parse-json.ts';
import type { JsonPart } from '../../../token/parsed-token.ts';
import { atMember } from '../../at-json.ts';
import { claimText, mediaType } from '../../claim-text.ts';
import { defineRule, type LintFacts } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

const REGISTERED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];
/** Kinds for which a JSON serialization is defined: RFC 7515 §9.2.2, RFC 9901 §8, OpenID4VP. */
const JSON_TYPES = /^jo?se\+json$|sd-jwt$|^oauth-authz-req\+jwt$/;
const NEVER_UNPROTECTED: ReadonlySet<string> = new Set(['crit', 'b64', 'zip']);
const SECURITY: ReadonlySet<string> = new Set(['alg', 'enc', 'typ', ...NEVER_UNPROTECTED]);

/** RFC 8555 §6.2: an ACME request is a JWS of this form, and no JWT. */
const isAcme = ({ header }: LintFacts): boolean =>
  ['nonce', 'url'].every((name) => header?.get(name) !== undefined);

/** The parameters that the signature or the tag covers. `header.json` has the others as well. */
function protectedNames({ decoded }: JsonPart): ReadonlySet<string> {
  const { root } = parseJson((decoded.bytes && decodeUtf8(decoded.bytes)) ?? '');
  return new Set(root?.kind === 'object' ? root.members.map(({ name }) => name) : []);
}

const PROTECTED = 'eyJhbGciOiJFUzI1NiJ9';

export default [
  defineRule({
    id: 'jws-json-as-jwt',
    severity: 'medium',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A JWT in JSON serialization',
    why: 'A JWT has the compact form and no other. Few verifiers of JWTs read this one, and two that do may read it differently.',
    fix: 'Send the compact form, and let the verifier take that alone.',
    reference: 'RFC 7519 §1, §3; RFC 7515 §7.2',
    check: (facts) => {
      const { token, claims, header } = facts;
      const type = mediaType(header) ?? '';
      if (!token.serialization || JSON_TYPES.test(type) || isAcme(facts)) return undefined;
      if (header?.get('disclosures') ?? claims?.get('_sd')) return undefined;
      const isJwt = /^jwt$|\+jwt$/.test(type) || claimText(header, 'cty')?.toUpperCase() === 'JWT';
      const hasClaims = claims?.root.members.length === 0 || REGISTERED.some((n) => claims?.get(n));
      return isJwt || hasClaims ? { at: { part: 'token' } } : undefined;
    },
    examples: {
      flagged: [
        {
          text: `{"payload":"e30","protected":"${PROTECTED}","signature":"AAAA"}`,
          severity: 'medium',
        },
        {
          text: `{"payload":"eyJzdWIiOiJhIn0","signatures":[{"protected":"${PROTECTED}","signature":"AAAA"}]}`,
        },
      ],
      clean: [
        { text: `${PROTECTED}.e30.AAAA` },
        // A plain JWS, of something that is no claims set: {"a":1}.
        { text: `{"payload":"eyJhIjoxfQ","protected":"${PROTECTED}","signature":"AAAA"}` },
        // typ JOSE+JSON says that this form is meant.
        {
          text: '{"payload":"e30","protected":"eyJhbGciOiJFUzI1NiIsInR5cCI6IkpPU0UrSlNPTiJ9","signature":"AAAA"}',
        },
        // ACME: nonce and url in the header.
        {
          text: '{"payload":"e30","protected":"eyJhbGciOiJFUzI1NiIsIm5vbmNlIjoiYSIsInVybCI6ImIifQ","signature":"AAAA"}',
        },
      ],
    },
  }),
  defineRule({
    id: 'jws-json-multi-signature',
    severity: 'medium',
    appliesTo: ['jws'],
    needs: [],
    title: 'Several signatures on one payload',
    why: 'There are {n}. Some libraries say "valid" without saying which of them they checked, and by whose key.',
    fix: 'Say which signer you require, and check exactly that signature.',
    reference: 'RFC 7515 §7.2.1; CVE-2016-9122',
    check: ({ token: { serialization } }) =>
      serialization && serialization.count > 1
        ? { at: { part: 'token' }, values: { n: serialization.count } }
        : undefined,
    examples: {
      flagged: [
        {
          text: `{"payload":"e30","signatures":[{"protected":"${PROTECTED}","signature":"AAAA"},{"protected":"eyJhbGciOiJIUzI1NiJ9","signature":"AAAA"}]}`,
          severity: 'medium',
        },
        {
          text: `{"payload":"e30","signatures":[{"protected":"${PROTECTED}","signature":"AAAA"},{"header":{"alg":"none"},"signature":""}]}`,
        },
      ],
      clean: [
        { text: `{"payload":"e30","protected":"${PROTECTED}","signature":"AAAA"}` },
        {
          text: `{"payload":"e30","signatures":[{"protected":"${PROTECTED}","signature":"AAAA"}]}`,
        },
      ],
    },
  }),
  defineRule({
    id: 'jose-unprotected-security-header',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: '{param} is not protected',
    why: 'It stands where neither signature nor tag covers it: anyone on the way can change how the token is read.',
    fix: 'Put it into the protected header.',
    reference: 'RFC 7515 §4.1.11, §10.7; RFC 7516 §4.1.3; RFC 7797 §3',
    check: ({ token, header }) => {
      if (!token.serialization || !header) return [];
      const covered = protectedNames(token.header);
      // Each recipient may have an algorithm of its own, and the protected header is for all (RFC 7516 §7.2.1).
      const isShared = token.kind === 'jwe' && token.serialization.form === 'general';
      return header.root.members.flatMap((member) => {
        const { name } = member;
        if (!SECURITY.has(name) || covered.has(name) || (isShared && name === 'alg')) return [];
        return [{ at: atMember('header', member), values: { param: name } }];
      });
    },
    examples: {
      flagged: [
        {
          text: '{"payload":"e30","header":{"alg":"HS256"},"signature":"AAAA"}',
          severity: 'high',
        },
        {
          text: `{"payload":"e30","protected":"${PROTECTED}","header":{"typ":"JWT"},"signature":"AAAA"}`,
        },
      ],
      clean: [
        {
          text: `{"payload":"e30","protected":"${PROTECTED}","header":{"kid":"1"},"signature":"AAAA"}`,
        },
        // RFC 7516 A.4: the recipients’ algorithms differ.
        {
          text: '{"protected":"eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0","recipients":[{"header":{"alg":"RSA-OAEP"},"encrypted_key":"AAAA"},{"header":{"alg":"A128KW"},"encrypted_key":"AAAA"}],"iv":"AAAA","ciphertext":"AAAA","tag":"AAAA"}',
        },
        { header: { alg: 'HS256' }, payload: {} },
      ],
    },
  }),
  defineRule({
    id: 'jose-header-overlap',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: '{name} is given twice',
    why: 'It stands in the protected and in an unprotected header. One reader takes the one that is signed, another the other.',
    fix: 'Refuse it: the names must all differ.',
    reference: 'RFC 7515 §7.2.1; RFC 7516 §7.2.1',
    hides: ['json-duplicate-member'],
    check: ({ token, header }) => {
      if (!token.serialization || !header) return [];
      const { members } = header.root;
      const covered = protectedNames(token.header);
      const counts = new Map<string, number>();
      for (const { name } of members) counts.set(name, (counts.get(name) ?? 0) + 1);
      // The parameters that are not protected come behind the others: the last is the foreign one.
      const twice = [...counts].filter(([name, count]) => count > 1 && covered.has(name));
      return twice.flatMap(([name]) => {
        const member = header.member(name);
        return member
          ? [{ at: atMember('header', member), values: { name: shortName(name) } }]
          : [];
      });
    },
    examples: {
      flagged: [
        {
          text: `{"payload":"e30","protected":"${PROTECTED}","header":{"alg":"none"},"signature":"AAAA"}`,
          severity: 'high',
        },
        {
          text: '{"protected":"eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0","unprotected":{"enc":"A256GCM"},"iv":"AAAA","ciphertext":"AAAA","tag":"AAAA"}',
        },
      ],
      clean: [
        {
          text: `{"payload":"e30","protected":"${PROTECTED}","header":{"kid":"1"},"signature":"AAAA"}`,
        },
        { header: '{"alg":"HS256","alg":"none"}', payload: {} },
      ],
    },
  }),
];
