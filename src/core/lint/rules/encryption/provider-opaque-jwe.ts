import { claimText } from '../../claim-text.ts';
import { defineRule, type JsonObjectFacts } from '../../define-rule.ts';

interface Provider {
  readonly provider: string;
  readonly note: string;
}

/** Whose tokens have exactly these parameters, in any order. */
function providerOf(header: JsonObjectFacts): Provider | undefined {
  const names = header.root.members.map(({ name }) => name).toSorted();
  const isEncrypted = (alg: string): boolean =>
    claimText(header, 'alg') === alg && claimText(header, 'enc') === 'A256GCM';
  if (names.join(' ') === 'alg enc iss' && isEncrypted('dir')) {
    return {
      provider: 'Auth0',
      note: 'No audience was asked for, so this access token is for /userinfo alone.',
    };
  }
  const isCognito = names.join(' ') === 'alg cty enc' && isEncrypted('RSA-OAEP');
  if (!isCognito || claimText(header, 'cty') !== 'JWT') return undefined;
  return { provider: 'Amazon Cognito', note: 'That is what its refresh tokens look like.' };
}

const AUTH0 = 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiaXNzIjoiaHR0cHM6Ly9hLnVzLmF1dGgwLmNvbS8ifQ';
const COGNITO = 'eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ';
const REST = '.AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA';

export default defineRule({
  id: 'provider-opaque-jwe',
  severity: 'info',
  appliesTo: ['jwe'],
  needs: [],
  title: 'Most likely only {provider} can open it',
  why: '{note} It is encrypted with a key that its provider keeps.',
  fix: 'If you want an access token to read, ask for the audience of your API.',
  reference: 'RFC 7516 §4; Auth0 documentation "Access tokens", Amazon Cognito documentation',
  check: ({ header, verification }) => {
    const told = header && !verification?.plaintext ? providerOf(header) : undefined;
    return told && { at: { part: 'header' }, values: { ...told } };
  },
  examples: {
    flagged: [{ text: `${AUTH0}.${REST.slice(5)}`, severity: 'info' }, { text: COGNITO + REST }],
    clean: [
      // With a kid, whose key may be at hand.
      {
        text: `eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiaXNzIjoiYSIsImtpZCI6ImsifQ.${REST.slice(5)}`,
      },
      { text: `eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0.${REST.slice(5)}` },
    ],
  },
});
