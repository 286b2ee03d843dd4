import type { FlowLesson } from './lesson.ts';
import { after, answered, isAnswer, isCall, isRefresh } from './request-fact.ts';

export const refreshTokens: FlowLesson = {
  id: 'refresh-tokens',
  title: 'Refresh tokens',
  doing: 'Let an access token die, save the session, then steal a used refresh token.',
  references: ['RFC 6749 §1.5', 'RFC 6749 §6', 'RFC 9700 §2.2.2', 'RFC 9700 §4.14.2'],
  place: 'flow',
  screens: [
    {
      title: 'Short for the API, long for the server',
      blocks: [
        'An *access token* should be short-lived, because it cannot be taken back. A person wants to sign in once a week. Both at once needs a second token.',
        'The *refresh token* goes to the authorization server alone. That server looks it up, so it can say no at any time. It is often no JWT at all: a random text does, for only its maker has to read it.',
        {
          kind: 'table',
          says: 'Two tokens, two readers',
          of: 'What',
          columns: ['Access token', 'Refresh token'],
          rows: [
            ['Sent to', 'each API, with each call', 'the authorization server, now and then'],
            ['Lives', 'minutes', 'hours to weeks'],
            ['Checked', 'by its signature', 'in a database'],
            ['Taken back', 'hardly', 'at once'],
          ],
        },
      ],
      terms: ['access token', 'refresh token'],
      tasks: [
        {
          id: 'expired',
          text: 'Get `/api/me` to answer 401 because of `exp`: set **Access tokens live** to 3 seconds, sign in, and press **Wait for its end, then call**.',
          hint: 'Change the setting before you sign in: it counts for tokens that are issued from then on.',
          done: '401 `invalid_token`: the access token has expired. The API did not ask anybody; it compared `exp` with its own clock.',
          check: (requests) =>
            requests.some(
              (request) =>
                isCall(request) &&
                isAnswer(request, 401) &&
                /expired/.test(answered(request, 'error_description') ?? ''),
            ),
        },
      ],
    },
    {
      title: 'The session is saved',
      blocks: [
        'The client notices the 401, asks for another access token, and repeats the call. The person notices nothing.',
        {
          kind: 'sequence',
          says: 'After an access token has expired',
          lanes: ['Browser', 'Auth server', 'API'],
          messages: [
            { from: 0, to: 2, text: 'old access token' },
            { from: 2, to: 0, text: '401 invalid_token', isRefusal: true },
            { from: 0, to: 1, text: 'refresh token 1' },
            { from: 1, to: 0, text: 'access token, refresh token 2', isAnswer: true },
            { from: 0, to: 2, text: 'new access token' },
            { from: 2, to: 0, text: '200', isAnswer: true },
          ],
        },
        {
          kind: 'code',
          says: 'The request (RFC 6749 §6)',
          text: 'POST /auth/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=refresh_token&refresh_token=…',
        },
        'A careful client refreshes a little before `exp`, and never twice at a time: with several tabs, one of them does it for all.',
      ],
      tasks: [
        {
          id: 'refresh',
          text: 'Set **Access tokens live** to 5 minutes, press **Refresh**, then **Call /api/me**.',
          hint: 'If nobody is signed in, sign in first. **Refresh** works as long as the refresh token lives.',
          done: 'A new access token, without a password. And a new refresh token: the old one is used up.',
          check: (requests) =>
            after(requests, (request) => isRefresh(request) && isAnswer(request, 200)).some(
              (request) => isCall(request) && isAnswer(request, 200),
            ),
        },
      ],
    },
    {
      title: 'A thief is found out',
      blocks: [
        'A refresh token that is stolen would be a key for weeks. *Rotation* turns theft into something that can be seen: each refresh token is good once. If one comes a second time, two parties have it, and the server cannot tell who is who.',
        'So it ends the whole family: every token that came from this sign-in (RFC 9700 §4.14.2). The thief is out. So is the person, who signs in again, which is a small price.',
        {
          kind: 'sequence',
          says: 'Replay of a used refresh token',
          lanes: ['Browser', 'Auth server', 'Thief'],
          messages: [
            { from: 0, to: 1, text: 'refresh token 1' },
            { from: 1, to: 0, text: 'refresh token 2', isAnswer: true },
            { from: 2, to: 1, text: 'refresh token 1, stolen' },
            { from: 1, to: 2, text: '400, family revoked', isRefusal: true },
            { from: 0, to: 1, text: 'refresh token 2, later' },
            { from: 1, to: 0, text: '400 invalid_grant', isRefusal: true },
          ],
        },
        'Rotation is for clients that can keep no secret of their own, such as pages and apps. For them it, or binding the token to a key, is required (RFC 9700 §2.2.2).',
      ],
      terms: ['rotation'],
      tasks: [
        {
          id: 'replay',
          text: 'Sign in, press **Refresh**, then **Replay the old refresh token**. Now press **Refresh** as the honest browser. What has become of the family?',
          hint: '**Rotate refresh tokens** must be on, in the settings of the server. The button can be pressed once a refresh token has been used.',
          done: 'Both are refused: the replay, and then the newest refresh token too, which nobody had stolen. The whole family is revoked.',
          check: (requests) =>
            after(
              requests,
              (request) =>
                isRefresh(request) &&
                /used before/.test(answered(request, 'error_description') ?? ''),
            ).some((request) => isRefresh(request) && isAnswer(request, 400)),
        },
      ],
    },
  ],
};
