// Personal data that a signed token shows to everybody: by check digits and whole names, never by a part of one.
import type { JsonNode } from '../../../json/parse-json.ts';
import { isCardNumber, isIban } from '../../bank-numbers.ts';
import { carriedValues, type CarriedValue } from '../../carried-values.ts';
import { defineRule, type LintFacts, type Rule, type Severity } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';
import { snakeName } from '../../snake-name.ts';

interface Told {
  readonly severity?: Severity;
  readonly values?: Readonly<Record<string, string>>;
}

type PersonalRule = Omit<Rule, 'appliesTo' | 'needs' | 'check' | 'watch' | 'quickFix'> & {
  /** Cheap: asked of every string and number. `name`: its own, in snake case; empty for an item of an array. */
  readonly tell: (value: string, name: string) => Told | undefined;
};

const HS256 = { alg: 'HS256' };
const MAX_NAME = 32;

/** Identifiers, times and telephone numbers are digits too. */
const OTHER_NUMBER =
  /^(?:sub|jti|sid|exp|iat|nbf|aud|azp|iss|id|uid|oid|tid|nonce|kid|ver|auth_time|updated_at)$|_id$|^phone|^tel|^mobile|msisdn|(?:^|_)(?:at|time|timestamp)$/;
/** What says that it is a card. */
const CARD_NAME =
  /^(?:pan|card|cc|credit_card|debit_card|payment_card|card_no|cc_no)$|(?:card|cc|credit_card)_(?:number|num|pan)$/;
const DIGITS = /^\d(?:[ -]?\d){12,18}$/;
/** Four groups as they are printed on cards. */
const PRINTED = /^\d{4}([ -])\d{4,6}\1\d{4,5}(?:\1\d{4})?$/;

const ID_NAMES: ReadonlyMap<string, string> = new Map([
  ['ssn', 'a US social security number'],
  ['social_security', 'a social security number'],
  ['social_security_number', 'a social security number'],
  ['national_id', 'a national identity number'],
  ['national_id_number', 'a national identity number'],
  ['id_card_number', 'the number of an identity card'],
  ['passport', 'the number of a passport'],
  ['passport_number', 'the number of a passport'],
  ['passport_no', 'the number of a passport'],
  ['driving_licence_number', 'the number of a driving licence'],
  ['driver_license_number', 'the number of a driving licence'],
  ['tax_id', 'a tax number'],
  ['tax_number', 'a tax number'],
  ['bsn', 'a Dutch citizen service number'],
  ['cpf', 'a Brazilian tax number'],
  ['dni', 'the number of a Spanish identity card'],
  ['nino', 'a British national insurance number'],
  ['aadhaar', 'an Indian Aadhaar number'],
  ['aadhaar_number', 'an Indian Aadhaar number'],
  ['personnummer', 'a Swedish personal number'],
]);
/** A number with letters between, and no placeholder. */
const ID_VALUE = /^(?=.*\d.*\d.*\d)[\p{L}\d][\p{L}\d ./-]{4,22}$/u;
/** The Social Security Administration gives none of the others. */
const SSN = /^(?!000|666|9\d\d)\d{3}-(?!00)\d\d-(?!0000)\d{4}$/;

/** An IBAN of Malta, in groups. */
const LONGEST_NUMBER = 42;

function nationalId(value: string, name: string): string | undefined {
  if (value.length > LONGEST_NUMBER) return undefined;
  if (isIban(value)) return 'a bank account number (IBAN)';
  if (SSN.test(value) && !OTHER_NUMBER.test(name)) return 'a US social security number';
  const kind = ID_NAMES.get(name);
  return kind !== undefined && ID_VALUE.test(value) ? kind : undefined;
}

const CATEGORIES: ReadonlySet<string> = new Set(
  `diagnosis medical_history blood_type blood_group religion religious_affiliation ethnicity ethnic_origin
  sexual_orientation political_opinion political_affiliation trade_union_membership biometric genetic criminal_record`.split(
    /\s+/,
  ),
);
/** Words with other meanings: a race has runners, a certificate a fingerprint, a service health. */
const AMBIGUOUS: ReadonlySet<string> = new Set(
  'health race union political fingerprint'.split(' '),
);
/** Yes, no, and what only looks like data. */
const EMPTY_VALUE =
  /^(?:|true|false|yes|no|on|off|ok|up|down|healthy|unhealthy|pass|fail|null|none|n\/a|unknown|[*•x.-]+|[\da-f:]{16,}|[\w:-]{22,})$/i;

