import { findAlgorithm, isNone } from '../../../crypto/algorithms.ts';
import { defineRule } from '../../define-rule.ts';

const familyOf = (alg: string): string =>
  isNone(alg) ? 'none' : (findAlgorithm(alg)?.keyType ?? 'unknown');

export default defineRule({
  id: 'allowlist-mixes-families',
  severity: 'high',
  appliesTo: ['jws'],
  needs: [],
  title: 'The allowed algorithms do not go together',
  why: 'The list of algorithms you expect {mix}. {danger}',
  fix: 'Allow the algorithms of one family for one key, at best a single algorithm.',
  reference: 'RFC 8725 §3.1; OWASP JWT cheat sheet',
  check: ({ expectations: { algorithms = [] } }) => {
    const families = new Set(algorithms.map(familyOf));
    const at = { part: 'key' } as const;
    if (families.has('none')) {
      const danger = 'A verifier that accepts it accepts tokens without any signature.';
      return { at, values: { mix: 'holds none', danger } };
    }
    families.delete('unknown');
    if (families.has('oct') && families.size > 1) {
      const danger = 'With one key for both, anyone can sign with the public key as the secret.';
      return { at, values: { mix: 'has HMAC beside public-key algorithms', danger } };
    }
    const hasBoth =
      algorithms.some((alg) => /^RS\d/.test(alg)) && algorithms.some((alg) => /^PS\d/.test(alg));
    if (!hasBoth) return undefined;
    const danger = 'That is safe so far as known, but one key then serves two schemes.';
    return { at, values: { mix: 'has both RSA paddings', danger }, severity: 'info' };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: {},
        expectations: { algorithms: ['HS256', 'RS256'] },
        severity: 'high',
      },
      {
        header: { alg: 'HS256' },
        payload: {},
        expectations: { algorithms: ['HS256', 'none'] },
        severity: 'high',
      },
      {
        header: { alg: 'RS256' },
        payload: {},
        expectations: { algorithms: ['RS256', 'PS256'] },
        severity: 'info',
      },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {}, expectations: { algorithms: ['RS256'] } },
      { header: { alg: 'HS256' }, payload: {}, expectations: { algorithms: ['HS256', 'HS512'] } },
      { header: { alg: 'RS256' }, payload: {}, expectations: { algorithms: ['RS256', 'ES256'] } },
      { header: { alg: 'HS256' }, payload: {} },
    ],
  },
});
