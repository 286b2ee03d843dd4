// Claims that are one string by definition, and are something else.
import { setMember } from '../../../json/edit-json.ts';
import { parseJson, type JsonNode } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule, type Hit, type LintFacts } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { vendorForm } from '../../../claims/vendor-form.ts';

const TYPES = {
  number: 'a number',
  true: 'a boolean',
  false: 'a boolean',
  null: 'null',
  object: 'an object',
  array: 'an array',
} satisfies Record<Exclude<JsonNode['kind'], 'string'>, string>;

function findNotStrings(names: readonly string[], { claims }: LintFacts): Hit[] {
  return names.flatMap((claim) => {
    const member = claims?.member(claim);
    if (!member || member.value.kind === 'string') return [];
    const { kind } = member.value;
    const at = atMember('payload', member);
    return [{ at, isFixable: kind === 'number', values: { claim, type: TYPES[kind] } }];
  });
}

const quote = editFix('Make {claim} a string', (text, { values }) => {
  const claim = String(values?.['claim']);
  const { root } = parseJson(text);
  const node =
    root?.kind === 'object' && root.members.findLast(({ name }) => name === claim)?.value;
  return node && node.kind === 'number' ? setMember(text, [claim], `"${node.text}"`) : text;
});

const HS256 = { alg: 'HS256' };

export default [
  defineRule({
    id: 'iss-not-string',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'The issuer is no string',
    why: 'iss must be one string; here it is {type}. An array that holds the expected issuer among others has got past the check of some libraries.',
    fix: 'Refuse such a token, and let the issuer write one string.',
    reference: 'RFC 7519 §4.1.1; CVE-2025-30144',
    check: (facts) => {
      // GitHub takes an app's number as one too.
      const isNumberedApp = vendorForm(facts) === 'github-app';
      return findNotStrings(['iss'], facts).map((hit) => ({
        ...hit,
        ...(isNumberedApp && { severity: 'low' as const }),
      }));
    },
    quickFix: quote,
    examples: {
      flagged: [
        { header: HS256, payload: { iss: ['https://evil', 'https://good'] }, severity: 'high' },
        { header: HS256, payload: { iss: {} } },
        {
          header: { alg: 'RS256' },
          payload: { iss: 12345, iat: 1795000000, exp: 1795000540 },
          severity: 'low',
        },
      ],
      clean: [
        { header: HS256, payload: { iss: 'https://good' } },
        { header: HS256, payload: { sub: 12345 } },
      ],
    },
  }),
  defineRule({
    id: 'sub-bad-type',
    severity: 'medium',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: '{claim} is no string',
    why: '{claim} must be a string; here it is {type}. PyJWT from 2.10 on and other strict libraries reject it.',
    fix: 'Convert it to a string where the token is issued.',
    reference: 'RFC 7519 §4.1.2, §4.1.7; OpenID Connect Core §2; PyJWT 2.10.0',
    check: (facts) => findNotStrings(['sub', 'jti', 'client_id', 'azp', 'nonce', 'sid'], facts),
    quickFix: quote,
    examples: {
      flagged: [
        { header: HS256, payload: { sub: 12345 }, severity: 'medium' },
        { header: HS256, payload: { sub: 'a', nonce: null } },
        { header: HS256, payload: { jti: [], azp: true } },
      ],
      clean: [
        { header: HS256, payload: { sub: '12345' } },
        { header: HS256, payload: { user_id: 12345 } },
      ],
    },
  }),
];
