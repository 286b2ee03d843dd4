import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';

const MICROSOFT = /^https:\/\/(?:sts\.windows\.net|login\.microsoftonline\.(?:com|us))\//;

export default defineRule({
  id: 'verify-entra-graph-nonce',
  severity: 'info',
  appliesTo: ['jws'],
  needs: [],
  title: 'A Microsoft Graph token',
  why: 'With a nonce in its header, the signature covers a hash of it instead: such tokens are for Microsoft’s own services, and nobody else can verify them.',
  fix: 'Do not check it. For your own API, ask for a token with its scope (api://…/.default).',
  reference: 'RFC 9068 §4; AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet#609',
  hides: ['signature-invalid'],
  check: ({ header, claims }) => {
    const nonce = header?.member('nonce');
    const iss = claims?.get('iss');
    if (nonce?.value.kind !== 'string' || iss?.kind !== 'string') return undefined;
    return MICROSOFT.test(iss.value) ? { at: atMember('header', nonce) } : undefined;
  },
  examples: {
    flagged: [
      {
        header: { typ: 'JWT', nonce: 'AQABAAAAAAA', alg: 'RS256' },
        payload: {
          aud: '00000003-0000-0000-c000-000000000000',
          iss: 'https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/',
        },
        severity: 'info',
      },
      {
        header: { nonce: 'AQABAAAAAAA', alg: 'RS256' },
        payload: { iss: 'https://login.microsoftonline.com/common/v2.0' },
      },
    ],
    clean: [
      // The nonce of an ID token stands in the payload.
      {
        header: { alg: 'RS256' },
        payload: { nonce: 'n', iss: 'https://login.microsoftonline.com/common/v2.0' },
      },
      { header: { alg: 'RS256', nonce: 'n' }, payload: { iss: 'https://acme.example/' } },
      {
        header: { alg: 'RS256', nonce: 'n' },
        payload: { iss: 'https://sts.windows.net.evil.example/' },
      },
    ],
  },
});
