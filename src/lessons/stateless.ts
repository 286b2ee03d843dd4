import type { FlowLesson } from './lesson.ts';
import { asked, bearerOf, headerOf, isAnswer, isCall } from './request-fact.ts';

export const stateless: FlowLesson = {
  id: 'stateless',
  title: 'Stateless, and its price',
  doing: 'Call an API that looks nothing up, and use a token that was revoked.',
  references: ['RFC 9068 §4', 'RFC 7662 §1', 'RFC 7517 §5'],
  place: 'flow',
  screens: [
    {
      title: 'Nothing is looked up',
      blocks: [
        'With sessions, the cookie is a number: each request costs a look-up in a store that all servers share. With a JWT the request itself says who is calling, and a signature vouches for it. The API is *stateless*: it decides from the request and a public key that it fetched long ago.',
        {
          kind: 'list',
          items: [
            'Any server can answer any request. New ones need no session store.',
            'The API keeps answering while the authorization server is down.',
            'Another team’s service can verify the token without access to your database.',
          ],
        },
        'The API beside this text says in the header `Server-Timing` which tables it read for a call.',
      ],
      terms: ['stateless'],
      tasks: [
        {
          id: 'no-look-up',
          text: 'Set **The API learns of revocation** to **not at all**, sign in, press **Call /api/me**, and find `server-timing` in the answer.',
          hint: 'Open the request to see its answer. If the tokens are opaque, choose JWT in the settings.',
          done: 'Not a single row was read about this token or its owner. A signature, a clock, and an answer.',
          check: (requests) =>
            requests.some(
              (request) =>
                isCall(request) &&
                isAnswer(request, 200) &&
                headerOf(request, 'Server-Timing') !== '' &&
                !/revoked|families|opaque|users/.test(headerOf(request, 'Server-Timing')),
            ),
        },
      ],
    },
    {
      title: 'What nobody looks up, nobody can withdraw',
      blocks: [
        'Now the price. Ada’s laptop is stolen, or she is dismissed. You revoke her token at the authorization server. The API does not hear of it: not asking is what made it fast.',
        'A token that is out is good until its `exp`. Between a revocation and that moment lies a gap, and its length is the lifetime of your access tokens. That is why they are short.',
      ],
      tasks: [
        {
          id: 'revoked-works',
          text: 'With revocation still learned **not at all**: sign in, press **Revoke the access token**, then **Call /api/me**.',
          hint: 'The order matters, and it must be the very token that was revoked: do not refresh in between.',
          done: '200. The authorization server knows that this token is revoked, and the API served it all the same. It will, until `exp`.',
          check: (requests) =>
            requests.some((request, index) => {
              const token = asked(request, 'token');
              return (
                request.path === '/auth/revoke' &&
                isAnswer(request, 200) &&
                requests
                  .slice(index + 1)
                  .some((call) => isCall(call) && bearerOf(call) === token && isAnswer(call, 200))
              );
            }),
        },
      ],
    },
    {
      title: 'Keys are the state that is left',
      blocks: [
        'Stateless does not mean that nothing is shared. The API must know the issuer’s public keys, and learn of new ones. It keeps them for some minutes, and asks again when it meets a `kid` that it does not know, at most once in a while.',
        'Old keys stay published until the last token that they signed has expired. To take a key away at once ends every token it signed: the emergency brake.',
      ],
      tasks: [
        {
          id: 'rotate',
          text: 'Sign in, press **Rotate the signing key**, then **Call /api/me** with the token that the old key signed.',
          hint: 'Do not sign in again after rotating: the old token is the point.',
          done: 'Still 200: the old public key is still in the JWK Set. The next token will name another `kid`.',
          check: (requests) =>
            requests.some((request, index) => {
              const rest = requests.slice(index + 1);
              const next = rest.findIndex(({ path }) => path === '/auth/token');
              return (
                request.path === '/auth/keys' &&
                rest
                  .slice(0, next === -1 ? rest.length : next)
                  .some((call) => isCall(call) && isAnswer(call, 200))
              );
            }),
        },
      ],
    },
    {
      title: 'An honest comparison',
      blocks: [
        {
          kind: 'table',
          says: 'JWT or opaque token',
          of: 'Question',
          columns: ['JWT, read locally', 'Opaque, looked up'],
          rows: [
            ['A call costs', 'a signature check', 'a look-up, or a request'],
            ['Revocation works', 'at `exp`', 'at the next call'],
            ['The token shows', 'all its claims', 'nothing'],
            ['Size', 'hundreds of octets', 'a few dozen'],
            ['Needs', 'keys, and good clocks', 'a store that is always there'],
          ],
        },
        'A look-up in a nearby store takes a millisecond or less, and an ES256 check takes part of one as well. For one application with one database, a session cookie is simpler, smaller and can be withdrawn. The JWT pays when those who verify are many, far apart, or not yours.',
        'Both can be mixed: opaque tokens outside, exchanged for short JWTs at the gateway. See [both measured](#/measure) in your own browser.',
      ],
    },
  ],
};
