// The issuer is not the expected one: another version of a tenant, nearly the same, or another one.
import { atMember, atOpening } from '../../at-json.ts';
import { defineRule, type Hit, type LintFacts, type Rule } from '../../define-rule.ts';
import { nearMiss } from '../../near-miss.ts';
import { shortName } from '../../short-name.ts';

const MAX_SHOWN = 120;
const ENTRA_V1 = /^https:\/\/sts\.windows\.net\/([\da-f-]{36})\/?$/i;
const ENTRA_V2 = /^https:\/\/login\.microsoftonline\.com\/([\da-f-]{36})\/v2\.0\/?$/i;

/** The version of the token, when the issuers are the two that one Entra tenant has. */
function entraVersion(actual: string, expected: string): 1 | 2 | undefined {
  const isPair = (v1: string, v2: string): boolean => {
    const tenant = ENTRA_V1.exec(v1)?.[1]?.toLowerCase();
    return tenant !== undefined && tenant === ENTRA_V2.exec(v2)?.[1]?.toLowerCase();
  };
  if (isPair(actual, expected)) return 1;
  return isPair(expected, actual) ? 2 : undefined;
}

interface Mismatch extends Hit {
  readonly id: 'entra-issuer-version' | 'iss-near-miss' | 'iss-mismatch';
}

/** The one that says most. */
function findMismatch({ claims, expectations }: LintFacts): Mismatch | undefined {
  const expected = expectations.issuer;
  if (!claims || expected === undefined) return undefined;
  const shown = { expected: shortName(expected, MAX_SHOWN) };
  const member = claims.member('iss');
  if (!member) {
    const at = atOpening('payload', claims.root);
    return { id: 'iss-mismatch', at, values: { ...shown, actual: 'nobody' } };
  }
  // What is no string is another rule's.
  if (member.value.kind !== 'string' || member.value.value === expected) return undefined;
  const actual = member.value.value;
  const at = atMember('payload', member);
  const values = { ...shown, actual: shortName(actual, MAX_SHOWN) };
  const version = entraVersion(actual, expected);
  if (version) return { id: 'entra-issuer-version', at, values: { ...values, version } };
  const difference = nearMiss(actual, expected);
  if (difference !== undefined)
    return { id: 'iss-near-miss', at, values: { ...values, difference } };
  return { id: 'iss-mismatch', at, values };
}

const check =
  (id: Mismatch['id']): Rule['check'] =>
  (facts) => {
    const mismatch = findMismatch(facts);
    return mismatch?.id === id ? mismatch : undefined;
  };

const HS256 = { alg: 'HS256' };
const TENANT = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const V1 = `https://sts.windows.net/${TENANT}/`;
const V2 = `https://login.microsoftonline.com/${TENANT}/v2.0`;

const iss = (actual: string, issuer: string): Rule['examples']['clean'][number] => ({
  header: HS256,
  payload: { iss: actual },
  expectations: { issuer },
});
const OTHER = iss('https://a.example', 'https://b.example');
const SLASH = iss('https://t.auth0.com', 'https://t.auth0.com/');
const VERSION = iss(V1, V2);
const SAME = iss('https://a.example', 'https://a.example');

export default [
  defineRule({
    id: 'entra-issuer-version',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'The other version of the same Entra tenant',
    why: 'This is a version {version} token of the tenant you expect, but you expect the issuer of the other version. The manifest of the API decides which one is issued.',
    fix: 'Set requestedAccessTokenVersion to 2 in the app registration of the API, or expect the issuer of version 1.',
    reference: 'RFC 7519 §4.1.1; Microsoft identity platform docs (access tokens)',
    check: check('entra-issuer-version'),
    examples: {
      flagged: [{ ...VERSION, severity: 'high' }, iss(V2, V1)],
      clean: [iss(V1, V2.replace('3f2504e0', '4f2504e0')), iss(V1, V1.slice(0, -1)), OTHER, SAME],
    },
  }),
  defineRule({
    id: 'iss-near-miss',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Nearly the expected issuer',
    why: 'It is {actual}, expected is {expected}: only {difference} differs. Issuers are compared character by character, so this is a mismatch.',
    fix: 'Copy the issuer verbatim from its metadata.',
    reference: 'RFC 8414 §3.3; RFC 7519 §7.3; CVE-2024-53861',
    check: check('iss-near-miss'),
    examples: {
      flagged: [
        { ...SLASH, severity: 'high' },
        iss('http://idp.example', 'https://idp.example'),
        iss('https://IDP.example:443', 'https://idp.example'),
        iss('https://idp.example/realms/a', 'https://idp.example'),
        iss('https://idp.example/%74', 'https://idp.example/t'),
      ],
      clean: [OTHER, VERSION, SAME, { header: HS256, payload: { iss: 'https://a.example' } }],
    },
  }),
  defineRule({
    id: 'iss-mismatch',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Another issuer than expected',
    why: 'It is issued by {actual}, expected is {expected}.',
    fix: 'Look for the wrong environment or tenant, or expect this issuer.',
    reference: 'RFC 8725 §3.8; RFC 7519 §4.1.1',
    check: check('iss-mismatch'),
    examples: {
      flagged: [
        { ...OTHER, severity: 'high' },
        iss('a', 'b'),
        { header: HS256, payload: { sub: 'a' }, expectations: { issuer: 'b' } },
      ],
      clean: [
        SAME,
        SLASH,
        VERSION,
        { header: HS256, payload: { iss: 1 }, expectations: { issuer: '1' } },
      ],
    },
  }),
];
