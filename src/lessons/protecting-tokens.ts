import { ISSUER, LESSON_SECRET, MINUTE, SHOP_API } from './lesson-values.ts';
import type { WorkbenchLesson } from './lesson.ts';
import { hasClaims, namesOf, signatureVerdict } from './token-facts.ts';

export const protectingTokens: WorkbenchLesson = {
  id: 'protecting-tokens',
  title: 'Protecting tokens',
  doing: 'Take out what nobody needs to know, encrypt the rest, and lose the key.',
  references: ['RFC 6750 §5.3', 'RFC 7516 §3', 'RFC 7519 §12', 'RFC 9449 §1'],
  place: 'workbench',
  start: {
    alg: 'HS256',
    secret: LESSON_SECRET,
    payload: (now) => ({
      iss: ISSUER,
      sub: 'ada',
      aud: SHOP_API,
      jti: 'says-too-much',
      birthdate: '1815-12-10',
      iat: now,
      exp: now + 30 * MINUTE,
    }),
  },
  screens: [
    {
      title: 'On its way',
      blocks: [
        'A bearer token that is read on its way is a token that is stolen. So: HTTPS, always, and no exception for “internal” networks (RFC 6750 §5.3). With `Strict-Transport-Security` the browser does not even try without.',
        {
          kind: 'list',
          items: [
            'In the `Authorization` header, or in a cookie with `Secure`, `HttpOnly` and `SameSite`. Never in the address.',
            'Not in logs: have your proxies and error reports leave the header out.',
            '`Cache-Control: no-store` on each answer that holds a token (RFC 6749 §5.1).',
            'To one API: a token whose `aud` names it is of no use elsewhere.',
          ],
        },
        'And short-lived, for some will leak in spite of all this. Minutes, not days.',
      ],
    },
    {
      title: 'Where it is kept',
      blocks: [
        'In a page, each place has its own way of losing tokens. The worst enemy is *XSS*: a script of somebody else in your page.',
        {
          kind: 'table',
          says: 'What can take a token from where',
          of: 'Place',
          columns: ['A script in the page', 'Another site’s request'],
          rows: [
            ['localStorage', 'reads it, also weeks later', 'cannot'],
            ['memory', 'can, with effort', 'cannot'],
            [
              'HttpOnly cookie',
              'cannot read it, can use it',
              'sends it, unless SameSite or a check forbids',
            ],
          ],
        },
        'No place in the page withstands XSS: the script can call the API by itself, as the person. The strongest way keeps tokens out of the browser altogether: a server of your own holds them, and the page has a cookie. [Try each place](#/storage) with a token that is made up.',
        'A token can also be bound to a key (DPoP, RFC 9449): each call then needs a fresh proof by that key, and a copied token alone is worth nothing.',
      ],
      terms: ['XSS'],
    },
    {
      title: 'Say less',
      blocks: [
        'Whoever holds a signed token can read it: the person, each API, each log that it gets into. The safest claim is the one that is not there.',
        'An access token needs to say who, for whom, what for and until when. Names, e-mail addresses and birthdays can be asked for where they are needed, from `/userinfo`.',
      ],
      tasks: [
        {
          id: 'less',
          text: 'This token tells each API when Ada was born. Take `birthdate` out of the payload.',
          hint: 'Delete its whole line in **Payload**, and see that no comma is left over.',
          done: 'Signed anew, shorter, and nothing that works before works less. Nobody can leak what you do not send.',
          check: (facts) =>
            hasClaims(facts) &&
            !namesOf(facts, 'payload').includes('birthdate') &&
            namesOf(facts, 'payload').includes('sub') &&
            signatureVerdict(facts) === 'verified',
        },
      ],
    },
    {
      title: 'Or seal it',
      blocks: [
        'Where a claim has to be there and must not be read on the way, the token is encrypted: a *JWE*. It has five parts (RFC 7516 §3). A fresh content key encrypts the content; that key is encrypted for the recipient, with the recipient’s key.',
        {
          kind: 'chain',
          says: 'Signed, then encrypted: a nested JWT',
          steps: [
            { name: 'Sign', text: 'with the issuer’s key: who says it' },
            { name: 'Encrypt', text: 'for the reader’s key: who may read it' },
            { name: 'Send', text: 'five parts, of which only the header can be read' },
          ],
        },
        'In this order: signed first (RFC 7519 §11.2). Encryption with a public key proves nothing about the sender: everybody has that key. And HTTPS stays: a sealed token that is stolen can still be used.',
      ],
      terms: ['JWE'],
      tasks: [
        {
          id: 'encrypt',
          text: 'Be the reader: **Generate** a key for `ECDH-ES+A256KW`. Then, in **Signature**, open **Encrypt this token** and press **Encrypt**.',
          hint: 'The new key replaces the secret in the key field. **Encrypt this token** stands below the facts of the signature.',
          done: 'Five parts. You still read the payload, because the private key is in the field: the page opened the token with it.',
          check: ({ view, workspace }) => view.kind === 'jwe' && workspace.keyText !== '',
        },
        {
          id: 'locked',
          text: 'Now be somebody else: press **Clear** beside the key.',
          hint: 'The token must be the encrypted one: five parts.',
          done: 'Only the header is left to read. Compare that with the first lesson, where a signed token without its key hid nothing.',
          check: (facts) =>
            facts.view.kind === 'jwe' &&
            facts.workspace.keyText === '' &&
            signatureVerdict(facts) === 'encrypted',
        },
      ],
    },
  ],
};
