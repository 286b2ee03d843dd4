// What is wrong with the subject itself.
import { atMember } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { kindWords } from '../../kind-words.ts';
import { vendorForm } from '../../../claims/vendor-form.ts';

/** OpenID Connect Core §2. */
const MAX_SUBJECT = 255;
const EMAIL = /^[^\s@|:/]{1,64}@[^\s@|:/]{1,190}\.[a-z]{2,24}$/i;
/** E.164. */
const PHONE = /^\+[1-9]\d{7,14}$/;
/** A Google service account keeps its address for ever. */
const SERVICE_ACCOUNT = /\.gserviceaccount\.com$/i;
/** What is said of people, not of programs. */
const OF_A_PERSON = [
  'email',
  'name',
  'given_name',
  'family_name',
  'preferred_username',
  'nonce',
  'auth_time',
  'sid',
  'amr',
];

const isAddress = (sub: string): boolean =>
  PHONE.test(sub) || (EMAIL.test(sub) && !SERVICE_ACCOUNT.test(sub));

const HS256 = { alg: 'HS256' };

export default [
  defineRule({
    id: 'sub-empty',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'An empty subject',
    why: 'An empty sub can match a default or system account, or whoever else has none.',
    fix: 'Refuse it, and find out why the issuer had no subject.',
    reference: 'RFC 8725 §3.8; RFC 7519 §4.1.2',
    check: ({ claims }) => {
      const member = claims?.member('sub');
      const sub = claimText(claims, 'sub');
      return member && sub?.trim() === '' ? { at: atMember('payload', member) } : undefined;
    },
    examples: {
      flagged: [
        { header: HS256, payload: { sub: '' }, severity: 'high' },
        { header: HS256, payload: { sub: ' \t' } },
      ],
      clean: [
        { header: HS256, payload: { sub: '0' } },
        { header: HS256, payload: { iss: 'a' } },
      ],
    },
  }),
  defineRule({
    id: 'sub-too-long',
    severity: 'low',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A subject that OpenID Connect does not allow',
    why: 'In an ID token sub is at most 255 ASCII characters{guess}; {fault}, which a client’s database may cut off or compare wrongly.',
    fix: 'Use an opaque identifier.',
    reference: 'OpenID Connect Core §2 (sub); RFC 7519 §4.1.2',
    check: ({ claims, profile }) => {
      const member = claims?.member('sub');
      const sub = claimText(claims, 'sub');
      if (!member || sub === undefined || profile.name !== 'id-token') return undefined;
      const isLong = sub.length > MAX_SUBJECT;
      if (!isLong && !/\P{ASCII}/u.test(sub)) return undefined;
      const fault = isLong ? `this one has ${sub.length}` : 'this one has others';
      return { at: atMember('payload', member), values: { fault, ...kindWords(profile) } };
    },
    examples: {
      flagged: [
        { header: HS256, payload: { sub: 'a'.repeat(300), nonce: 'n' }, severity: 'low' },
        { header: HS256, payload: { sub: 'jürgen' }, profile: 'id-token' },
      ],
      clean: [
        { header: HS256, payload: { sub: '8f0c1e1a-5c1e-4b3e-9a51-0d4e6f1f7d10', nonce: 'n' } },
        { header: HS256, payload: { sub: 'jürgen' } },
      ],
    },
  }),
  defineRule({
    id: 'sub-mutable',
    severity: 'low',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'The subject is an address',
    why: 'E-mail addresses and phone numbers get new owners. Who has the address next is then taken for this subject.',
    fix: 'Use an opaque identifier that is never given to anybody else.',
    reference: 'OpenID Connect Core §2 ("never reassigned"), §5.7; RFC 7519 §4.1.2',
    check: (facts) => {
      const member = facts.claims?.member('sub');
      const sub = claimText(facts.claims, 'sub');
      // Google wants the address of the user that a service account acts for.
      const isWanted = vendorForm(facts) === 'google-assertion';
      if (!member || !sub || isWanted || !isAddress(sub)) return undefined;
      return { at: atMember('payload', member) };
    },
    examples: {
      flagged: [
        { header: HS256, payload: { sub: 'alice@example.com' }, severity: 'low' },
        { header: HS256, payload: { sub: '+4915112345678' } },
      ],
      clean: [
        { header: HS256, payload: { sub: 'auth0|5f7c8ec7c33c6c004bbafe82' } },
        { header: HS256, payload: { sub: 'auth0|alice@example.com' } },
        { header: HS256, payload: { sub: 'x@project.iam.gserviceaccount.com' } },
        { header: HS256, payload: { sub: 'mailto:ops@example.com' } },
        { header: HS256, payload: { sub: 'K2xQ@clients' } },
        { header: HS256, payload: { sub: '1234567890' } },
        {
          header: { alg: 'RS256' },
          payload: { sub: 'alice@example.com', aud: 'https://oauth2.googleapis.com/token' },
        },
      ],
    },
  }),
  defineRule({
    id: 'sub-equals-client',
    severity: 'info',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'It stands for a client, not for a user',
    why: 'sub is the client itself ({client}): a token of the client credentials grant.',
    fix: 'Do not look up such a subject among the users: a client could take the identifier of one.',
    reference: 'RFC 9068 §2.2, §5; RFC 9700 §4.15',
    check: ({ claims }) => {
      const member = claims?.member('sub');
      const sub = claimText(claims, 'sub');
      const client = ['client_id', 'azp'].find((name) => claimText(claims, name) === sub);
      if (!member || !sub || client === undefined) return undefined;
      if (OF_A_PERSON.some((name) => claims?.get(name))) return undefined;
      return { at: atMember('payload', member), values: { client } };
    },
    examples: {
      flagged: [
        { header: HS256, payload: { sub: 'svc', client_id: 'svc' }, severity: 'info' },
        { header: HS256, payload: { sub: 'svc', azp: 'svc', scope: 'read' } },
      ],
      clean: [
        { header: HS256, payload: { sub: 'alice', client_id: 'svc' } },
        { header: HS256, payload: { sub: 'svc', azp: 'svc', email: 'a@b.example' } },
        { header: HS256, payload: { client_id: 'svc' } },
      ],
    },
  }),
];
