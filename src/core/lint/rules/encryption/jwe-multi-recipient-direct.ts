import { readTokens } from '../../../token/parse-json-serialization.ts';
import { defineRule } from '../../define-rule.ts';
import { isDirect, jweParts } from '../../jwe-parts.ts';

/** A JSON serialization for recipients with these algorithms. */
function forRecipients(...algs: readonly string[]) {
  const recipients = algs.map((alg) => ({ header: { alg }, encrypted_key: 'AAAA' }));
  const parts = { iv: '48V1_ALb6US04U3b', ciphertext: '5eym8TW_c8SuK0lt', tag: 'XFBoMYUZodetZdvT' };
  return { text: JSON.stringify({ unprotected: { enc: 'A256GCM' }, recipients, ...parts }) };
}

export default defineRule({
  id: 'jwe-multi-recipient-direct',
  severity: 'medium',
  appliesTo: ['jwe'],
  needs: [],
  title: 'A direct key for several recipients',
  why: 'With {alg} the recipient’s key itself is the content key, so there can be one recipient only; here are {count}.',
  fix: 'Wrap the content key for each: A256KW, ECDH-ES+A256KW or RSA-OAEP-256.',
  reference: 'RFC 7516 §5.1 steps 2 to 6, §7.2.1',
  check: ({ token }) => {
    const { count = 1 } = token.serialization ?? {};
    if (count < 2) return undefined;
    const direct = readTokens(token.text)
      .flatMap((one) => (one.kind === 'jwe' ? [jweParts(one)] : []))
      .find(isDirect);
    return direct && { at: { part: 'token' }, values: { alg: direct.alg, count } };
  },
  examples: {
    flagged: [
      { ...forRecipients('dir', 'A128KW'), severity: 'medium' },
      forRecipients('A128KW', 'ECDH-ES', 'A128KW'),
    ],
    clean: [forRecipients('A128KW', 'A256KW'), forRecipients('dir')],
  },
});
