// The expected audience, or the expected client, is not the token's.
import { atMember, atOpening } from '../../at-json.ts';
import { audiences, claimText, listWords } from '../../claim-text.ts';
import { defineRule, type Hit, type LintFacts, type Rule } from '../../define-rule.ts';
import { nearMiss } from '../../near-miss.ts';
import { shortName } from '../../short-name.ts';

const MAX_SHOWN = 80;
const MAX_NAMED = 3;

interface Mismatch extends Hit {
  readonly id: 'aud-near-miss' | 'aud-mismatch';
}

function listAudiences(actual: readonly string[]): string {
  const names = actual.slice(0, MAX_NAMED).map((one) => shortName(one, MAX_SHOWN));
  const more = actual.length - names.length;
  return names.length === 0
    ? 'nobody'
    : listWords([...names, ...(more > 0 ? [`${more} more`] : [])]);
}

function findMismatch({ claims, expectations }: LintFacts): Mismatch | undefined {
  const expected = expectations.audience;
  if (!claims || expected === undefined) return undefined;
  const actual = audiences(claims);
  if (actual.includes(expected)) return undefined;
  const member = claims.member('aud');
  const at = member ? atMember('payload', member) : atOpening('payload', claims.root);
  const values = { actual: listAudiences(actual), expected: shortName(expected, MAX_SHOWN) };
  for (const audience of actual) {
    const difference = nearMiss(audience, expected);
    if (difference !== undefined)
      return { id: 'aud-near-miss', at, values: { ...values, difference } };
  }
  return { id: 'aud-mismatch', at, values };
}

const check =
  (id: Mismatch['id']): Rule['check'] =>
  (facts) => {
    const mismatch = findMismatch(facts);
    return mismatch?.id === id ? mismatch : undefined;
  };

const HS256 = { alg: 'HS256' };
const aud = (
  actual: string | readonly string[],
  audience: string,
): Rule['examples']['clean'][number] => ({
  header: HS256,
  payload: { aud: actual },
  expectations: { audience },
});
const OTHER = aud('api-a', 'api-b');
const SCHEME = aud('api://6f1c', '6f1c');

export default [
  defineRule({
    id: 'aud-near-miss',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Nearly the expected audience',
    why: 'It is for {actual}, expected is {expected}: only {difference} differs. Audiences are compared character by character.',
    fix: 'Give the issuer and the verifier the same text.',
    reference: 'RFC 7519 §4.1.3, §7.3; CVE-2024-5798',
    check: check('aud-near-miss'),
    examples: {
      flagged: [
        { ...SCHEME, severity: 'high' },
        aud(['x', 'https://api.example/'], 'https://api.example'),
        aud('Orders', 'orders'),
      ],
      clean: [OTHER, aud('orders', 'invoices'), aud(['orders/', 'orders'], 'orders')],
    },
  }),
  defineRule({
    id: 'aud-mismatch',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'For another audience than expected',
    why: 'It is meant for {actual}, not for {expected}.',
    fix: 'Ask the issuer for the right audience or resource, or send the token where it belongs.',
    reference: 'RFC 7519 §4.1.3',
    check: check('aud-mismatch'),
    examples: {
      flagged: [
        { ...OTHER, severity: 'high' },
        aud([], 'api-b'),
        { header: HS256, payload: { sub: 'a' }, expectations: { audience: 'a' } },
      ],
      clean: [aud(['api-a', 'api-b'], 'api-b'), SCHEME],
    },
  }),
  defineRule({
    id: 'azp-mismatch',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Issued to another client',
    why: 'azp says that the token was issued to {azp}, not to the client you expect.',
    fix: 'Refuse it, unless an extension that you use says otherwise.',
    reference: 'OpenID Connect Core §2 (azp), §3.1.3.7; RFC 8725 §3.9',
    check: ({ claims, expectations: { clientId } }) => {
      const member = claims?.member('azp');
      const azp = claimText(claims, 'azp');
      if (!member || azp === undefined || clientId === undefined || azp === clientId) {
        return undefined;
      }
      return { at: atMember('payload', member), values: { azp: shortName(azp, MAX_SHOWN) } };
    },
    examples: {
      flagged: [
        {
          header: HS256,
          payload: { azp: 'other' },
          expectations: { clientId: 'web' },
          severity: 'high',
        },
        { header: HS256, payload: { azp: 'Web', aud: 'web' }, expectations: { clientId: 'web' } },
      ],
      clean: [
        { header: HS256, payload: { aud: 'web' }, expectations: { clientId: 'web' } },
        { header: HS256, payload: { azp: 'web' }, expectations: { clientId: 'web' } },
        { header: HS256, payload: { azp: 'other' } },
      ],
    },
  }),
];
