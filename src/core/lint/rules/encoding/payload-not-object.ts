import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'payload-not-object',
  severity: 'high',
  appliesTo: ['jws'],
  needs: [],
  title: 'The payload is no JSON object',
  why: 'A JWT’s payload must be one JSON object of claims. A verifier refuses this one, or reads no claims from it: no expiry, no audience.',
  fix: 'Mend the JSON. If this is another kind of content, name it in `cty` and do not call it a JWT.',
  reference: 'RFC 7519 §7.2 step 10, RFC 7515 §4.1.10',
  check: ({ token: { payload, jose }, claims, header }) => {
    const isOther = header?.get('cty') !== undefined || header?.get('b64')?.kind === 'false';
    if (claims || !payload || payload.text === '' || isOther) return undefined;
    // What cannot be decoded is told as a fault of base64url.
    if (payload.decoded.bytes === undefined) return undefined;
    // A JWS may carry anything (RFC 7515 §1); only what looks like a JWT is a broken one.
    const isMeant = jose.typ?.toUpperCase() === 'JWT' || /^\s*[{[]/.test(payload.json?.text ?? '');
    return { at: { part: 'payload' }, ...(!isMeant && { severity: 'info' as const }) };
  },
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: '{"sub":"a",', severity: 'high' },
      { header: { alg: 'HS256' }, payload: '["a"]' },
      { header: { alg: 'HS256', typ: 'JWT' }, payload: 'hello', severity: 'high' },
      { header: { alg: 'HS256' }, payload: 'hello', severity: 'info' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { sub: 'a' } },
      { header: { alg: 'HS256', cty: 'text/plain' }, payload: 'hello' },
      { header: { alg: 'HS256' }, payload: '' },
      { text: 'eyJhbGciOiJIUzI1NiJ9.{"sub":1}.AAAA' },
      { header: { alg: 'HS256', b64: false, crit: ['b64'] }, payload: '$.02' },
    ],
  },
});
