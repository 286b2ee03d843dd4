import type { JwsToken, ParsedToken, Segment } from '../../../token/parsed-token.ts';
import { defineRule } from '../../define-rule.ts';
import { sameOctets } from '../../same-octets.ts';

/** Shorter ones are placeholders. */
const MIN_BYTES = 16;

function isSame(one: Segment | undefined, other: Segment | undefined): boolean {
  return sameOctets(one?.decoded.bytes, other?.decoded.bytes);
}

/** The other token carries this one’s signature over something else, not only over another encoding of it. */
function hasTakenFrom(token: JwsToken, other: ParsedToken): boolean {
  if (other.kind !== 'jws' || !isSame(token.signature, other.signature)) return false;
  return !isSame(token.header, other.header) || !isSame(token.payload, other.payload);
}

export default defineRule({
  id: 'sig-reused-across-tokens',
  severity: 'medium',
  appliesTo: ['jws'],
  needs: [],
  title: 'Another token has the same signature',
  why: 'Two tokens here carry the same signature over different content: at least one of them was edited after it was signed.',
  fix: 'Find out which of them the issuer made; sign the other anew.',
  reference: 'RFC 7515 §5.2',
  check: ({ token, others }) => {
    const length = token.signature?.decoded.bytes?.length ?? 0;
    const isReused = length >= MIN_BYTES && others.some((other) => hasTakenFrom(token, other));
    return isReused ? { at: { part: 'signature' } } : undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { role: 'user' },
        others: [{ header: { alg: 'HS256' }, payload: { role: 'admin' } }],
        severity: 'medium',
      },
      {
        header: { alg: 'HS256', kid: 'a' },
        payload: { role: 'user' },
        others: [{ header: { alg: 'HS256', kid: 'b' }, payload: { role: 'user' } }],
      },
    ],
    clean: [
      // The same token twice.
      {
        header: { alg: 'HS256' },
        payload: { role: 'user' },
        others: [{ header: { alg: 'HS256' }, payload: { role: 'user' } }],
      },
      {
        header: { alg: 'HS256' },
        payload: { role: 'user' },
        others: [{ header: { alg: 'HS384' }, payload: { role: 'admin' } }],
      },
      // Neither has one.
      {
        header: { alg: 'none' },
        payload: { role: 'user' },
        signature: '',
        others: [{ header: { alg: 'none' }, payload: { role: 'admin' }, signature: '' }],
      },
    ],
  },
});
