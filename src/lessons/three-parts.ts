import { ISSUER, LESSON_SECRET, MINUTE, SHOP_API } from './lesson-values.ts';
import type { WorkbenchLesson } from './lesson.ts';
import { hasClaims, namesOf, signatureVerdict, textOf } from './token-facts.ts';

const REGISTERED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];

export const threeParts: WorkbenchLesson = {
  id: 'three-parts',
  title: 'Header, payload, signature',
  doing: 'Change each of the three parts, and see which others follow.',
  references: ['RFC 7515 §3.1', 'RFC 7515 §4', 'RFC 7519 §4'],
  place: 'workbench',
  start: {
    alg: 'HS256',
    secret: LESSON_SECRET,
    payload: (now) => ({
      iss: ISSUER,
      sub: 'ada',
      aud: SHOP_API,
      jti: 'three-parts',
      iat: now,
      exp: now + 30 * MINUTE,
    }),
  },
  screens: [
    {
      title: 'The header says how',
      blocks: [
        'A JWT in its usual form is three pieces of base64url with dots between them: the compact serialization (RFC 7515 §3.1).',
        'The first piece is the *JOSE header*, a small JSON object. It tells how the token is secured:',
        {
          kind: 'list',
          items: [
            '`alg`: the algorithm of the signature. It is the one member that must be there (RFC 7515 §4.1.1).',
            '`typ`: what kind of token it is. `at+jwt` says access token; `JWT` says little.',
            '`kid`: which of the issuer’s keys signed, so that the verifier need not try all of them.',
          ],
        },
        'The header is read before the signature has been checked. It is a claim of whoever sent the token. So a verifier takes `alg` and `kid` as hints, and decides by itself which algorithms and keys it accepts. More about that in the lesson on [verifying](#/learn/verifying).',
      ],
      terms: ['JOSE header'],
      tasks: [
        {
          id: 'algorithm',
          text: 'In **Header**, change `HS256` to `HS512`. Which parts of the encoded token change?',
          hint: 'The key is there, so the page signs anew at each edit. Half-typed, the algorithm is unknown: type on.',
          done: 'The header’s piece changed, and with it the signature, which is now twice as long: 64 octets of SHA-512. The payload’s piece is the same.',
          check: (facts) =>
            textOf(facts, 'header', 'alg') === 'HS512' && signatureVerdict(facts) === 'verified',
        },
      ],
    },
    {
      title: 'The payload says what',
      blocks: [
        'The second piece is the *claims set*: a JSON object again. Seven names are registered in RFC 7519 §4.1, all of them optional:',
        {
          kind: 'table',
          says: 'The registered claims',
          of: 'Claim',
          columns: ['Says'],
          rows: [
            ['`iss`', 'who issued it'],
            ['`sub`', 'whom it is about'],
            ['`aud`', 'whom it is for'],
            ['`exp`', 'from when on it must not be accepted'],
            ['`nbf`', 'before when it must not be accepted'],
            ['`iat`', 'when it was issued'],
            ['`jti`', 'its own name, unique for this issuer'],
          ],
        },
        'Three letters keep tokens short. Other names may be public, so chosen that they cannot collide, or private between two parties (RFC 7519 §4.2 and RFC 7519 §4.3). The names are case-sensitive, and a name that stands twice has no agreed meaning: issuers never write one (RFC 7519 §4).',
        'What an application does not understand it must ignore. That lets issuers add claims, and it means that a claim protects nobody unless somebody checks it.',
      ],
      terms: ['claims set'],
      tasks: [
        {
          id: 'claim',
          text: 'In **Payload**, add a claim of your own, such as `"role": "reader"`.',
          hint: 'Put a comma behind the last claim, then the new one: `, "role": "reader"`. Any name that is not there yet will do.',
          done: 'A new payload, a new signature. The header’s piece did not move: each part is encoded by itself.',
          check: (facts) =>
            namesOf(facts, 'payload').some((name) => !REGISTERED.includes(name)) &&
            signatureVerdict(facts) === 'verified',
        },
      ],
    },
    {
      title: 'The signature holds both together',
      blocks: [
        'The third piece is octets, not JSON. They are made over the *signing input*: the first two pieces exactly as they stand, with their dot.',
        {
          kind: 'chain',
          says: 'How HS256 signs',
          steps: [
            { name: 'Encode', text: 'header and payload, each in base64url' },
            { name: 'Join', text: 'with a dot: `eyJhbGci….eyJpc3Mi…`' },
            { name: 'Sign', text: 'HMAC-SHA-256 over these characters, with the secret' },
            { name: 'Append', text: 'another dot, and the 32 octets in base64url' },
          ],
        },
        'So the characters are signed, not the JSON. The same claims with another space, or in another order, are another token. A verifier must never parse a payload, write it anew and check the signature over that.',
      ],
      terms: ['signing input'],
      tasks: [
        {
          id: 'signature',
          text: 'Now change a character of the third piece, in **Token**. Leave header and payload alone.',
          hint: 'Click into the middle of the last, blue-green part and replace one character by another.',
          done: 'Header and payload read as before, and nothing vouches for them any more. They are only somebody’s words now.',
          check: (facts) =>
            signatureVerdict(facts) === 'failed' &&
            hasClaims(facts) &&
            facts.workspace.keyText === LESSON_SECRET,
        },
      ],
    },
  ],
};
