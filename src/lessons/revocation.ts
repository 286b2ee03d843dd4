import type { FlowLesson } from './lesson.ts';
import { answered, asked, bearerOf, isAnswer, isCall, isSignIn } from './request-fact.ts';

export const revocation: FlowLesson = {
  id: 'revocation',
  title: 'Revocation',
  doing: 'End an access token before its time, and see what each way of it costs.',
  references: ['RFC 7009 §2', 'RFC 7662 §2', 'RFC 9700 §4.14.2'],
  place: 'flow',
  screens: [
    {
      title: 'Telling the server',
      blocks: [
        'A client that no longer needs a token says so: it posts it to the revocation endpoint (RFC 7009 §2.1). The answer is 200 even when the server does not know the token, for then there is nothing left to revoke (RFC 7009 §2.2).',
        {
          kind: 'code',
          says: 'Signing out',
          text: 'POST /auth/revoke\nContent-Type: application/x-www-form-urlencoded\n\ntoken=…&token_type_hint=refresh_token',
        },
        'A refresh token is gone at once: its server looks it up at each use. Revoking it should end the access tokens of the same sign-in as well. But those are read by APIs, and an API that looks nothing up does not hear of it. Somebody has to tell it, or it has to ask.',
      ],
    },
    {
      title: 'A list of those that are out',
      blocks: [
        'Each token has a name, `jti`. The *deny list* holds the names of those that were revoked and have not yet expired. The API looks into it at each call.',
        'The list stays short: few tokens are revoked, and each leaves the list at its `exp`, after which it would be refused anyway. It may be copied to each API, some seconds late, and then a look-up costs next to nothing.',
        {
          kind: 'chain',
          says: 'What an API does with a deny list',
          steps: [
            { name: 'Verify', text: 'signature, `iss`, `aud`, `exp`: most bad tokens end here' },
            { name: 'Look up', text: '`jti` in the deny list' },
            { name: 'Answer', text: '200, or 401 when it is listed' },
          ],
        },
      ],
      terms: ['deny list'],
      tasks: [
        {
          id: 'deny-list',
          text: 'Set **The API learns of revocation** to **from a deny list**, sign in, press **Revoke the access token**, then **Call /api/me**.',
          hint: 'Call once before revoking, if you want to see the difference.',
          done: '401 `invalid_token`: it was revoked. Its signature still holds and its `exp` is still ahead. Only the list knew.',
          check: (requests) =>
            requests.some((request, index) => {
              const token = asked(request, 'token');
              return (
                request.path === '/auth/revoke' &&
                requests
                  .slice(index + 1)
                  .some(
                    (call) =>
                      isCall(call) &&
                      bearerOf(call) === token &&
                      isAnswer(call, 401) &&
                      /revoked/.test(answered(call, 'error_description') ?? ''),
                  )
              );
            }),
        },
      ],
    },
    {
      title: 'To ask, or not to live long',
      blocks: [
        '*Introspection* asks the authorization server about each token (RFC 7662 §2.1). The answer `{"active": false}` covers every reason: expired, revoked, never issued. It is exact, and it makes that server a part of every call. Answers may be kept for some seconds, which is a gap again.',
        'The other way is to do nothing, and to let access tokens live a minute. Then the gap is a minute, and the refresh, which happens every minute, is where the server says no.',
        {
          kind: 'table',
          says: 'How long a revoked access token still works',
          of: 'Way',
          columns: ['Gap', 'Cost'],
          rows: [
            ['nothing', 'until `exp`', 'none'],
            ['short life', 'a minute', 'a refresh a minute'],
            ['deny list', 'none, or until it is copied', 'a look-up a call'],
            ['introspection', 'none', 'a request a call'],
          ],
        },
      ],
      terms: ['introspection'],
      tasks: [
        {
          id: 'short-life',
          text: 'Set **The API learns of revocation** to **by short life**, and sign in. What does `expires_in` say now?',
          hint: 'Open the request `POST /auth/token` and look at its answer. **Access tokens live** must not be shorter than a minute already.',
          done: 'Sixty seconds at most, whatever the lifetime was set to. A stolen token is good for that long, and nobody had to look anything up.',
          check: (requests) => {
            const set = requests.findIndex(
              (request) => asked(request, 'revocation') === 'short-life' && isAnswer(request, 200),
            );
            return (
              set !== -1 &&
              requests
                .slice(set)
                .some(
                  (request) =>
                    isSignIn(request) && Number(answered(request, 'expires_in') ?? Infinity) <= 60,
                )
            );
          },
        },
      ],
    },
    {
      title: 'Which way to take',
      blocks: [
        'Ask how bad the gap is. For reading orders, five minutes may do. For a transfer, ask the server at that one call: ways can be mixed, by endpoint.',
        {
          kind: 'list',
          items: [
            'Signing out: forget the tokens, revoke the refresh token.',
            'A stolen laptop, a dismissal: revoke all refresh tokens of that person, and list the `jti` of what is out.',
            'A leaked signing key: take its public half out of the JWK Set. Everything it signed ends.',
          ],
        },
        'A changed password should end what was signed in with the old one. A role that was withdrawn is still in the tokens: what must count at once does not belong into a claim.',
        '[Stateless or not, measured](#/measure) shows the gap of each way with real calls.',
      ],
    },
  ],
};
