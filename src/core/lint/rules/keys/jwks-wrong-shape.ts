import { parseJson, type JsonObject } from '../../../json/parse-json.ts';
import { defineRule } from '../../define-rule.ts';

/** Longer text is a key set, or nothing that stands in for one. */
const MAX_LENGTH = 16_384;

/** What the JSON in the key field is, when it is no JWK and no JWK Set. */
function shapeOf(text: string): string | undefined {
  if (text.length > MAX_LENGTH || !text.trimStart().startsWith('{')) return undefined;
  const { root, problem } = parseJson(text);
  if (problem || root?.kind !== 'object') return undefined;
  const valueOf = (name: string) => root.members.findLast((member) => member.name === name)?.value;
  const keys = valueOf('keys');
  if (valueOf('kty') || keys?.kind === 'array') return undefined;
  if (keys) return 'a key set whose keys is no array';
  if (valueOf('jwks_uri')) return 'a discovery document, which only says where the keys are';
  return isPemMap(root) ? 'a map of kid to certificate, as Google publishes it' : undefined;
}

function isPemMap({ members }: JsonObject): boolean {
  const isPem = ({ value }: JsonObject['members'][number]): boolean =>
    value.kind === 'string' && value.value.startsWith('-----BEGIN ');
  return members.length > 0 && members.every(isPem);
}

export default defineRule({
  id: 'jwks-wrong-shape',
  severity: 'medium',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key'],
  title: 'Not a key set, but something near it',
  why: 'What stands in the key field is {shape}. A JWK Set is an object with an array keys.',
  fix: 'Take the document behind jwks_uri, or paste the one key that the token names.',
  reference: 'RFC 7517 §5; RFC 8414 §2',
  check: ({ keyText }) => {
    const shape = shapeOf(keyText);
    return shape === undefined ? undefined : { at: { part: 'key' }, values: { shape } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { issuer: 'https://a.example', jwks_uri: 'https://a.example/jwks' },
        severity: 'medium',
      },
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { a1b2: '-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----\n' },
      },
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { keys: { a: '$rsa-public-jwk' } },
        keyFormat: 'jwk',
      },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {}, key: { keys: ['$rsa-public-jwk'] } },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public-jwk' },
      // A secret may be JSON.
      { header: { alg: 'HS256' }, payload: {}, key: '{"secret":"xq8-Rt!2z"}' },
    ],
  },
});
