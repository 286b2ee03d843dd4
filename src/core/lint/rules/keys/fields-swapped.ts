import { nodeAt } from '../../../json/edit-json.ts';
import { parseJson } from '../../../json/parse-json.ts';
import { namesHeader, peekJson } from '../../../token/peek-json.ts';
import { defineRule } from '../../define-rule.ts';

const COMPACT = /^\s*(?:bearer\s+)?(ey[\w-]{8,}\.[\w-]*\.[\w-]*)/i;
const PEM = /^-----BEGIN [A-Z ]*(?:PUBLIC KEY|PRIVATE KEY|CERTIFICATE)-----/;
/** No set of keys is longer. */
const MAX = 262_144;

function isToken(text: string): boolean {
  const token = COMPACT.exec(text.slice(0, 16_384))?.[1];
  return token !== undefined && namesHeader(peekJson(token, 0));
}

/** What the text of the token field is instead of a token. */
function keyWords(text: string): string | undefined {
  if (PEM.test(text)) return 'a key in PEM';
  if (!text.startsWith('{') || text.length > MAX) return undefined;
  const { root, problem } = parseJson(text);
  if (problem || root?.kind !== 'object') return undefined;
  if (nodeAt(root, ['kty'])?.kind === 'string') return 'a JWK';
  if (nodeAt(root, ['keys'])?.kind === 'array') return 'a JWK Set';
  return nodeAt(root, ['jwks_uri']) ? 'an issuer’s discovery document' : undefined;
}

export default defineRule({
  id: 'fields-swapped',
  severity: 'info',
  appliesTo: ['jws', 'jwe', 'unreadable', 'empty'],
  needs: [],
  title: 'Token and key look swapped',
  why: 'The {field} holds {what}.',
  fix: 'Put the token into the token field, and the key into the key field.',
  reference: 'RFC 7515 §5.2; RFC 7517',
  check: ({ token, keyText }) => {
    if (isToken(keyText)) {
      return { at: { part: 'key' }, values: { field: 'key field', what: 'a token' } };
    }
    const isHeader = 'header' in token && token.header.json?.reading.root?.kind === 'object';
    const what = isHeader ? undefined : keyWords(token.text);
    return what === undefined
      ? undefined
      : { at: { part: 'token' }, values: { field: 'token field', what } };
  },
  examples: {
    flagged: [
      { text: '-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----', severity: 'info' },
      { text: '{"keys":[]}' },
      { text: '{"issuer":"https://issuer.example","jwks_uri":"https://issuer.example/jwks"}' },
      { text: '', key: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
    ],
    clean: [
      { header: { alg: 'ES256' }, payload: {}, key: '$p256-public-jwk' },
      { header: { alg: 'HS256' }, payload: {}, key: 'eyes.only.please', keyFormat: 'utf8' },
      { text: '{"a":1}' },
    ],
  },
});
