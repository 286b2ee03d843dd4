import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'hmac-key-derived',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: ['verification'],
  title: 'The secret can be read off the token',
  why: 'It is made of the token’s own {claim}, which everybody sees who holds one: anyone can sign.',
  fix: 'Replace it by a random secret and revoke the tokens that were issued.',
  reference: 'RFC 8725 §3.5',
  hides: ['hmac-key-low-entropy', 'hmac-key-too-short'],
  check: ({ key, verification }) => {
    const claim = verification?.secretFrom;
    if (claim === undefined) return undefined;
    return { at: { part: key.status === 'empty' ? 'signature' : 'key' }, values: { claim } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { iss: 'acme' },
        signWith: 'acme',
        key: 'acme',
        severity: 'critical',
      },
      { header: { alg: 'HS256' }, payload: { iss: 'https://login.acme.io/' }, signWith: 'acme123' },
      { header: { alg: 'HS256', kid: 'k1' }, payload: {}, signWith: 'k1_secret', key: '$secret' },
      { header: { alg: 'HS256' }, payload: { email: 'ann@acme.io' }, signWith: 'ANN2026' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { iss: 'acme' }, signWith: '$secret', key: '$secret' },
      { header: { alg: 'HS256' }, payload: { iss: 'acme' }, signWith: 'emca', key: 'emca' },
      { header: { alg: 'HS256' }, payload: { iss: 'acme' }, key: 'acme' },
    ],
  },
});
