// The words of the story on the flow page: what a step does, and what is to be seen once it is made.
interface Told {
  readonly title: string;
  readonly seen: string;
}

export const enStory = {
  label: 'The story',
  lead: 'A token’s whole life, step by step. Each step makes real requests, which the diagram shows.',
  place: (made: number, all: number) => `Step ${made} of ${all}`,
  next: (title: string) => `Next: ${title}`,
  end: 'That was the story. What you have seen is in the diagram.',
  play: 'Play',
  pause: 'Pause',
  step: 'Step',
  back: 'Back',
  backHint: 'The server does not go back: the steps before are made once more from the start',
  restart: 'Start again',
  steps: {
    settings: {
      title: 'Set the server up',
      seen: 'Access tokens live five minutes, refresh tokens are rotated, and the API looks into a deny list.',
    },
    'wrong-password': {
      title: 'Sign in with a wrong password',
      seen: '401, “Invalid credentials”. The answer does not say whether there is such a user.',
    },
    'sign-in': {
      title: 'Sign in',
      seen: 'Two tokens came: one to call the API with, one to get the next pair. The password goes over the wire no more.',
    },
    call: {
      title: 'Call the API',
      seen: 'The token went along in the Authorization header. Whoever bears it is let in: that is what Bearer means (RFC 6750 §1).',
    },
    'short-life': {
      title: 'Let access tokens live three seconds',
      seen: 'Nobody would; it saves us waiting. Tokens that are out there keep their exp: nothing calls them back.',
    },
    refresh: {
      title: 'Refresh',
      seen: 'The refresh token was given away for a new pair, and is spent: that is rotation (RFC 9700 §4.14.2).',
    },
    expire: {
      title: 'Wait until the token has expired, and call',
      seen: '401, invalid_token. exp stands in the token itself: nothing had to be looked up to know.',
    },
    'longer-life': {
      title: 'Let them live five minutes again',
      seen: 'The next token will.',
    },
    'refresh-again': {
      title: 'Refresh once more',
      seen: '401, refresh, call again: that is a client’s everyday life, and no person is asked for anything.',
    },
    'call-again': {
      title: 'Call with the new token',
      seen: '200. The person noticed nothing.',
    },
    replay: {
      title: 'Use the old refresh token once more',
      seen: '400. A refresh token that comes twice was copied by somebody. The server cannot tell who is who, and revokes the family.',
    },
    'family-gone': {
      title: 'Refresh with the newest one',
      seen: '400 as well: the whole family is gone. Thief and owner must both sign in.',
    },
    'sign-in-again': {
      title: 'Sign in again',
      seen: 'A new family begins.',
    },
    theft: {
      title: 'Somebody copies the tokens',
      seen: 'No request shows it. A script in the page, an open log or a look into the storage is enough.',
    },
    'thief-calls': {
      title: 'The thief calls the API',
      seen: '200. To the API the two look the same.',
    },
    'thief-refreshes': {
      title: 'The thief refreshes',
      seen: 'The thief was first, and has the only refresh token that still works.',
    },
    'owner-refreshes': {
      title: 'The owner refreshes',
      seen: '400: this one was spent, by the thief. Now the theft is seen, and the family is revoked.',
    },
    'thief-locked-out': {
      title: 'The thief calls again',
      seen: '401: the deny list names the thief’s token too. Without a list it would work until it expires.',
    },
    'sign-in-anew': {
      title: 'Sign in anew',
      seen: 'The owner is back; the thief has no password.',
    },
    revoke: {
      title: 'Revoke the access token',
      seen: '200, and the server wrote its jti into the deny list (RFC 7009).',
    },
    revoked: {
      title: 'Call with it',
      seen: '401. The signature still holds: the API knows only because it looks into the list at each call. That is the price.',
    },
    'sign-out': {
      title: 'Sign out',
      seen: 'The refresh token is revoked, and with it all that came from this sign-in.',
    },
  } satisfies Readonly<Record<string, Told>>,
} as const;
