import { atMember } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { readWebUrl, siteOf } from '../../web-url.ts';

/** Microsoft’s tokens have this format, which nobody who reads them can change. */
const MICROSOFT = ['windows.net', 'microsoftonline.com', 'b2clogin.com', 'ciamlogin.com'];

export default defineRule({
  id: 'x5t-sha1-only',
  severity: 'low',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A SHA-1 thumbprint alone',
  why: 'x5t works as a hint at the certificate, and nothing is signed with its SHA-1. Some platforms refuse to compute SHA-1 at all.',
  fix: 'Give x5t#S256 as well, or instead.',
  reference: 'RFC 7515 §10.11, §4.1.8',
  check: ({ header, claims }) => {
    const member = header?.member('x5t');
    if (!member || header?.get('x5t#S256')) return undefined;
    const issuer = readWebUrl(claimText(claims, 'iss'));
    const isFixed = issuer && MICROSOFT.includes(siteOf(issuer));
    return { at: atMember('header', member), ...(isFixed && { severity: 'info' as const }) };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'RS256', x5t: '7_Zuf1tvkwLxYaHS3q6lUjUYIGw' },
        payload: {},
        severity: 'low',
      },
      {
        header: { alg: 'RS256', x5t: '7_Zuf1tvkwLxYaHS3q6lUjUYIGw' },
        payload: { iss: 'https://sts.windows.net/9188040d-6c67-4c5b-b112-36a304b66dad/' },
        severity: 'info',
      },
    ],
    clean: [
      {
        header: {
          alg: 'RS256',
          x5t: '7_Zuf1tvkwLxYaHS3q6lUjUYIGw',
          'x5t#S256': 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
        },
        payload: {},
      },
      { header: { alg: 'RS256', kid: '7_Zuf1tvkwLxYaHS3q6lUjUYIGw' }, payload: {} },
    ],
  },
});
