import type { KnownSecret } from '../../../crypto/secret-search/known-secret.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'hmac-key-known',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: ['verification'],
  title: 'The secret is in a list of known ones',
  why: '{found}: anyone who tries it can forge tokens of this issuer.',
  fix: 'Replace it by a random secret and revoke the tokens that were issued.',
  reference: 'RFC 8725 §2.2, §3.5',
  hides: ['hmac-key-derived', 'hmac-key-low-entropy', 'hmac-key-too-short'],
  check: ({ key, verification }) => {
    const secret = verification?.knownSecret;
    if (!secret) return undefined;
    const part = key.status === 'empty' ? 'signature' : 'key';
    return { at: { part }, values: { found: tell(secret) } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { sub: 'a' },
        signWith: 'secret',
        key: 'secret',
        keyFormat: 'utf8',
        severity: 'critical',
      },
      {
        header: { alg: 'HS384' },
        payload: {},
        signWith: 'your-256-bit-secret',
        key: 'your-256-bit-secret',
        keyFormat: 'utf8',
      },
      { header: { alg: 'HS256' }, payload: { sub: 'a' }, signWith: 'secret' },
      { header: { alg: 'HS512' }, payload: { sub: 'a' }, signWith: 'secret\n' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: {}, signWith: '$secret', key: '$secret' },
      { header: { alg: 'HS256' }, payload: {}, signWith: '$secret', key: 'secret' },
    ],
  },
});

/** Where it was found and what was made of the entry. A list of the person's own may hold secrets that are in use. */
function tell({ text, reading, hasLineFeed, list }: KnownSecret): string {
  const decoded = reading === 'utf8' ? '' : ` decoded from ${reading}`;
  const how = `${decoded}${hasLineFeed ? ' with a line feed after it' : ''}`;
  return list === undefined
    ? `The secret is "${text}"${how}, which is in a published list`
    : `The secret is an entry${how} of the list "${list}", which was tried here`;
}
