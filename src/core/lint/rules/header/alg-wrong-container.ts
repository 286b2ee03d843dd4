import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { HEADER_ALGORITHMS } from '../../header-algorithms.ts';

const JWS_PARTS = 3;

export default defineRule({
  id: 'alg-wrong-container',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'Signed in shape, encrypted by name, or the reverse',
  why: '{name} "{value}" belongs to {named} tokens, and this has the shape of {shaped} one. Whoever decides by what arrives may skip a check.',
  fix: 'Reject it. Decide between signed and encrypted by policy, never by what arrives.',
  reference: 'RFC 7516 §9; rfc8725bis §3.3',
  check: ({ token, header }) => {
    const isSigned = token.kind === 'jws';
    // Half a JWE has another fault, and so has an unencoded payload with dots in it.
    if (isSigned && !token.serialization && token.segments.length !== JWS_PARTS) return undefined;
    if (token.jose.b64 === false) return undefined;
    const wrong = isSigned ? 'key-management' : 'signature';
    const names = isSigned ? ['alg', 'enc'] : ['alg'];
    const member = names
      .map((name) => header?.member(name))
      .find(
        (one) =>
          one?.value.kind === 'string' &&
          (one.name === 'enc' || HEADER_ALGORITHMS.get(one.value.value) === wrong),
      );
    if (member?.value.kind !== 'string' || member.value.value === 'none') return undefined;
    return {
      at: atMember('header', member),
      values: {
        name: member.name,
        value: member.value.value.slice(0, 40),
        named: isSigned ? 'encrypted' : 'signed',
        shaped: isSigned ? 'a signed' : 'an encrypted',
      },
    };
  },
  examples: {
    flagged: [
      { header: { alg: 'RSA-OAEP', enc: 'A256GCM' }, payload: {}, severity: 'high' },
      { header: { alg: 'HS256', enc: 'A256GCM' }, payload: {} },
      { text: 'eyJhbGciOiJSUzI1NiIsImVuYyI6IkEyNTZHQ00ifQ.AAAA.AAAA.AAAA.AAAA' },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {} },
      { text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaa.bbbb.cccc' },
      // A JWE that was cut off.
      { text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0.' },
      { header: { alg: 'SM2' }, payload: {} },
    ],
  },
});
