import { ISSUER, LESSON_SECRET, MINUTE, SHOP_API } from './lesson-values.ts';
import type { WorkbenchLesson } from './lesson.ts';
import { hasClaims, signatureVerdict } from './token-facts.ts';

export const whatIsAJwt: WorkbenchLesson = {
  id: 'what-is-a-jwt',
  title: 'What a JWT is',
  doing: 'Break a token by one character, and read one without its key.',
  references: ['RFC 7519 §1', 'RFC 7519 §3', 'RFC 7515 §3'],
  place: 'workbench',
  start: {
    alg: 'HS256',
    secret: LESSON_SECRET,
    payload: (now) => ({
      iss: ISSUER,
      sub: 'ada',
      name: 'Ada',
      aud: SHOP_API,
      jti: 'a-note-about-ada',
      iat: now,
      exp: now + 30 * MINUTE,
    }),
  },
  screens: [
    {
      title: 'A note that cannot be changed unseen',
      blocks: [
        'You sign in at a shop. From then on each request has to say who you are. The shop could look you up every time. Or it could give you a note, “this is Ada, until half past ten”, and believe the note when you bring it back.',
        'A note is only worth something when you cannot change it. That is what a JSON Web Token is: a few *claims*, as JSON, with a signature over them. “JWT” is to be said like the English word “jot” (RFC 7519 §1).',
        {
          kind: 'parts',
          says: 'A JWT: three parts with dots between them',
          parts: [
            { part: 'header', name: 'Header', text: 'eyJhbGciOi…', meaning: 'how it is signed' },
            { part: 'payload', name: 'Payload', text: 'eyJpc3MiOi…', meaning: 'what it claims' },
            {
              part: 'signature',
              name: 'Signature',
              text: 'dBjftJeZ4C…',
              meaning: 'that nothing was changed',
            },
          ],
        },
        'Beside this text is a real one, and the key that checks it. The signature holds. Now be the forger.',
      ],
      terms: ['claim'],
      tasks: [
        {
          id: 'break',
          text: 'Make this token fail by changing one character: in **Token**, replace a letter of the middle part.',
          hint: 'Click into the violet part, delete one letter and type another. Leave the key as it is.',
          done: 'The signature was made over the old characters, so it does not hold for the new ones. One bit would have been enough.',
          check: (facts) =>
            signatureVerdict(facts) === 'failed' && facts.workspace.keyText === LESSON_SECRET,
        },
      ],
    },
    {
      title: 'Signed is not secret',
      blocks: [
        'The token looks scrambled. It is not: header and payload are written in *base64url*, so that they fit into a URL or an HTTP header. Whoever holds the token can turn it back.',
        {
          kind: 'code',
          says: 'In a shell, without any key',
          text: `echo eyJuYW1lIjoiQWRhIn0 | basenc --base64url -d\n{"name":"Ada"}`,
        },
        'A signature answers one question: is this still what the issuer signed? It hides nothing. So a payload never holds a password, a card number, or anything else that its holder, a log or a proxy must not read.',
      ],
      terms: ['base64url'],
      tasks: [
        {
          id: 'read',
          text: 'Take the key away: empty the field **Key**. What of the token can you still read?',
          hint: 'Press **Clear** beside the key. **Fresh token** puts the token back that you broke.',
          done: 'Every claim is still there to read. Without the key you only lost the means to tell whether somebody changed it.',
          check: (facts) => facts.workspace.keyText === '' && hasClaims(facts),
        },
      ],
    },
    {
      title: 'What it is good for',
      blocks: [
        'A JWT carries a statement from an *issuer* to somebody who trusts that issuer. The reader needs the issuer’s key, and nothing else: no call, no shared database. That is why tokens are popular where one server signs people in and many others serve them.',
        {
          kind: 'list',
          items: [
            'An access token tells an API what its caller may do.',
            'An ID token tells an application who has signed in, and how.',
            'A one-time statement is a password reset link, a download, a message between two services.',
          ],
        },
        'It is a poor place for what changes before the token ends. A cart, a role that may be withdrawn, a session that “sign out everywhere” should end: a note in somebody’s pocket cannot be edited. The lessons about [being stateless](#/learn/stateless) and [revocation](#/learn/revocation) are about that price.',
        'A JWT is a format, not a protocol. It does not say how to sign in, where to keep the token, or when to get another. OAuth 2.0 and OpenID Connect do, and [the flow page](#/flow) runs them.',
      ],
      terms: ['issuer'],
    },
  ],
};
