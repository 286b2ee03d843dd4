// What one must know about the tokens of one issuer.
import { atMember } from '../../at-json.ts';
import { claimText, textNodes } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { isCognitoIssuer, isEntraIssuer } from '../../../claims/issuer-host.ts';

const GRAPH: ReadonlySet<string> = new Set([
  '00000003-0000-0000-c000-000000000000',
  '00000002-0000-0000-c000-000000000000',
  'https://graph.microsoft.com',
  'https://graph.windows.net',
]);
const GUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;

const TENANT = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const RS256 = { alg: 'RS256' };

export default [
  defineRule({
    id: 'issuer-specific-audience',
    severity: 'info',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A token for Microsoft Graph',
    why: 'Its audience is Microsoft Graph. No other API may accept it, and only Graph can check its signature.',
    fix: 'Expose a scope of your own API, and request that.',
    reference: 'RFC 8725 §3.9; Microsoft identity platform docs (access tokens)',
    check: ({ claims }) => {
      const member = claims?.member('aud');
      const isForGraph = textNodes(member?.value).some(({ value }) =>
        GRAPH.has(value.toLowerCase().replace(/(?<!\/)\/$/, '')),
      );
      return member && isForGraph ? { at: atMember('payload', member) } : undefined;
    },
    examples: {
      flagged: [
        {
          header: RS256,
          payload: { aud: '00000003-0000-0000-c000-000000000000' },
          severity: 'info',
        },
        { header: RS256, payload: { aud: 'https://graph.microsoft.com/' } },
      ],
      clean: [
        { header: RS256, payload: { aud: 'api://my-app' } },
        { header: RS256, payload: { appid: '00000003-0000-0000-c000-000000000000' } },
      ],
    },
  }),
  defineRule({
    id: 'cognito-token-use',
    severity: 'info',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A Cognito access token has no audience',
    why: 'Access tokens of Amazon Cognito name the client in client_id instead of aud. A check of aud alone refuses them, or is left out for them.',
    fix: 'Check that token_use is "access", and client_id.',
    reference: 'RFC 8725 §3.9; Amazon Verified Permissions guide (Cognito)',
    check: ({ claims }) => {
      const member = claims?.member('token_use');
      const issuer = claimText(claims, 'iss');
      if (!member || claimText(claims, 'token_use') !== 'access') return undefined;
      const isOurs = issuer === undefined ? claims?.get('client_id') : isCognitoIssuer(issuer);
      return isOurs && !claims?.get('aud') ? { at: atMember('payload', member) } : undefined;
    },
    examples: {
      flagged: [
        {
          header: RS256,
          payload: {
            iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_x',
            token_use: 'access',
            client_id: 'x',
          },
          severity: 'info',
        },
        { header: RS256, payload: { token_use: 'access', client_id: 'x' } },
      ],
      clean: [
        { header: RS256, payload: { token_use: 'id', aud: 'x' } },
        { header: RS256, payload: { iss: 'https://i', token_use: 'access', client_id: 'x' } },
      ],
    },
  }),
  defineRule({
    id: 'entra-tid-mismatch',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Two tenants in one token',
    why: 'tid {fault}. Code that trusts tid alone can be fooled by a token of another tenant.',
    fix: 'Check that the issuer, the issuer of the key, and tid belong together.',
    reference: 'RFC 8725 §3.8; Microsoft identity platform docs (access tokens)',
    check: ({ claims }) => {
      const member = claims?.member('tid');
      const issuer = claimText(claims, 'iss') ?? '';
      if (!member || !isEntraIssuer(issuer)) return undefined;
      const [own] = GUID.exec(claimText(claims, 'tid') ?? '') ?? [];
      const [tenant] = GUID.exec(issuer) ?? [];
      const isSame = tenant === undefined || own?.toLowerCase() === tenant.toLowerCase();
      if (own !== undefined && isSame) return undefined;
      const fault = own === undefined ? 'is no GUID' : 'names another tenant than iss';
      return { at: atMember('payload', member), values: { fault } };
    },
    examples: {
      flagged: [
        {
          header: RS256,
          payload: { iss: `https://sts.windows.net/${TENANT}/`, tid: TENANT.replace('3', '4') },
          severity: 'high',
        },
        {
          header: RS256,
          payload: { iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, tid: 'common' },
        },
      ],
      clean: [
        {
          header: RS256,
          payload: { iss: `https://sts.windows.net/${TENANT}/`, tid: TENANT.toUpperCase() },
        },
        { header: RS256, payload: { iss: `https://login.microsoftonline.com/${TENANT}/v2.0` } },
        { header: RS256, payload: { iss: 'https://idp.io', tid: 'x' } },
      ],
    },
  }),
];
