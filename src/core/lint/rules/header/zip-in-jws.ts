import { atMember } from '../../at-json.ts';
import { defineRule, type LintFacts } from '../../define-rule.ts';
import type { JwsToken } from '../../../token/parsed-token.ts';

/** SMART Health Cards are signed and compressed by their specification: ES256, a thumbprint as `kid`. */
function isHealthCard({ token: { jose }, claims }: LintFacts<JwsToken>): boolean {
  const { alg, zip, kid = '' } = jose;
  return alg === 'ES256' && zip === 'DEF' && !claims && /^[\w-]{43}$/.test(kid);
}

export default defineRule({
  id: 'zip-in-jws',
  severity: 'medium',
  appliesTo: ['jws'],
  needs: [],
  title: 'zip in a signed token',
  why: 'zip is defined for encrypted tokens alone. Other libraries take the payload as it stands, for binary data.{note}',
  fix: 'Do not compress: this is an extension of single libraries.',
  reference: 'RFC 7516 §4.1.3; RFC 7515 §4',
  check: (facts) => {
    const zip = facts.header?.member('zip');
    if (!zip) return undefined;
    const isCard = isHealthCard(facts);
    return {
      at: atMember('header', zip),
      severity: isCard ? 'info' : 'medium',
      values: { note: isCard ? ' SMART Health Cards are made so by design.' : '' },
    };
  },
  examples: {
    flagged: [
      { header: { alg: 'HS256', zip: 'DEF' }, payload: {}, severity: 'medium' },
      { header: { alg: 'HS256', zip: 'GZIP' }, payload: {} },
      {
        header: { alg: 'ES256', zip: 'DEF', kid: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs' },
        payload: 'not JSON',
        severity: 'info',
      },
    ],
    clean: [
      { text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIiwiemlwIjoiREVGIn0..AAAA.AAAA.AAAA' },
      { header: { alg: 'HS256' }, payload: { zip: '10115' } },
    ],
  },
});
