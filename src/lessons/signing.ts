import { ISSUER, LESSON_SECRET, MINUTE, SHOP_API } from './lesson-values.ts';
import type { WorkbenchLesson } from './lesson.ts';
import { signatureVerdict, verifyingKey } from './token-facts.ts';

export const signing: WorkbenchLesson = {
  id: 'signing',
  title: 'Signing with a secret and with a key pair',
  doing: 'Miss a secret by one letter, sign with a key pair, verify with its public half.',
  references: ['RFC 7518 §3', 'RFC 7517 §4', 'RFC 8725 §3.2'],
  place: 'workbench',
  start: {
    alg: 'HS256',
    secret: LESSON_SECRET,
    payload: (now) => ({
      iss: ISSUER,
      sub: 'ada',
      aud: SHOP_API,
      jti: 'signed-with-care',
      iat: now,
      exp: now + 30 * MINUTE,
    }),
  },
  screens: [
    {
      title: 'One secret on both sides',
      blocks: [
        'HS256 is an HMAC: a hash of the signing input that only who has the *secret* can compute. To verify, you compute it again and compare. So the verifier holds the very key that signs, and could sign a token itself.',
        'Within one application that is fine, and it is the fastest and smallest there is. The secret must be random, and at least as long as the hash: 32 octets for HS256 (RFC 7518 §3.2). A word, or a name with a year, is found in seconds by whoever holds one token: guessing needs no server.',
        {
          kind: 'code',
          says: 'A good secret, in a shell',
          text: 'openssl rand -base64 32',
        },
      ],
      terms: ['secret'],
      tasks: [
        {
          id: 'wrong-secret',
          text: 'In **Key**, change one letter of the secret. Do not touch the token.',
          hint: 'Add or replace a letter anywhere in it.',
          done: 'A secret that is nearly right is as wrong as any other: the HMAC is completely different. The token stayed as it was; a key alone changes no token.',
          check: ({ workspace, ...facts }) =>
            workspace.keyText.length > 20 &&
            workspace.source.mode === 'inspect' &&
            signatureVerdict({ workspace, ...facts }) === 'failed',
        },
      ],
    },
    {
      title: 'Two halves of a pair',
      blocks: [
        'ES256 and RS256 use a pair. The *private key* signs and never leaves the issuer. The public key verifies, and may be known to everybody.',
        {
          kind: 'sequence',
          says: 'Who holds which key',
          lanes: ['Auth server', 'API', 'Anybody'],
          messages: [
            { from: 0, to: 1, text: 'tokens, signed with the private key' },
            { from: 0, to: 2, text: 'public keys, at /jwks.json' },
          ],
        },
        'An API that was broken into gives away a public key: nothing. With HS256 it would have given away the right to sign for everyone.',
      ],
      terms: ['private key'],
      tasks: [
        {
          id: 'key-pair',
          text: 'Make a key pair: **Generate**, then `ES256`. Then press **Sign with ES256** in the pane **Signature**.',
          hint: 'A click beside the list of algorithms, or Escape, closes it. The button of the signature names the key’s algorithm, when that is not the header’s.',
          done: 'The header says `ES256` now, and the signature is 64 octets: two numbers on the curve P-256. The key field holds the private half.',
          check: (facts) =>
            signatureVerdict(facts) === 'verified' && verifyingKey(facts) === 'private',
        },
      ],
    },
    {
      title: 'Verify without being able to sign',
      blocks: [
        'A key can be written as JSON, a JWK (RFC 7517 §4). The pair that you made is one: `x` and `y` are the public point, and `d` is the private number. The public key is the same object without `d`.',
        'Issuers publish their public keys as a *JWK Set*. Each has a `kid`, which the token’s header repeats. That is how keys are changed without an appointment: publish the new one, wait until everybody has it, sign with it, and take the old one away when its last token has expired.',
      ],
      terms: ['JWK Set'],
      tasks: [
        {
          id: 'public-half',
          text: 'Take the private half away: in **Key**, delete `"d": "…"` with its comma. Then try to edit the payload.',
          hint: 'Also delete the comma before `"d"`, when it is the last member. If the field holds no pair, make one as on the screen before and sign.',
          done: 'The signature still holds, checked with the public key alone. What you edit from now on cannot be signed: this is all that an API has.',
          check: (facts) =>
            signatureVerdict(facts) === 'verified' && verifyingKey(facts) === 'public',
        },
      ],
    },
    {
      title: 'Which one to take',
      blocks: [
        {
          kind: 'table',
          says: 'What each costs',
          of: 'Trait',
          columns: ['HS256', 'RS256', 'ES256'],
          rows: [
            ['Verifiers can sign', 'yes', 'no', 'no'],
            ['Signature', '32 octets', '256 octets (2048 bits)', '64 octets'],
            ['Signing', 'fastest', 'slow', 'fast'],
            ['Verifying', 'fastest', 'fast', 'slower than RS256'],
            ['Spread', 'everywhere', 'everywhere', 'nearly everywhere'],
          ],
        },
        'One program that issues and verifies: HS256 with a random secret will do. As soon as a second party verifies, take a pair: ES256 or EdDSA for new systems, RS256 where old libraries have to follow.',
        'Never let one verifier accept both kinds with the same key. An attacker takes your public RSA key, which everybody has, uses its text as an HMAC secret and writes `HS256` into the header. A verifier that trusts the header then accepts it. The cure is to fix the algorithm per key (RFC 8725 §3.1). Tokens to try are among the [pitfalls](#/pitfalls).',
      ],
    },
  ],
};
