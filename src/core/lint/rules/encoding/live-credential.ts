import { claimText } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { isExampleHost, isLocalHost, issuerHost } from '../../../claims/issuer-host.ts';

/** RFC 2606 §2: nobody's hosts. */
const NOBODY = /(?:^|\.)(?:example|test|invalid)$/;

export default defineRule({
  id: 'live-credential',
  severity: 'info',
  appliesTo: ['jws'],
  needs: ['clock'],
  title: 'It may still open doors',
  why: 'By its expiry this token is still good, and whoever has it can use it. It stays in this tab; links and screenshots do not.',
  fix: 'Treat it like a password, and revoke it when you are done.',
  reference: 'RFC 6750 §5.3',
  check: ({ token, claims, keyUse, signing, now }) => {
    // What was signed here is nobody’s credential.
    if (!token.signature?.text || keyUse === 'sign' || signing) return undefined;
    const host = issuerHost(claimText(claims, 'iss') ?? '');
    if (!host || isLocalHost(host) || isExampleHost(host) || NOBODY.test(host)) return undefined;
    const exp = claims?.get('exp');
    const isPast = exp !== undefined && !(exp.kind === 'number' && Number(exp.text) > now);
    return isPast ? undefined : { at: { part: 'token' } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'RS256' },
        payload: { iss: 'https://login.contoso.com', exp: 1_795_003_600 },
        severity: 'info',
      },
      { header: { alg: 'RS256' }, payload: { iss: 'https://login.contoso.com' } },
    ],
    clean: [
      {
        header: { alg: 'RS256' },
        payload: { iss: 'https://issuer.example', exp: 1_794_990_000 },
      },
      {
        header: { alg: 'RS256' },
        payload: { iss: 'https://login.contoso.com', exp: 1_794_990_000 },
      },
      { header: { alg: 'RS256' }, payload: { iss: 'https://issuer.example' } },
      { header: { alg: 'RS256' }, payload: { sub: '1234567890', name: 'John Doe' } },
      {
        header: { alg: 'RS256' },
        payload: { iss: 'https://login.contoso.com' },
        signing: { status: 'signed', alg: 'RS256' },
      },
    ],
  },
});
