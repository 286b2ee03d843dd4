// Tokens that report something: security events (RFC 8417), and logout as one of them.
import { LOGOUT_EVENT } from '../../../claims/guess-profile.ts';
import { removeMember, setMember } from '../../../json/edit-json.ts';
import type { JsonNode } from '../../../json/parse-json.ts';
import { atMember, atOpening } from '../../at-json.ts';
import { listWords, memberOf, missingOf } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { kindSeverity } from '../../kind-severity.ts';
import { kindWords } from '../../kind-words.ts';

/** Each event is named by a URI, and described by an object. */
function isEventList(node: JsonNode | undefined): boolean {
  if (node?.kind !== 'object' || node.members.length === 0) return false;
  return node.members.every(({ name, value }) => name.includes(':') && value.kind === 'object');
}

const HS256 = { alg: 'HS256' };
const LOGOUT_TYP = { ...HS256, typ: 'logout+jwt' };
const SET_TYP = { ...HS256, typ: 'secevent+jwt' };
const EVENTS = { [LOGOUT_EVENT]: {} };
const SET = { iss: 'https://i', iat: 1795000000, jti: 'x', events: { 'https://e/a': {} } };

export default [
  defineRule({
    id: 'logout-events',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'No logout event',
    why: 'The logout event is missing or malformed: events must be an object whose member for back-channel logout is an object. A client refuses the token, and the session stays.',
    fix: 'Write the event as the specification has it, with an empty object as its value.',
    reference: 'OpenID Connect Back-Channel Logout §2.4, §2.6; RFC 8417 §2.2',
    hides: ['typ-claims-conflict'],
    check: ({ claims, profile }) => {
      if (!claims || profile.name !== 'logout-token') return undefined;
      const member = claims.member('events');
      if (memberOf(member?.value, LOGOUT_EVENT)?.kind === 'object') return undefined;
      const at = member ? atMember('payload', member) : atOpening('payload', claims.root);
      return { at, severity: kindSeverity(profile, 'high') };
    },
    quickFix: editFix('Write the logout event', (text) =>
      setMember(text, ['events'], JSON.stringify(EVENTS)),
    ),
    examples: {
      flagged: [
        { header: LOGOUT_TYP, payload: { events: [LOGOUT_EVENT] }, severity: 'high' },
        { header: LOGOUT_TYP, payload: { sub: 'a' } },
        { header: HS256, payload: { events: { [LOGOUT_EVENT]: true } }, severity: 'medium' },
      ],
      clean: [
        { header: LOGOUT_TYP, payload: { events: EVENTS } },
        { header: SET_TYP, payload: SET },
      ],
    },
  }),
  defineRule({
    id: 'logout-nonce',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A nonce in a logout token',
    why: 'nonce is forbidden in logout tokens: with it one could pass as an ID token.',
    fix: 'Remove nonce.',
    reference: 'OpenID Connect Back-Channel Logout §2.4; RFC 8725 §2.8',
    check: ({ claims, profile }) => {
      const member = claims?.member('nonce');
      if (!member || profile.name !== 'logout-token') return undefined;
      return { at: atMember('payload', member), severity: kindSeverity(profile, 'high') };
    },
    quickFix: editFix('Remove nonce', (text) => removeMember(text, ['nonce'])),
    examples: {
      flagged: [
        { header: LOGOUT_TYP, payload: { events: EVENTS, nonce: 'n' }, severity: 'high' },
        { header: HS256, payload: { events: EVENTS, nonce: 'n' }, severity: 'medium' },
      ],
      clean: [
        { header: LOGOUT_TYP, payload: { events: EVENTS } },
        { header: HS256, payload: { nonce: 'n' } },
      ],
    },
  }),
  defineRule({
    id: 'logout-subject',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A logout of nobody',
    why: 'A logout token must name a subject or a session: sub, sid, or both.',
    fix: 'Add sub or sid.',
    reference: 'OpenID Connect Back-Channel Logout §2.4; RFC 8417 §2.2',
    check: ({ claims, profile }) => {
      if (!claims || profile.name !== 'logout-token') return undefined;
      if (missingOf(claims, ['sub', 'sid']).length < 2) return undefined;
      const at = atOpening('payload', claims.root);
      return { at, severity: kindSeverity(profile, 'high') };
    },
    examples: {
      flagged: [
        { header: LOGOUT_TYP, payload: { events: EVENTS }, severity: 'high' },
        { header: HS256, payload: { events: EVENTS, sid: null }, severity: 'medium' },
      ],
      clean: [
        { header: LOGOUT_TYP, payload: { events: EVENTS, sid: 's' } },
        { header: LOGOUT_TYP, payload: { events: EVENTS, sub: 'a' } },
      ],
    },
  }),
  defineRule({
    id: 'set-malformed',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A malformed security event token',
    why: 'It needs {missing}{guess}.',
    fix: 'Let the transmitter add what is missing; events is an object of event URIs, each with an object.',
    reference: 'RFC 8417 §2.2',
    hides: ['typ-claims-conflict'],
    check: ({ claims, profile }) => {
      if (!claims || profile.name !== 'security-event') return undefined;
      const missing = missingOf(claims, ['iss', 'iat', 'jti']);
      const isFine = isEventList(claims.get('events'));
      if (isFine && missing.length === 0) return undefined;
      const member = claims.member('events');
      return {
        at: member && !isFine ? atMember('payload', member) : atOpening('payload', claims.root),
        severity: kindSeverity(profile, 'high'),
        values: {
          missing: listWords([...missing, ...(isFine ? [] : ['an object of events'])]),
          ...kindWords(profile),
        },
      };
    },
    examples: {
      flagged: [
        { header: HS256, payload: { events: [] }, profile: 'security-event', severity: 'high' },
        { header: SET_TYP, payload: { ...SET, events: { 'https://e/a': true } } },
        { header: HS256, payload: { events: { 'https://e/a': {} } }, severity: 'medium' },
      ],
      clean: [
        { header: SET_TYP, payload: SET },
        { header: HS256, payload: { events: [] } },
      ],
    },
  }),
  defineRule({
    id: 'set-exp',
    severity: 'low',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'An expiry in a security event token',
    why: 'A security event token reports what has happened{guess}, which does not expire: a late receiver would throw it away.',
    fix: 'Remove exp, unless this is a logout token.',
    reference: 'RFC 8417 §2.2, §4.5',
    check: ({ claims, profile }) => {
      const member = claims?.member('exp');
      if (!member || profile.name !== 'security-event') return undefined;
      return { at: atMember('payload', member), values: kindWords(profile) };
    },
    quickFix: editFix('Remove exp', (text) => removeMember(text, ['exp'])),
    examples: {
      flagged: [
        { header: HS256, payload: { events: { 'https://e/a': {} }, exp: 1 }, severity: 'low' },
        { header: SET_TYP, payload: { ...SET, exp: 1795000600 } },
      ],
      clean: [
        { header: HS256, payload: { events: EVENTS, exp: 1795000600 } },
        { header: SET_TYP, payload: SET },
      ],
    },
  }),
];
