// What a client checks of an ID token beside its signature and its claims' values.
import { isNone } from '../../../crypto/algorithms.ts';
import { atMember, atOpening } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { kindSeverity } from '../../kind-severity.ts';

/** What each hash is one of. */
const PARTNERS: ReadonlyMap<string, string> = new Map([
  ['at_hash', 'access token'],
  ['c_hash', 'code'],
  ['s_hash', 'state'],
]);
/** Their nonce is another server's. */
const WITH_OWN_NONCE: ReadonlySet<string> = new Set(['dpop-proof', 'sd-jwt', 'request-object']);

const HS256 = { alg: 'HS256' };
/** OpenID Connect Core, Appendix A.4. */
const HASHED = {
  header: { alg: 'RS256' },
  payload: { nonce: 'n', at_hash: '77QmUPtjPfzWtF2AnpK9RQ', c_hash: 'LDktKdoQak3Pk0cnXxCltA' },
};

export default [
  defineRule({
    id: 'idtoken-nonce',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Not the nonce of this login',
    why: 'nonce {problem}. The token may be replayed from another login.',
    fix: 'Compare nonce with the value that was stored for this session, and refuse any other.',
    reference: 'OpenID Connect Core §3.1.3.7 step 11, §3.3.2.11; RFC 9700 §2.1.1',
    check: ({ claims, profile, expectations }) => {
      if (!claims || WITH_OWN_NONCE.has(profile.name)) return undefined;
      const member = claims.member('nonce');
      const expected = expectations.nonce;
      if (expected === undefined) {
        if (profile.name !== 'id-token' || member || !claims.get('c_hash')) return undefined;
        return {
          at: atOpening('payload', claims.root),
          severity: kindSeverity(profile, 'high'),
          values: { problem: 'is missing, and c_hash tells of the hybrid flow, which requires it' },
        };
      }
      if (claimText(claims, 'nonce') === expected) return undefined;
      return {
        at: member ? atMember('payload', member) : atOpening('payload', claims.root),
        values: {
          problem: member ? 'is another one than was sent' : 'is missing, though one was sent',
        },
      };
    },
    examples: {
      flagged: [
        {
          header: HS256,
          payload: { nonce: 'n2' },
          expectations: { nonce: 'n1' },
          severity: 'high',
        },
        { header: HS256, payload: { sub: 'a' }, expectations: { nonce: 'n1' } },
        { header: HS256, payload: { c_hash: 'x' }, severity: 'medium' },
      ],
      clean: [
        // The code flow, and none was sent.
        { header: HS256, payload: { sub: 'a', at_hash: 'x' } },
        { header: HS256, payload: { nonce: 'n1' }, expectations: { nonce: 'n1' } },
        {
          header: { alg: 'ES256', typ: 'dpop+jwt' },
          payload: { nonce: 'x' },
          expectations: { nonce: 'n1' },
        },
      ],
    },
  }),
  defineRule({
    id: 'idtoken-hash',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: '{hash} is of another {partner}',
    why: '{hash} is not the hash of the {partner} that you gave: they come from two different responses.',
    fix: 'Take both from the same response; refuse the login if they were.',
    reference: 'OpenID Connect Core §3.1.3.8, §3.2.2.9, §3.3.2.10-11; RFC 7518 §3.1',
    check: ({ claims, pairFaults }) =>
      pairFaults.flatMap(({ claim }) => {
        const member = claims?.member(claim);
        const partner = PARTNERS.get(claim);
        if (!member || partner === undefined) return [];
        return [{ at: atMember('payload', member), values: { hash: claim, partner } }];
      }),
    examples: {
      flagged: [
        { ...HASHED, expectations: { accessToken: 'another' }, severity: 'high' },
        { ...HASHED, expectations: { code: 'another' } },
      ],
      clean: [
        HASHED,
        {
          ...HASHED,
          expectations: { accessToken: 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y' },
        },
        {
          ...HASHED,
          expectations: {
            code: 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk',
          },
        },
      ],
    },
  }),
  defineRule({
    id: 'idtoken-alg-none',
    severity: 'critical',
    appliesTo: ['jws'],
    needs: [],
    title: 'An unsigned ID token',
    why: 'Unsigned ID tokens are allowed only when the client got them straight from the token endpoint, and had agreed to it before.',
    fix: 'Register the client for a signing algorithm, and refuse "none".',
    reference: 'OpenID Connect Core §2, §3.1.3.7; RFC 8725 §3.2',
    check: ({ token, header, profile }) => {
      // Where the kind is a guess, alg-none says it.
      if (profile.name !== 'id-token' || !profile.certain) return undefined;
      const member = header?.member('alg');
      return member && isNone(token.jose.alg ?? '')
        ? { at: atMember('header', member) }
        : undefined;
    },
    examples: {
      flagged: [
        {
          header: { alg: 'none' },
          payload: { nonce: 'n' },
          signature: '',
          profile: 'id-token',
          severity: 'critical',
        },
        { header: { alg: 'None' }, payload: {}, signature: '', profile: 'id-token' },
      ],
      clean: [
        { header: HS256, payload: {}, profile: 'id-token' },
        { header: { alg: 'none' }, payload: { nonce: 'n' }, signature: '' },
        { header: { alg: 'none' }, payload: {}, signature: '', profile: 'access-token' },
      ],
    },
  }),
];
