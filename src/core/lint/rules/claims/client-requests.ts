// What a client sends to an authorization server: its assertion, its request.
import { removeMember, setMember } from '../../../json/edit-json.ts';
import { atMember, atOpening } from '../../at-json.ts';
import { audiences, claimText, listWords, mediaType } from '../../claim-text.ts';
import { defineRule, type LintFacts } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { kindSeverity } from '../../kind-severity.ts';
import { kindWords } from '../../kind-words.ts';
import { vendorForm } from '../../../claims/vendor-form.ts';

const ASSERTION_TYP = 'client-authentication+jwt';
/** How the URLs of endpoints end; an issuer's does not. */
const ENDPOINT = /\/(?:token|par|introspect|revoke|authorize|bc-authorize)\/?$/i;

/** Google's assertions are grants (RFC 7523 §2.1), Apple's are client secrets with rules of their own. */
const isClientAssertion = (facts: LintFacts): boolean =>
  facts.profile.name === 'client-assertion' && vendorForm(facts) === undefined;

const HEADER = { alg: 'ES256', typ: ASSERTION_TYP };
const ASSERTION = {
  iss: 'client',
  sub: 'client',
  aud: 'https://as.example',
  jti: 'dGhpcyBpcyBvbmUg',
  iat: 1795000000,
  exp: 1795000060,
};
const COMPLETE = { header: HEADER, payload: ASSERTION };

export default [
  defineRule({
    id: 'assertion-subject',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A client assertion about somebody else',
    why: 'For the authentication of a client iss and sub are both the client’s id{guess}; here {fault}.',
    fix: 'Write the client’s id into both.',
    reference: 'RFC 7523 §3; RFC 10070',
    hides: ['typ-claims-conflict'],
    check: (facts) => {
      const { claims, profile, expectations } = facts;
      const member = claims?.member('sub');
      if (!member || !isClientAssertion(facts)) return undefined;
      const [iss, sub] = ['iss', 'sub'].map((name) => claimText(claims, name));
      const { clientId } = expectations;
      const fault =
        iss !== sub
          ? 'they differ'
          : clientId !== undefined && sub !== clientId && 'they are another client';
      if (!fault) return undefined;
      return {
        at: atMember('payload', member),
        severity: kindSeverity(profile, 'high'),
        values: { fault, ...kindWords(profile) },
      };
    },
    examples: {
      flagged: [
        {
          header: { alg: 'ES256' },
          payload: { iss: 'a', sub: 'b', aud: 'https://as.example' },
          profile: 'client-assertion',
          severity: 'high',
        },
        { ...COMPLETE, expectations: { clientId: 'other' } },
      ],
      clean: [
        COMPLETE,
        { ...COMPLETE, expectations: { clientId: 'client' } },
        // A grant: its subject is a user (RFC 7523 §2.1).
        { header: { alg: 'ES256' }, payload: { iss: 'a', sub: 'b', aud: 'https://as.example' } },
      ],
    },
  }),
  defineRule({
    id: 'assertion-audience',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A client assertion that fits several servers',
    why: 'aud must be the issuer of the authorization server and nothing else{guess}; this one {fault}. Another server could replay the assertion there.',
    fix: 'Write the issuer alone as aud. Older servers may still ask for the URL of their token endpoint.',
    reference: 'RFC 10070; RFC 7523 §3; CVE-2025-27370, CVE-2025-27371',
    check: (facts) => {
      const { claims, profile } = facts;
      const member = claims?.member('aud');
      if (!member || !isClientAssertion(facts)) return undefined;
      const all = audiences(claims);
      const fault =
        all.length > 1
          ? `has ${all.length} audiences`
          : ENDPOINT.test((all[0] ?? '').slice(0, 2_048)) && 'is the URL of an endpoint';
      if (!fault) return undefined;
      return {
        at: atMember('payload', member),
        severity: kindSeverity(profile, 'high'),
        values: { fault, ...kindWords(profile) },
      };
    },
    examples: {
      flagged: [
        {
          header: HEADER,
          payload: { ...ASSERTION, aud: 'https://as.example/token' },
          severity: 'high',
        },
        { header: HEADER, payload: { ...ASSERTION, aud: ['https://as.example', 'https://b'] } },
        {
          header: { alg: 'ES256' },
          payload: { ...ASSERTION, aud: 'https://as.example/oauth2/token' },
          severity: 'medium',
        },
      ],
      clean: [
        COMPLETE,
        { header: HEADER, payload: { ...ASSERTION, aud: ['https://as.example'] } },
        { header: HEADER, payload: { ...ASSERTION, aud: 'https://as.example/realms/token-shop' } },
        { header: HEADER, payload: { sub: 'a', aud: 'https://oauth2.googleapis.com/token' } },
      ],
    },
  }),
  defineRule({
    id: 'assertion-typ',
    severity: 'info',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A client assertion that does not say so',
    why: 'New assertions have typ client-authentication+jwt, so that servers can tell them from other tokens{guess}.',
    fix: 'Set it once your server supports it.',
    reference: 'RFC 10070; RFC 8725 §3.11',
    check: (facts) => {
      const { header, profile } = facts;
      if (!header || !isClientAssertion(facts) || mediaType(header) === ASSERTION_TYP) {
        return undefined;
      }
      const typ = header.member('typ');
      return {
        at: typ ? atMember('header', typ) : atOpening('header', header.root),
        values: kindWords(profile),
      };
    },
    quickFix: editFix('Set typ', (text) => setMember(text, ['typ'], `"${ASSERTION_TYP}"`)),
    examples: {
      flagged: [
        { header: { alg: 'ES256', typ: 'JWT' }, payload: ASSERTION, severity: 'info' },
        { header: { alg: 'ES256' }, payload: {}, profile: 'client-assertion' },
      ],
      clean: [
        COMPLETE,
        { header: { ...HEADER, typ: `application/${ASSERTION_TYP}` }, payload: ASSERTION },
        { header: { alg: 'ES256', typ: 'JWT' }, payload: { iss: 'a' } },
      ],
    },
  }),
  defineRule({
    id: 'jar-nested-request',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A request inside a request',
    why: 'A request object must not contain {names}{guess}: the server could be led to parameters that nobody signed.',
    fix: 'Remove what is not allowed in it.',
    reference: 'RFC 9101 §4',
    check: ({ claims, profile }) => {
      const names = ['request', 'request_uri'].filter((name) => claims?.get(name));
      const member = claims?.member(names[0] ?? '');
      if (!member || profile.name !== 'request-object') return undefined;
      return {
        at: atMember('payload', member),
        severity: kindSeverity(profile, 'high'),
        values: { names: listWords(names), ...kindWords(profile) },
      };
    },
    quickFix: editFix('Remove {names}', (text) =>
      ['request', 'request_uri'].reduce((rest, name) => removeMember(rest, [name]), text),
    ),
    examples: {
      flagged: [
        {
          header: { alg: 'ES256', typ: 'oauth-authz-req+jwt' },
          payload: { client_id: 'a', request_uri: 'https://a/1' },
          severity: 'high',
        },
        {
          header: { alg: 'ES256' },
          payload: { response_type: 'code', redirect_uri: 'https://a', request: 'x' },
          severity: 'medium',
        },
      ],
      clean: [
        {
          header: { alg: 'ES256', typ: 'oauth-authz-req+jwt' },
          payload: { client_id: 'a', response_type: 'code', redirect_uri: 'https://a' },
        },
        { header: { alg: 'ES256' }, payload: { request: 'x' } },
      ],
    },
  }),
];
