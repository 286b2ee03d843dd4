import { setMember } from '../../../json/edit-json.ts';
import { atValue } from '../../at-json.ts';
import { claimText, type StringNode } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix, pathIn } from '../../edit-fix.ts';
import { issuerHost } from '../../../claims/issuer-host.ts';
import { pointerTo } from '../../json-tree.ts';
import { shortName } from '../../short-name.ts';

const ID = 'claim-boolean-as-string';
const MAX = 20;
const VALUE = /^(?:true|false|[01])$/i;
const NAME = /^(?:is|has)[_A-Z]|_verified$|^(?:admin|active|enabled|mfa)$/;

function isBooleanText({ value }: StringNode, name?: string | number): boolean {
  return value.length <= 5 && typeof name === 'string' && VALUE.test(value) && NAME.test(name);
}

/** They write every attribute as a string, and their libraries know it. */
function writesStrings(issuer: string): boolean {
  const host = issuerHost(issuer) ?? '';
  return host === 'appleid.apple.com' || host.startsWith('cognito-idp.');
}

export default defineRule({
  id: ID,
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '{claim} is a string, not a boolean',
  why: '"{claim}" is the string "{value}". In most languages any text counts as true, also "false".',
  fix: 'Write true or false, without quotes.',
  reference: 'OpenID Connect Core §5.1; RFC 8259 §3; CWE-704',
  watch: { string: isBooleanText },
  check: ({ trees, claims }) => {
    const isKnown = writesStrings(claimText(claims, 'iss') ?? '');
    return (trees.payload?.picked.get(ID) ?? []).slice(0, MAX).map((entry) => ({
      at: atValue('payload', entry.node),
      values: {
        claim: shortName(String(entry.step)),
        value: entry.node.kind === 'string' ? entry.node.value : '',
        pointer: pointerTo(entry),
      },
      ...(isKnown && { severity: 'info' as const }),
    }));
  },
  quickFix: editFix('Make "{claim}" a boolean', (text, finding) => {
    const path = pathIn(text, finding);
    const isTrue = /^(?:true|1)$/i.test(String(finding.values?.['value']));
    return path ? setMember(text, path, String(isTrue)) : text;
  }),
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { is_admin: 'false' }, severity: 'medium' },
      { header: { alg: 'HS256' }, payload: { user: { hasAccess: '0', mfa: 'True' } } },
      {
        header: { alg: 'RS256' },
        payload: { iss: 'https://appleid.apple.com', email_verified: 'true' },
        severity: 'info',
      },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { email_verified: true } },
      { header: { alg: 'HS256' }, payload: { level: '1', acr: '0', issue: 'true' } },
      { header: { alg: 'HS256' }, payload: { is_admin: 'no', active: '2026' } },
    ],
  },
});
