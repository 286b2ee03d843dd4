import type { FlowLesson } from './lesson.ts';
import { answered, isAnswer, isSignIn } from './request-fact.ts';

export const building: FlowLesson = {
  id: 'building',
  title: 'Building the authentication API',
  doing: 'Be refused with a wrong password, be let in, and be stopped from guessing.',
  references: ['RFC 6749 §5', 'RFC 9068 §2', 'RFC 9700 §2.4'],
  place: 'flow',
  screens: [
    {
      title: 'One endpoint that issues',
      blocks: [
        'An authentication API is small. One endpoint takes a name and a password and gives tokens; all others take a token. This is the first one, as the server beside this text has it:',
        {
          kind: 'code',
          says: 'The request, and the answer when the password is right',
          text: 'POST /auth/token\n{"username": "user1", "password": "password123"}\n\n200 OK\nCache-Control: no-store\n{"access_token": "eyJ…", "token_type": "Bearer",\n "expires_in": 300, "refresh_token": "…"}',
        },
        'The names of the answer are those of RFC 6749 §5.1, so that clients and libraries know them. `expires_in` counts seconds from now, which needs no agreement between clocks.',
        'When the password is wrong, the answer is 401 and one sentence. It is the same sentence for a name that does not exist, and it takes the same time: else the endpoint tells whoever asks who has an account.',
      ],
      tasks: [
        {
          id: 'wrong',
          text: 'Sign in with a wrong password. Then look at the answer.',
          hint: 'Write anything else into **Password** and press **Sign in**.',
          done: '401 and `Invalid credentials`. It does not say which of the two was wrong.',
          check: (requests) =>
            requests.some(
              (request) =>
                isSignIn(request) &&
                isAnswer(request, 401) &&
                answered(request, 'message') === 'Invalid credentials',
            ),
        },
        {
          id: 'right',
          text: 'Sign in with the right one, and find the four members in the answer.',
          hint: '`user1` has the password `password123`.',
          done: 'An access token of type Bearer, its lifetime, and a refresh token for later.',
          check: (requests) =>
            requests.some(
              (request) =>
                isSignIn(request) &&
                isAnswer(request, 200) &&
                answered(request, 'token_type') !== undefined &&
                answered(request, 'access_token') !== undefined,
            ),
        },
      ],
    },
    {
      title: 'Passwords',
      blocks: [
        'The server keeps no password. It keeps a slow hash of each, with a *salt* of its own, made by Argon2, scrypt or bcrypt. A leaked table then costs years of computing, not an evening.',
        {
          kind: 'code',
          says: 'In Python, with Werkzeug',
          text: 'user = users.get(username)\nstored = user.password if user else DUMMY_HASH\nif not check_password_hash(stored, password) or not user:\n    return {"message": "Invalid credentials"}, 401',
        },
        'The hash of nobody, `DUMMY_HASH`, is there for the time: an unknown name must not be answered faster.',
        'Guessing is slowed down by counting failures, for each name and for each address. An answer of 429 with `Retry-After` says how long to wait.',
      ],
      terms: ['salt'],
      tasks: [
        {
          id: 'throttled',
          text: 'Guess: sign in as `mallory` with any password, until the server has had enough.',
          hint: 'Six times within a minute. It counts for this name alone, so that you can still sign in as `user1`.',
          done: '429: too many failures. It is counted for names that do not exist as well, or the difference would tell.',
          check: (requests) =>
            requests.some((request) => isSignIn(request) && isAnswer(request, 429)),
        },
      ],
    },
    {
      title: 'All others check',
      blocks: [
        'Each protected endpoint does the same thing before its own work. Write it once, as a decorator or middleware, so that forgetting it is harder than using it.',
        {
          kind: 'code',
          says: 'In Python, with PyJWT',
          text: 'scheme, _, token = request.headers.get("Authorization", "").partition(" ")\nif scheme.lower() != "bearer":\n    return unauthorized()\ntry:\n    claims = jwt.decode(token, PUBLIC_KEY, algorithms=["ES256"],\n      issuer=ISSUER, audience=API,\n      options={"require": ["exp", "iss", "aud", "sub"]})\nexcept jwt.InvalidTokenError:\n    return unauthorized("invalid_token")',
        },
        {
          kind: 'list',
          items: [
            'The key comes from the environment or a key service, never from the source.',
            'The algorithm is fixed; what the header says does not choose it.',
            '`exp` is made with a time zone: `datetime.now(timezone.utc)`.',
            'Refresh tokens are stored hashed, each good for one use.',
          ],
        },
      ],
    },
    {
      title: 'Now your own',
      blocks: [
        'Signing in with a password sent as JSON is for your own page and your own server. As an OAuth grant, the same thing must not be used (RFC 9700 §2.4): no application of somebody else should ever see a password. Those use the authorization code flow with PKCE, which this server has as well.',
        'And ask whether you need to build it at all. An identity provider that is run by others has had years of attacks. What you build by yourself you also watch by yourself.',
        '[Run it yourself](#/run) gives you this server as a program, in Python with Flask or in JavaScript with Hono, made from the settings of the page. Beside it stands the naive version that tutorials show, with what is wrong in it, line by line.',
        'You are through. The [pitfalls](#/pitfalls) are a good next place: each shows one mistake that was really made.',
      ],
    },
  ],
};
