import type { KnownSecret } from '../../../crypto/secret-search/known-secret.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'hmac-key-known',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: ['verification'],
  title: 'The secret is public knowledge',
  why: 'The secret is {secret}, which is in a published list: anyone can forge tokens of this issuer.',
  fix: 'Replace it by a random secret and revoke the tokens that were issued.',
  reference: 'RFC 8725 §2.2, §3.5',
  hides: ['hmac-key-derived', 'hmac-key-low-entropy', 'hmac-key-too-short'],
  check: ({ key, verification }) => {
    const secret = verification?.knownSecret;
    if (!secret) return undefined;
    const part = key.status === 'empty' ? 'signature' : 'key';
    return { at: { part }, values: { secret: quote(secret) } };
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

/** The entry of the list, and what was made of it. */
function quote({ text, reading, hasLineFeed }: KnownSecret): string {
  const decoded = reading === 'utf8' ? '' : ` decoded from ${reading}`;
  return `"${text}"${decoded}${hasLineFeed ? ' with a line feed after it' : ''}`;
}
