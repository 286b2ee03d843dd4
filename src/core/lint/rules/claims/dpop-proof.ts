// What a DPoP proof itself must have (RFC 9449 §4.2).
import { isNone } from '../../../crypto/algorithms.ts';
import { setMember } from '../../../json/edit-json.ts';
import { parseJson } from '../../../json/parse-json.ts';
import { numericDate } from '../../../time/time-status.ts';
import { atMember, atOpening } from '../../at-json.ts';
import { claimText, listWords, mediaType, memberOf, missingOf } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { kindSeverity } from '../../kind-severity.ts';
import { kindWords } from '../../kind-words.ts';

/** RFC 9449 §11.1 leaves the time to the server; few give more. */
const MAX_AGE = 300;

/** Up to the query or the fragment. */
const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');

const PROOF_HEADER = { typ: 'dpop+jwt', alg: 'ES256', jwk: '$p256-public-jwk' };
const PROOF = {
  jti: '-BwC3ESc6acc2lTc',
  htm: 'POST',
  htu: 'https://api.example/x',
  iat: 1794999995,
};
const COMPLETE = { header: PROOF_HEADER, payload: PROOF };

export default [
  defineRule({
    id: 'dpop-header',
    severity: 'high',
    appliesTo: ['jws'],
    needs: [],
    title: 'The header of no DPoP proof',
    why: 'A DPoP proof has typ dpop+jwt and the public key in jwk{guess}; this one {fault}.',
    fix: 'Let the client write both into the header.',
    reference: 'RFC 9449 §4.2, §4.3',
    check: ({ header, profile }) => {
      if (!header || profile.name !== 'dpop-proof') return undefined;
      const isTyped = mediaType(header) === 'dpop+jwt';
      const hasKey = header.get('jwk')?.kind === 'object';
      if (isTyped && hasKey) return undefined;
      const faults = [...(isTyped ? [] : ['another typ']), ...(hasKey ? [] : ['no jwk'])];
      const member = isTyped ? header.member('jwk') : header.member('typ');
      return {
        at: member ? atMember('header', member) : atOpening('header', header.root),
        severity: kindSeverity(profile, 'high'),
        isFixable: !isTyped,
        values: { fault: `has ${listWords(faults)}`, ...kindWords(profile) },
      };
    },
    quickFix: editFix('Set typ to dpop+jwt', (text) => setMember(text, ['typ'], '"dpop+jwt"')),
    examples: {
      flagged: [
        {
          header: { typ: 'JWT', alg: 'ES256' },
          payload: PROOF,
          profile: 'dpop-proof',
          severity: 'high',
        },
        { header: { typ: 'dpop+jwt', alg: 'ES256' }, payload: PROOF, severity: 'high' },
        { header: { ...PROOF_HEADER, typ: 'JWT' }, payload: PROOF, severity: 'medium' },
      ],
      clean: [COMPLETE, { header: { typ: 'JWT', alg: 'ES256' }, payload: PROOF }],
    },
  }),
  defineRule({
    id: 'dpop-alg',
    severity: 'critical',
    appliesTo: ['jws'],
    needs: [],
    title: 'A DPoP proof that proves nothing',
    why: 'A DPoP proof needs an asymmetric signature. With {alg} anyone can make one who knows what is in it.',
    fix: 'Sign with ES256 or Ed25519.',
    reference: 'RFC 9449 §4.2, §4.3 step 5',
    check: ({ header, profile, token }) => {
      const member = header?.member('alg');
      const alg = token.jose.alg ?? '';
      if (!member || profile.name !== 'dpop-proof') return undefined;
      const kty = memberOf(header?.get('jwk'), 'kty');
      const isSecret = kty?.kind === 'string' && kty.value === 'oct';
      if (!isNone(alg) && !/^HS\d/.test(alg) && !isSecret) return undefined;
      const words = isNone(alg) ? 'no signature' : 'a secret as its key';
      return { at: atMember('header', member), values: { alg: words } };
    },
    examples: {
      flagged: [
        {
          header: { typ: 'dpop+jwt', alg: 'HS256', jwk: { kty: 'oct' } },
          payload: PROOF,
          severity: 'critical',
        },
        { header: { ...PROOF_HEADER, alg: 'none' }, payload: PROOF, signature: '' },
      ],
      clean: [COMPLETE, { header: { alg: 'HS256' }, payload: PROOF }],
    },
  }),
  defineRule({
    id: 'dpop-claims',
    severity: 'high',
    appliesTo: ['jws'],
    needs: [],
    title: 'A DPoP proof without {missing}',
    why: 'A DPoP proof needs {missing}{guess}; a server must refuse one without.',
    fix: 'Let the client add what is missing.',
    reference: 'RFC 9449 §4.2, §4.3',
    hides: ['typ-claims-conflict'],
    check: ({ claims, profile, expectations }) => {
      if (!claims || profile.name !== 'dpop-proof') return undefined;
      const missing = missingOf(claims, [
        'jti',
        'htm',
        'htu',
        'iat',
        ...(expectations.accessToken === undefined ? [] : ['ath']),
        ...(expectations.nonce === undefined ? [] : ['nonce']),
      ]);
      if (missing.length === 0) return undefined;
      return {
        at: atOpening('payload', claims.root),
        severity: kindSeverity(profile, 'high'),
        values: { missing: listWords(missing), ...kindWords(profile) },
      };
    },
    examples: {
      flagged: [
        { header: PROOF_HEADER, payload: { ...PROOF, htu: undefined }, severity: 'high' },
        { ...COMPLETE, expectations: { accessToken: 'x' } },
        { ...COMPLETE, expectations: { nonce: 'n' } },
      ],
      clean: [COMPLETE, { header: { alg: 'ES256' }, payload: { htm: 'GET' } }],
    },
  }),
  defineRule({
    id: 'dpop-htu-query',
    severity: 'medium',
    appliesTo: ['jws'],
    needs: [],
    title: 'htu has a query or fragment',
    why: 'htu is the URL of the request without query and fragment. Servers that compare it exactly refuse this one.',
    fix: 'Strip what comes after the path.',
    reference: 'RFC 9449 §4.2',
    check: ({ claims }) => {
      const member = claims?.member('htu');
      const htu = claimText(claims, 'htu');
      if (!member || htu === undefined || withoutQuery(htu) === htu) return undefined;
      return { at: atMember('payload', member) };
    },
    quickFix: editFix('Strip query and fragment', (text) => {
      const node = memberOf(parseJson(text).root, 'htu');
      if (node?.kind !== 'string') return text;
      return setMember(text, ['htu'], JSON.stringify(withoutQuery(node.value)));
    }),
    examples: {
      flagged: [
        { header: PROOF_HEADER, payload: { htu: 'https://a/x?y=1' }, severity: 'medium' },
        { header: PROOF_HEADER, payload: { ...PROOF, htu: 'https://a/x#top' } },
      ],
      clean: [COMPLETE, { header: PROOF_HEADER, payload: { htu: 'https://a/x' } }],
    },
  }),
  defineRule({
    id: 'dpop-stale',
    severity: 'medium',
    appliesTo: ['jws'],
    needs: ['clock'],
    title: 'Not a fresh DPoP proof',
    why: 'A DPoP proof is for one request, at once. This one {when} ({iat|date}).',
    fix: 'Make a new one for each request; if it is new, compare the clocks.',
    reference: 'RFC 9449 §4.3 step 11, §11.1',
    check: ({ claims, profile, now, expectations }) => {
      const member = claims?.member('iat');
      const iat = member && numericDate(member.value);
      if (!member || iat === undefined || profile.name !== 'dpop-proof') return undefined;
      const isAhead = iat > now + expectations.leeway;
      if (!isAhead && now - iat <= MAX_AGE + expectations.leeway) return undefined;
      // A proof that was captured is always old; it matters when it is checked against a request.
      const isLive = expectations.method !== undefined || expectations.url !== undefined;
      return {
        at: atMember('payload', member),
        severity: isLive ? 'medium' : 'info',
        values: { iat, when: isAhead ? 'is from the future' : 'is older than five minutes' },
      };
    },
    examples: {
      flagged: [
        { header: PROOF_HEADER, payload: { ...PROOF, iat: 1794996400 }, severity: 'info' },
        {
          header: PROOF_HEADER,
          payload: { ...PROOF, iat: 1794996400 },
          expectations: { method: 'POST' },
          severity: 'medium',
        },
        { header: PROOF_HEADER, payload: { ...PROOF, iat: 1795003600 } },
      ],
      clean: [COMPLETE, { header: { alg: 'ES256' }, payload: { iat: 1794996400 } }],
    },
  }),
];
