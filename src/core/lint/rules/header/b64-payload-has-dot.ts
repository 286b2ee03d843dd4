import { defineRule } from '../../define-rule.ts';

const JWS_PARTS = 3;

export default defineRule({
  id: 'b64-payload-has-dot',
  severity: 'high',
  // With two dots in its payload it has the five parts of an encrypted token.
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A dot in an unencoded payload',
  why: 'With "b64": false the payload stands between the dots as it is, and a dot of its own makes it impossible to tell where it ends.',
  fix: 'Detach the payload, or encode it.',
  reference: 'RFC 7797 §5.2',
  // What is taken for the signature is the rest of the payload.
  hides: ['sig-length-mismatch', 'sig-placeholder', 'base64-noncanonical-bits'],
  check: ({ token }) => {
    const { jose, segments, serialization } = token;
    if (jose.b64 !== false || serialization || segments.length <= JWS_PARTS) return undefined;
    const start = segments[1]?.start;
    const last = segments.at(-1);
    if (start === undefined || !last) return undefined;
    return { at: { part: 'token', span: { start, end: last.start - 1 } } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256', b64: false, crit: ['b64'] },
        payload: '$.02',
        severity: 'high',
      },
      { header: { alg: 'HS256', b64: false, crit: ['b64'] }, payload: 'a.b.c' },
    ],
    clean: [
      { header: { alg: 'HS256', b64: false, crit: ['b64'] }, payload: '$02' },
      { header: { alg: 'HS256' }, payload: '$.02' },
    ],
  },
});
