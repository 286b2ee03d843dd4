// The words of the page about places to keep a token.
const APPS = 'draft-ietf-oauth-browser-based-apps';
const COOKIES = 'draft-ietf-httpbis-rfc6265bis';
const ORIGIN = 'RFC 6454 §3';

const places = {
  memory: {
    name: 'Memory',
    cells: {
      script: {
        words:
          'No global holds it. But the script puts its own fetch in the place of the browser’s, and takes the token with the page’s next call.',
        reference: `${APPS} §8.4`,
      },
      reload: {
        words: 'Gone with the page: it takes a refresh, or a new sign-in.',
        reference: `${APPS} §8.4`,
      },
      tab: { words: 'Each tab has a memory of its own.', reference: `${APPS} §8.4` },
      site: { words: 'Another origin may not look into this page.', reference: ORIGIN },
      worker: {
        words:
          'It has a memory of its own. But it sees the Authorization header of every request that it answers for a page.',
        reference: `${APPS} §8.2`,
      },
    },
  },
  session: {
    name: 'sessionStorage',
    cells: {
      script: { words: 'One line reads it.', reference: `${APPS} §8.5` },
      reload: {
        words: 'Stays, until the tab is closed. Frames of the same site in the tab share it.',
        reference: `${APPS} §8.5`,
      },
      tab: {
        words: 'A new tab begins empty. One that is opened with its opener gets a copy.',
        reference: `${APPS} §8.5`,
      },
      site: { words: 'Storage is kept by origin.', reference: ORIGIN },
      worker: { words: 'A service worker has no sessionStorage.', reference: `${APPS} §8.2` },
    },
  },
  local: {
    name: 'localStorage',
    cells: {
      script: {
        words: 'One line reads it, today or in a month: it has no end.',
        reference: `${APPS} §8.5`,
      },
      reload: { words: 'Stays, also when the browser is closed.', reference: `${APPS} §8.5` },
      tab: { words: 'Every tab of the origin reads it.', reference: `${APPS} §8.5` },
      site: { words: 'Storage is kept by origin.', reference: ORIGIN },
      worker: { words: 'A service worker has no localStorage.', reference: `${APPS} §8.2` },
    },
  },
  cookie: {
    name: 'Cookie, readable',
    cells: {
      script: { words: 'document.cookie reads it.', reference: `${COOKIES} §4.1.2.6` },
      reload: { words: 'Stays, as long as Max-Age says.', reference: 'RFC 6265 §4.1.2.2' },
      tab: { words: 'All tabs share it.', reference: 'RFC 6265 §8.5' },
      site: {
        words:
          'It cannot be read. But unless SameSite stops it, the other site’s requests to this one carry it along: CSRF.',
        reference: `${COOKIES} §4.1.2.7`,
      },
      worker: {
        words:
          'By the Cookie Store API, where the browser has it. The Cookie header of requests is hidden from it.',
        reference: `${APPS} §8.1`,
      },
    },
  },
  'http-only': {
    name: 'Cookie, HttpOnly',
    cells: {
      script: {
        words:
          'Tried: a script cannot even set one, nor read one that a server set. It can still send requests, and they carry it.',
        reference: 'RFC 6265 §4.1.2.6',
      },
      reload: {
        words: 'It stays. A static site has no server that could set one, so it is not tried here.',
        reference: 'RFC 6265 §4.1.2.2',
      },
      tab: {
        words: 'All tabs share it. Not tried, for the same reason.',
        reference: 'RFC 6265 §8.5',
      },
      site: {
        words: 'Cannot be read; sent along, unless SameSite says Lax or Strict. Not tried either.',
        reference: `${COOKIES} §4.1.2.7`,
      },
      worker: {
        words: 'Tried: an answer that a service worker makes loses its Set-Cookie.',
        reference: `${APPS} §8.1`,
      },
    },
  },
};

const threats = {
  script: 'A script on the page',
  reload: 'After a reload',
  tab: 'Another tab',
  site: 'Another site',
  worker: 'A service worker',
};

const outcomes = {
  read: 'reads it',
  'read-when-used': 'reads it when used',
  'not-found': 'not there',
  refused: 'refused',
  'no-such-place': 'no such place',
  ignored: 'cannot set it',
  'not-tried': 'not tried',
};

export const enStorage = {
  title: 'Where to keep a token',
  lead: 'A made-up token is put into each place, and looked for by those who may be after it: in a sandboxed frame, in a tab, in a service worker. Your own tokens are not touched, and it is taken out again.',
  flow: 'A token’s life, step by step',
  start: 'Try it',
  tab: 'Try in another tab',
  tabNote: 'opens a tab that closes by itself',
  running: 'Trying …',
  done: 'Tried. The made-up token is taken out of every place.',
  failed: 'It could not be tried: this browser did not load the frame.',
  matrix: 'What was tried',
  place: 'Place',
  untried: '–',
  refused: (error: string) => `refused: ${error}`,
  stays: 'still there',
  gone: 'gone',
  reasons: 'Why',
  places,
  threats,
  outcomes,
  conclusion: {
    title: 'So where?',
    items: [
      {
        words:
          'No place keeps a token from a script that runs in the page: that one acts as the person, by requests of the page itself. The place decides whether it can take the token away, for use elsewhere and later.',
        reference: `${APPS} §5.1`,
      },
      {
        words:
          'Best: a backend for the frontend keeps the tokens, and the browser has a session cookie alone: HttpOnly, Secure, SameSite, named __Host-.',
        reference: `${APPS} §6.1`,
      },
      {
        words:
          'Without a backend: a short-lived access token in memory, and refresh tokens that are rotated or bound to a key.',
        reference: `RFC 9700 §2.2.2, ${APPS} §6.3`,
      },
      {
        words: 'Not localStorage: what lies there is read by one line, long after.',
        reference: `${APPS} §8.5`,
      },
      {
        words:
          'And keep such scripts out: a Content-Security-Policy, Trusted Types, few scripts of others.',
        reference: `${APPS} §5.1`,
      },
    ],
  },
} as const;
