// Whether the holder of an SD-JWT shows that it is theirs (RFC 9901 §4.3, §7.3). Checked when the token was verified.
import { atMember } from '../../at-json.ts';
import { defineRule, type Hit, type LintFacts } from '../../define-rule.ts';
import { atKeyBinding } from '../../disclosure-place.ts';

/** What a key-binding JWT lacks that would be valid but for that. */
const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['kb-unreadable', 'it cannot be read'],
  ['kb-typ', 'its typ is not kb+jwt'],
  ['kb-alg', 'its alg is none or a shared secret'],
  ['kb-no-key', 'cnf names no key to check it with'],
  ['kb-claims', 'iat, aud, nonce or sd_hash is missing or of the wrong type'],
  ['kb-aud', 'it is for another audience than expected'],
  ['kb-nonce', 'it has another nonce than expected'],
]);

function findProblem({ verification, now, expectations }: LintFacts): string | undefined {
  const { holds, reason, iat } = verification?.presentation?.keyBinding ?? {};
  if (!reason) return undefined;
  if (!holds) return PROBLEMS.get(reason.code);
  const isAhead = iat !== undefined && iat > now + expectations.leeway;
  return isAhead ? 'its iat is in the future' : undefined;
}

const codeOf = ({ verification }: LintFacts): string | undefined =>
  verification?.presentation?.keyBinding?.reason.code;

const ISSUED = {
  header: { alg: 'ES256', typ: 'dc+sd-jwt' },
  payload: { vct: 'v', cnf: { jwk: '$p256-public-jwk' }, _sd: ['#1'] },
  disclosures: [['_26bc4LT-ac6q2KI6cBW5es', 'given_name', 'Erika']],
};
const CLAIMS = { iat: 1795000000, aud: 'https://rp.example', nonce: 'n', sd_hash: '#presented' };
const BINDING = {
  header: { alg: 'ES256', typ: 'kb+jwt' },
  payload: CLAIMS,
  signWith: '$p256',
};
const PRESENTED = { ...ISSUED, keyBinding: BINDING };
const WITH_OTHER_HASH = {
  ...ISSUED,
  keyBinding: {
    ...BINDING,
    payload: { ...CLAIMS, sd_hash: 'Dy-RYwZfaaoC3inJbLslgPvMp09bH-clYP_3qbRqtW4' },
  },
};
const BY_OTHER = { ...ISSUED, keyBinding: { ...BINDING, signWith: '$p256-other' } };

export default [
  defineRule({
    id: 'sdjwt-kb-missing',
    severity: 'medium',
    appliesTo: ['jws'],
    needs: [],
    title: 'Nobody shows that it is theirs',
    why: 'Without a key-binding JWT anyone who has copied this credential can present it.',
    fix: 'Decide by your own policy whether key binding is required, never by what was sent.',
    reference: 'RFC 9901 §7.3 steps 1-2, §9.5',
    check: ({ token, claims, expectations }) => {
      if (!token.sdJwt || token.sdJwt.keyBinding !== '') return undefined;
      const member = claims?.member('cnf');
      // The issuer hands it to the holder without one; a verifier has asked for one.
      const isAsked =
        expectations.keyBindingAudience !== undefined || expectations.keyBindingNonce !== undefined;
      if (!member && !isAsked) return undefined;
      return {
        at: member ? atMember('payload', member) : { part: 'token' },
        severity: isAsked ? 'medium' : 'info',
      };
    },
    examples: {
      flagged: [
        { ...ISSUED, expectations: { keyBindingNonce: 'n' }, severity: 'medium' },
        // As the issuer hands it out.
        { ...ISSUED, severity: 'info' },
        {
          ...ISSUED,
          payload: { vct: 'v', _sd: ['#1'] },
          expectations: { keyBindingAudience: 'a' },
        },
      ],
      clean: [
        PRESENTED,
        { ...ISSUED, payload: { vct: 'v', _sd: ['#1'] } },
        { header: { alg: 'ES256' }, payload: { cnf: { jwk: '$p256-public-jwk' } } },
      ],
    },
  }),
  defineRule({
    id: 'sdjwt-kb-invalid',
    severity: 'high',
    appliesTo: ['jws'],
    needs: ['verification', 'clock'],
    title: 'The key-binding JWT is invalid',
    why: 'A verifier must refuse it: {problem}.',
    fix: 'Refuse the presentation, and ask the holder for a new one.',
    reference: 'RFC 9901 §4.3, §7.3 step 5',
    check: (facts): Hit | undefined => {
      const { token } = facts;
      // What is no JWT at all is a disclosure without its tilde.
      if (token.sdJwt?.keyBinding.split('.').length !== 3) return undefined;
      const problem = findProblem(facts);
      return problem === undefined ? undefined : { at: atKeyBinding(token), values: { problem } };
    },
    examples: {
      flagged: [
        {
          ...ISSUED,
          keyBinding: { ...BINDING, payload: { ...CLAIMS, aud: ['https://rp.example'] } },
          severity: 'high',
        },
        { ...ISSUED, keyBinding: { ...BINDING, header: { alg: 'ES256', typ: 'JWT' } } },
        {
          ...ISSUED,
          keyBinding: { header: { alg: 'none', typ: 'kb+jwt' }, payload: CLAIMS, signature: '' },
        },
        { ...ISSUED, keyBinding: { ...BINDING, payload: { ...CLAIMS, iat: 1795003600 } } },
        { ...ISSUED, keyBinding: { ...BINDING, payload: { ...CLAIMS, sd_hash: undefined } } },
        { ...PRESENTED, expectations: { keyBindingNonce: 'other' } },
      ],
      clean: [
        PRESENTED,
        // A presentation that was kept is always old.
        { ...ISSUED, keyBinding: { ...BINDING, payload: { ...CLAIMS, iat: 1785000000 } } },
        ISSUED,
        BY_OTHER,
      ],
    },
  }),
  defineRule({
    id: 'sdjwt-kb-hash',
    severity: 'critical',
    appliesTo: ['jws'],
    needs: ['verification'],
    title: 'The key binding is for other disclosures',
    why: 'sd_hash is not the hash of this token with these disclosures: some were added or left out after the holder had signed.',
    fix: 'Refuse the presentation.',
    reference: 'RFC 9901 §4.3.1, §7.3 step 5',
    check: (facts) =>
      codeOf(facts) === 'kb-sd-hash' ? { at: atKeyBinding(facts.token) } : undefined,
    examples: {
      flagged: [
        { ...WITH_OTHER_HASH, severity: 'critical' },
        { ...WITH_OTHER_HASH, expectations: { keyBindingNonce: 'n' } },
      ],
      clean: [PRESENTED, ISSUED],
    },
  }),
  defineRule({
    id: 'sdjwt-kb-key',
    severity: 'critical',
    appliesTo: ['jws'],
    needs: ['verification'],
    title: 'Not the holder’s key',
    why: 'The key-binding JWT does not hold under the key in cnf: whoever presents the token does not have the key that it is bound to.',
    fix: 'Refuse the presentation.',
    reference: 'RFC 9901 §4.3.2, §7.3',
    check: (facts) =>
      codeOf(facts) === 'kb-signature' ? { at: atKeyBinding(facts.token) } : undefined,
    examples: {
      flagged: [
        { ...BY_OTHER, severity: 'critical' },
        { ...ISSUED, keyBinding: { header: BINDING.header, payload: CLAIMS } },
      ],
      clean: [PRESENTED, ISSUED, WITH_OTHER_HASH],
    },
  }),
];
