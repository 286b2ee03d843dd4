import type { JsonMember } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { listWords } from '../../claim-text.ts';
import { defineRule, type LintFacts, type Severity } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';
import { vendorForm } from '../../../claims/vendor-form.ts';

/** OpenID Connect Core §5.1, and what Microsoft and others add. */
const NAMES: ReadonlySet<string> = new Set(
  `given_name family_name middle_name email phone_number birthdate address street_address date_of_birth
  mobile_phone user_email`.split(/\s+/),
);
const MAX_ADDRESS = 254;
const EMAIL = /^[^\s@:/]{1,64}@[^\s@:/]+\.[a-z]{2,}$/i;
/** Of machines: their addresses are names of accounts. */
const MACHINE = /\.gserviceaccount\.com$|^(?:no-?reply|svc|service|bot)[@+.-]/i;
const MAX_SHOWN = 4;

function isPersonal({ name, value }: JsonMember): boolean {
  if (value.kind === 'object') return name === 'address';
  if (value.kind !== 'string' || value.value.trim() === '') return false;
  const isAddress = value.value.length <= MAX_ADDRESS && EMAIL.test(value.value);
  if (isAddress) return !MACHINE.test(value.value);
  // A service has a name of one word.
  return NAMES.has(name) || (name === 'name' && /\S\s\S/.test(value.value.slice(0, MAX_ADDRESS)));
}

/** In tokens about a person, for who wants to know, they are expected. */
function weigh({ profile }: LintFacts): Severity {
  const isAboutPerson =
    ['id-token', 'introspection-response', 'sd-jwt'].includes(profile.name) ||
    (profile.variant !== undefined && profile.variant !== 'entity-configuration');
  return isAboutPerson ? 'info' : 'low';
}

const HS256 = { alg: 'HS256' };

export default defineRule({
  id: 'payload-contact-data',
  severity: 'low',
  appliesTo: ['jws'],
  needs: [],
  title: 'It carries data about a person',
  why: '{claims}: every service and every log that sees the token can read that.',
  fix: 'Leave out what the receiver does not need, or encrypt the token.',
  reference: 'RFC 7519 §12; RFC 9068 §6; OpenID Connect Core §17',
  check: (facts) => {
    const { claims } = facts;
    if (!claims || vendorForm(facts)) return undefined;
    const found = claims.root.members.filter(isPersonal);
    const [first] = found;
    if (!first) return undefined;
    const names = found.slice(0, MAX_SHOWN).map(({ name }) => `"${shortName(name)}"`);
    const more = found.length - names.length;
    return {
      at: atMember('payload', first),
      severity: weigh(facts),
      values: { claims: listWords(more > 0 ? [...names, `${more} more`] : names) },
    };
  },
  examples: {
    flagged: [
      { header: HS256, payload: { scope: 'read', email: 'a@b.example' }, severity: 'low' },
      { header: HS256, payload: { sub: 'ada@jotlab.example' }, severity: 'low' },
      { header: HS256, payload: { name: 'Ada Lovelace', birthdate: '1815-12-10', scope: 'a' } },
      // Expected there.
      { header: HS256, payload: { nonce: 'n', email: 'a@b.example' }, severity: 'info' },
    ],
    clean: [
      { header: HS256, payload: { email: 'svc@project.iam.gserviceaccount.com' } },
      { header: HS256, payload: { sub: 'user-42', name: 'billing', email: '' } },
      { header: HS256, payload: { email_verified: true, phone_number_verified: false } },
      // VAPID: the operator’s own address is asked for (RFC 8292 §2.1).
      {
        header: { alg: 'ES256' },
        payload: { aud: 'https://fcm.googleapis.com', exp: 1795003600, sub: 'mailto:a@b.example' },
      },
    ],
  },
});