const RULES: readonly PersonalRule[] = [
  {
    id: 'payload-card-number',
    severity: 'high',
    tell: (value, name) => {
      if (value.length > 23 || !DIGITS.test(value) || OTHER_NUMBER.test(name)) return undefined;
      if (!isCardNumber(value.replace(/\D/g, ''))) return undefined;
      // Of numbers with sixteen digits some look like this by chance.
      const isLikely = PRINTED.test(value) || CARD_NAME.test(name);
      return { severity: isLikely ? 'high' : 'medium' };
    },
    title: 'It carries a card number',
    why: '"{claim}" looks like the number of a payment card: its first digits, its length and its check digit are right.',
    fix: 'Put a token of the payment service in its place: PCI DSS forbids to show the number.',
    reference: 'RFC 7519 §12; PCI DSS 3; ISO/IEC 7812-1',
    examples: {
      flagged: [
        { header: HS256, payload: { pan: '4111 1111 1111 1111' }, severity: 'high' },
        {
          header: HS256,
          payload: { payment: { card_number: '378282246310005' } },
          severity: 'high',
        },
        { header: HS256, payload: { ref: 5555555555554444 }, severity: 'medium' },
        { header: HS256, payload: { list: ['4111-1111-1111-1111'] }, severity: 'high' },
      ],
      clean: [
        { header: HS256, payload: { sub: '4111111111111111', user_id: '4111111111111111' } },
        { header: HS256, payload: { order: '1234567890123456' } },
        { header: HS256, payload: { pan: '4111 1111 1111 1112', phoneNumber: '4111111111111111' } },
        // A masked one, and milliseconds.
        { header: HS256, payload: { pan: '411111******1111', at: 1795000000000 } },
      ],
    },
  },
  {
    id: 'payload-national-id',
    severity: 'high',
    tell: (value, name) => {
      const kind = nationalId(value, name);
      return kind === undefined ? undefined : { values: { kind } };
    },
    title: 'It carries a personal number',
    why: '"{claim}" looks like {kind}. A signed token is readable by everyone who sees it, and such numbers are protected by law.',
    fix: 'Take it out, or encrypt the token.',
    reference: 'RFC 7519 §12; GDPR Art. 87',
    examples: {
      flagged: [
        { header: HS256, payload: { ssn: '078-05-1120' }, severity: 'high' },
        { header: HS256, payload: { iban: 'DE89370400440532013000' } },
        { header: HS256, payload: { account: 'GB82 WEST 1234 5698 7654 32' } },
        { header: HS256, payload: { person: { passportNumber: 'C01X00T47' } } },
        { header: HS256, payload: { note: '219-09-9999' } },
        { header: HS256, payload: { bsn: 123456782 } },
      ],
      clean: [
        { header: HS256, payload: { id: '123-45-6789-0' } },
        // No check digits, no such area, an identifier.
        { header: HS256, payload: { iban: 'DE88370400440532013000', a: '666-12-3456' } },
        { header: HS256, payload: { order_id: '219-09-9999', phone: '219-09-9999' } },
        { header: HS256, payload: { passport: 'local', ssn: '***-**-1120', tax_id: true } },
        // Shown by its holder to this verifier.
        {
          header: { alg: 'ES256' },
          payload: { _sd: ['#1'] },
          disclosures: [['_26bc4LT-ac6q2KI6cBW5es', 'passport_number', 'C01X00T47']],
        },
      ],
    },
  },
  {
    id: 'payload-sensitive-category',
    severity: 'medium',
    tell: (value, name) => {
      const isAmbiguous = AMBIGUOUS.has(name);
      if (!isAmbiguous && !CATEGORIES.has(name)) return undefined;
      if (EMPTY_VALUE.test(value.slice(0, 64))) return undefined;
      return { severity: isAmbiguous ? 'low' : 'medium' };
    },
    title: 'It carries sensitive personal data',
    why: 'By its name "{claim}" is personal data of a special category: health, belief, origin, orientation. A signed token is readable by everyone who sees it.',
    fix: 'Keep it out of tokens; let the service that needs it ask for it.',
    reference: 'RFC 7519 §12; GDPR Art. 9, Art. 10',
    examples: {
      flagged: [
        { header: HS256, payload: { diagnosis: 'J45.9' }, severity: 'medium' },
        { header: HS256, payload: { profile: { bloodType: 'AB-' } } },
        // It may be a competition.
        { header: HS256, payload: { race: 'Asian' }, severity: 'low' },
      ],
      clean: [
        {
          header: HS256,
          payload: { trade_union_id_required: false, browser_fingerprint: 'a1b2', health: 'ok' },
        },
        { header: HS256, payload: { religion: '', fingerprint: 'SHA256:kXq0Zb1mWv9uK3fYt5rLs2' } },
        { header: HS256, payload: { fingerprint: '3f8a1c527d044b7e9c561be1a2d93c40' } },
        { header: HS256, payload: { biometric: 'true' } },
      ],
    },
  },
];

/** Only of the signed payload: what is disclosed, its holder wants to show; the header’s names are other words. */
function isInPayload({ where }: CarriedValue): boolean {
  return where === 'payload';
}

const textOf = (node: JsonNode): string =>
  node.kind === 'string' ? node.value : node.kind === 'number' ? node.text : '';

const nameOf = (step: string | number | undefined): string =>
  typeof step === 'string' && step.length <= MAX_NAME ? snakeName(step) : '';

export default RULES.map(({ tell, ...rule }) => {
  const watch = (node: JsonNode, step?: string | number): boolean =>
    tell(textOf(node), nameOf(step)) !== undefined;
  return defineRule({
    ...rule,
    appliesTo: ['jws'],
    needs: [],
    watch: { string: watch, number: watch },
    check: (facts: LintFacts) =>
      carriedValues(facts, rule.id, isInPayload).map(({ node, at, name, entry }) => {
        const told = tell(textOf(node), nameOf(entry.step));
        return { at, ...told, values: { claim: shortName(name), ...told?.values } };
      }),
  });
});
