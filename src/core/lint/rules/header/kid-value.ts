import { removeMember } from '../../../json/edit-json.ts';
import type { JsonNode } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule, type Hit, type LintFacts, type Rule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { readWebUrl, siteOf } from '../../web-url.ts';

const MAX_LENGTH = 256;

interface Fault extends Pick<
  Rule,
  'id' | 'severity' | 'title' | 'why' | 'fix' | 'reference' | 'examples'
> {
  /** What to say of a `kid`; `undefined`: nothing. */
  readonly judge: (kid: JsonNode, facts: LintFacts) => Omit<Hit, 'at'> | undefined;
}

const FAULTS: readonly Fault[] = [
  {
    id: 'kid-not-string',
    severity: 'high',
    title: 'kid is no string',
    why: 'kid must be a string. An object with "$ne" in it, given to a database query, finds any key: an injection without quotes.',
    fix: 'In the verifier, check its type before looking up the key.',
    reference: 'RFC 7515 §4.1.4; rfc8725bis §3.10',
    judge: ({ kind }) => (kind === 'string' ? undefined : {}),
    examples: {
      flagged: [
        { header: { alg: 'HS256', kid: { $ne: null } }, payload: {}, severity: 'high' },
        { header: { alg: 'HS256', kid: 123 }, payload: {} },
      ],
      clean: [
        { header: { alg: 'HS256', kid: '123' }, payload: {} },
        { header: { alg: 'HS256' }, payload: { kid: 123 } },
      ],
    },
  },
  {
    id: 'kid-empty',
    severity: 'medium',
    title: 'kid is empty',
    why: 'Code like `keys[kid] || ""` makes an empty key of an empty kid, and a token signed with it holds.',
    fix: 'Reject it, and fail when no key is found.',
    reference: 'RFC 7515 §4.1.4; CVE-2026-44351, CVE-2026-45363',
    judge: (kid) => (kid.kind === 'string' && /^\s*$/.test(kid.value) ? {} : undefined),
    examples: {
      flagged: [
        { header: { alg: 'HS256', kid: '' }, payload: {}, severity: 'medium' },
        { header: { alg: 'HS256', kid: ' \t' }, payload: {} },
      ],
      clean: [
        { header: { alg: 'HS256' }, payload: {} },
        { header: { alg: 'HS256', kid: '0' }, payload: {} },
      ],
    },
  },
  {
    id: 'kid-is-url',
    severity: 'low',
    title: 'kid is a web address',
    why: 'Its host is {host}{whose}. A resolver that fetches it can be pointed anywhere.',
    fix: 'Look it up among known keys, or allow exact addresses of the issuer.',
    reference: 'rfc8725bis §2.9, §3.10',
    judge: (kid, { claims }) => {
      const url = kid.kind === 'string' ? readWebUrl(kid.value) : undefined;
      if (!url) return undefined;
      const issuer = readWebUrl(claimText(claims, 'iss'));
      const isOwn = issuer !== undefined && siteOf(issuer) === siteOf(url);
      return {
        ...(isOwn && { severity: 'info' as const, isFixable: false }),
        values: { host: url.hostname.slice(0, 100), whose: isOwn ? ', as the issuer’s is' : '' },
      };
    },
    examples: {
      flagged: [
        {
          header: { alg: 'RS256', kid: 'https://evil.example/k.json' },
          payload: {},
          severity: 'low',
        },
        {
          header: { alg: 'RS256', kid: 'https://keys.idp.example/keys/1' },
          payload: { iss: 'https://idp.example' },
          severity: 'info',
        },
      ],
      clean: [
        // The address of a key in a DID document.
        { header: { alg: 'ES256', kid: 'did:key:z6Mkabc#z6Mkabc' }, payload: {} },
        { header: { alg: 'RS256', kid: 'idp.example/keys/1' }, payload: {} },
      ],
    },
  },
  {
    id: 'kid-too-long',
    severity: 'low',
    title: 'A very long kid',
    why: 'A key id of {length} characters is unusual: it may be there to harm what looks it up or logs it.',
    fix: 'Limit its length before looking it up.',
    reference: 'rfc8725bis §3.10; RFC 7515 §4.1.4',
    judge: (kid) =>
      kid.kind === 'string' && kid.value.length > MAX_LENGTH
        ? { values: { length: kid.value.length } }
        : undefined,
    examples: {
      flagged: [
        { header: { alg: 'HS256', kid: 'a'.repeat(1000) }, payload: {}, severity: 'low' },
        { header: { alg: 'HS256', kid: 'a'.repeat(257) }, payload: {} },
      ],
      clean: [
        // A SHA-256 thumbprint in hexadecimal.
        { header: { alg: 'HS256', kid: 'a'.repeat(64) }, payload: {} },
        { header: { alg: 'HS256', kid: 'a'.repeat(256) }, payload: {} },
      ],
    },
  },
];

export default FAULTS.map(({ judge, ...words }) =>
  defineRule({
    ...words,
    appliesTo: ['jws', 'jwe'],
    needs: [],
    check: (facts) => {
      const kid = facts.header?.member('kid');
      const hit = kid && judge(kid.value, facts);
      return hit && { ...hit, at: atMember('header', kid) };
    },
    quickFix: editFix('Remove kid', (text) => removeMember(text, ['kid'])),
  }),
);
