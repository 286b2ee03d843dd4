import { atMember } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule, type Severity } from '../../define-rule.ts';
import {
  isExampleHost,
  isLocalHost,
  issuerHost,
  isStagingHost,
} from '../../../claims/issuer-host.ts';
import { shortName } from '../../short-name.ts';

function weigh(host: string): Severity | undefined {
  if (isLocalHost(host) || isStagingHost(host)) return 'low';
  if (isExampleHost(host)) return host.endsWith('.com') ? 'low' : 'info';
  return undefined;
}

export default defineRule({
  id: 'iss-dev-host',
  severity: 'low',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'The issuer looks like a development system',
  why: 'Its host is {host}. A verifier in production must not know such an issuer.',
  fix: 'Nothing to do while you try things out; do not accept it in production.',
  reference: 'RFC 2606; RFC 6761; RFC 8725 §3.8',
  check: ({ claims }) => {
    const member = claims?.member('iss');
    const host = issuerHost(claimText(claims, 'iss') ?? '');
    const severity = host && weigh(host);
    if (!member || !host || !severity) return undefined;
    return { at: atMember('payload', member), severity, values: { host: shortName(host, 80) } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { iss: 'http://localhost:8080/realms/dev' },
        severity: 'low',
      },
      { header: { alg: 'HS256' }, payload: { iss: 'https://172.16.0.9/' } },
      { header: { alg: 'HS256' }, payload: { iss: 'https://[fd12::1]/' } },
      { header: { alg: 'HS256' }, payload: { iss: 'https://id.staging.acme.io' } },
      { header: { alg: 'HS256' }, payload: { iss: 'https://dev-x1.us.auth0.com/' } },
      // A name of the documentation is no system at all.
      { header: { alg: 'HS256' }, payload: { iss: 'https://login.example.org' }, severity: 'info' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { iss: 'https://login.acme.io/dev' } },
      { header: { alg: 'HS256' }, payload: { iss: 'https://devices.acme.io' } },
      { header: { alg: 'HS256' }, payload: { iss: 'https://8.8.8.8' } },
      { header: { alg: 'HS256' }, payload: { iss: 'localhost' } },
      {
        header: { alg: 'RS256' },
        payload: { iss: 'https://kubernetes.default.svc.cluster.local' },
      },
    ],
  },
});
