import type { FlowLesson } from './lesson.ts';
import { bearerOf, headerOf, isAnswer, isCall } from './request-fact.ts';

export const bearerTokens: FlowLesson = {
  id: 'bearer-tokens',
  title: 'Bearer tokens and the Authorization header',
  doing: 'Call an API without a token, with one, and with one that is not enough.',
  references: ['RFC 6750 §1.2', 'RFC 6750 §2.1', 'RFC 6750 §3', 'RFC 9110 §11.6.2'],
  place: 'flow',
  screens: [
    {
      title: 'Whoever has it may use it',
      blocks: [
        'Beside this text are an authorization server and an API. They run in this browser, and their requests are real: your browser’s network panel shows them.',
        'The API asks for a *bearer token*. Whoever brings it is served. Nobody has to prove that it was given to them, as nobody asks whose a banknote is.',
        'That makes calling simple, and it makes each copy of the token as good as the first one: in a log, in a browser’s history, in a bug report. All that protects it is that nobody else ever gets to see it.',
        'First, see what an API says to somebody without one.',
      ],
      terms: ['bearer token'],
      tasks: [
        {
          id: 'without',
          text: 'Press **Call /api/me** while nobody is signed in. Open the request and read the answer.',
          hint: 'If somebody is signed in, press **Sign out** first.',
          done: '401, with `WWW-Authenticate: Bearer`: the API tells which kind of credentials it wants. No error code, for nothing was wrong; there was nothing (RFC 6750 §3.1).',
          check: (requests) =>
            requests.some(
              (request) =>
                isCall(request) &&
                bearerOf(request) === undefined &&
                isAnswer(request, 401) &&
                headerOf(request, 'WWW-Authenticate') !== '',
            ),
        },
      ],
    },
    {
      title: 'Where the token goes',
      blocks: [
        'It goes into the `Authorization` header of each request, behind the word `Bearer` and a space:',
        {
          kind: 'code',
          says: 'A call',
          text: 'GET /api/me HTTP/1.1\nHost: api.shop.example\nAuthorization: Bearer eyJhbGciOi….eyJpc3Mi….5r5Fjad7…',
        },
        'The scheme’s name is case-insensitive (RFC 9110 §11.1); the token is not. A token never goes into the query, as in `?access_token=…`: addresses end up in logs, histories and `Referer` headers. RFC 9700 §4.3.2 forbids it.',
        {
          kind: 'sequence',
          says: 'From the password to the answer',
          lanes: ['Browser', 'Auth server', 'API'],
          messages: [
            { from: 0, to: 1, text: 'name and password, once' },
            { from: 1, to: 0, text: 'access token', isAnswer: true },
            { from: 0, to: 2, text: 'Authorization: Bearer …' },
            { from: 2, to: 0, text: '200', isAnswer: true },
          ],
        },
        'The password is sent once, to one server. The API never sees it. That is the point of the whole arrangement.',
      ],
      tasks: [
        {
          id: 'with',
          text: 'Press **Sign in**, then **Call /api/me** again.',
          hint: 'The demonstration’s people and passwords are written below the form.',
          done: 'The same request with one more header, and the API knows who is calling. It did not ask the authorization server: it read the token.',
          check: (requests) =>
            requests.some(
              (request) =>
                request.path === '/api/me' &&
                bearerOf(request) !== undefined &&
                isAnswer(request, 200),
            ),
        },
      ],
    },
    {
      title: '401 or 403',
      blocks: [
        'An API refuses for two reasons, and its clients must be able to tell them apart.',
        {
          kind: 'table',
          says: 'What a refusal means (RFC 6750 §3.1)',
          of: 'Status',
          columns: ['`error`', 'What the client does'],
          rows: [
            ['400', '`invalid_request`', 'mends the request: it is malformed'],
            ['401', '`invalid_token`', 'gets a new token: expired, revoked or broken'],
            ['403', '`insufficient_scope`', 'asks the person for more, or gives up'],
          ],
        },
        'A *scope* says what a token is good for, such as `orders:read`. The API compares it with what the call needs. A new token with the same scope would be refused again: so 403, and no retry.',
        'The scope limits what the client may do in the person’s name. It does not say what the person may do. Whether these orders are Ada’s is still for the API to check, at each call.',
      ],
      terms: ['scope'],
      tasks: [
        {
          id: 'scope',
          text: 'Get a 403: as `user1`, press **Transfer money**. Compare the answer with the 401 of the first screen.',
          hint: 'Sign in as `user1` first, if nobody is signed in. `admin` may transfer, and `user1` may not.',
          done: '403 `insufficient_scope`, and the header names the scope that is missing: `transfer`. The token is good; it is not good for this.',
          check: (requests) =>
            requests.some(
              (request) =>
                isCall(request) &&
                bearerOf(request) !== undefined &&
                isAnswer(request, 403) &&
                /insufficient_scope/.test(headerOf(request, 'WWW-Authenticate')),
            ),
        },
      ],
    },
  ],
};
