// The words of the page that gives the server as a program of one's own.

/** What is wrong in a line, and what to do instead. */
interface Hole {
  readonly id: string;
  /** What of the code stands in that line and in no other. */
  readonly line: string;
  readonly wrong: string;
  readonly instead: string;
}

const FLASK_HOLES: readonly Hole[] = [
  {
    id: 'secret-in-source',
    line: 'SECRET_KEY = "secret"',
    wrong:
      'The key stands in the source, and it is a word. Whoever reads the code, or tries a list of published secrets, can sign a token for anybody.',
    instead: '32 random octets or more, from the environment; no start without.',
  },
  {
    id: 'plain-passwords',
    line: '"user1": {',
    wrong: 'Passwords are kept as they are: one leak gives them all.',
    instead: 'A slow, salted hash for each.',
  },
  {
    id: 'names-told',
    line: '"User not found"',
    wrong: 'The answer tells who is a user here, before any password was guessed.',
    instead: 'The same words and the same time for both: “Invalid credentials”.',
  },
  {
    id: 'compared-in-plain',
    line: 'user["password"] != data["password"]',
    wrong:
      'It compares the text itself, and stops at the first character that differs. Nothing limits how often one may try.',
    instead: 'check_password_hash, for somebody unknown as well.',
  },
  {
    id: 'password-in-token',
    line: 'payload = dict(user)',
    wrong:
      'All that is known of the user goes into the token, the password too. A payload is encoded, not encrypted: everybody can read it.',
    instead: 'sub, scope, and what the API needs. Nothing else.',
  },
  {
    id: 'lives-a-year',
    line: 'datetime.utcnow()',
    wrong:
      'utcnow() has no time zone and is deprecated since Python 3.12: what touches it next takes it for local time. And a stolen token is good for a year.',
    instead: 'datetime.now(timezone.utc) and some minutes; a refresh token for what comes after.',
  },
  {
    id: 'not-addressed',
    line: 'token = jwt.encode',
    wrong:
      'No iss and no aud: what any other service signs with this key passes here too. No jti: nothing could be revoked.',
    instead: 'iss, aud, iat, exp and jti in every token, each of them required.',
  },
  {
    id: 'token-in-query',
    line: 'request.args.get("token")',
    wrong:
      'A token in a URL stays in the server’s log, the browser’s history and the Referer header.',
    instead: 'The Authorization header alone (RFC 6750 §2.3).',
  },
  {
    id: 'not-verified',
    line: '"verify_signature": False',
    wrong:
      'It decodes and does not verify: anybody writes the claims as they like. The time is not looked at either.',
    instead: 'jwt.decode with the key. There is no route that needs less.',
  },
  {
    id: 'algorithm-of-the-token',
    line: 'get_unverified_header',
    wrong:
      'The token chooses how it is checked. Here that allows every HMAC; a library that knows less takes “none”, or a public key as a secret.',
    instead: 'algorithms=["ES256"], written down.',
  },
  {
    id: 'nothing-required',
    line: 'algorithms=[algorithm]',
    wrong: 'exp is checked only where there is one. A token without lives for ever.',
    instead: 'options={"require": ["exp", "iss", "aud", …]}, with issuer and audience.',
  },
  {
    id: 'logout-does-nothing',
    line: '"Logged out"',
    wrong: 'It says so, and the token goes on working: nobody is told.',
    instead: 'Revoke the refresh tokens, and put the access token on a list.',
  },
  {
    id: 'debugger-for-all',
    line: 'debug=True',
    wrong:
      'Every error shows the source and a Python console. With 0.0.0.0 it does so to the whole network.',
    instead: 'No debug, this machine alone, and a real server behind HTTPS.',
  },
];

const HONO_HOLES: readonly Hole[] = [
  {
    id: 'secret-by-default',
    line: "|| 'secret'",
    wrong:
      'Where the variable was forgotten, the key is a word that everybody can read here, and nothing says so.',
    instead: 'No start without a key.',
  },
  {
    id: 'plain-passwords',
    line: "name: 'user1'",
    wrong: 'Passwords are kept as they are: one leak gives them all.',
    instead: 'A slow, salted hash for each, such as scrypt.',
  },
  {
    id: 'names-told',
    line: "'User not found'",
    wrong: 'The answer tells who is a user here, before any password was guessed.',
    instead: 'The same words and the same time for both: “Invalid credentials”.',
  },
  {
    id: 'compared-loosely',
    line: 'user.password != password',
    wrong:
      'It compares the text itself, and loosely: JSON may bring something else than a text, such as ["password123"].',
    instead: 'Look at the type, then compare hashes by timingSafeEqual.',
  },
  {
    id: 'password-in-token',
    line: '{ ...user }',
    wrong:
      'All that is known of the user goes into the token, the password too, and it is good for a year. A payload is encoded, not encrypted.',
    instead: 'sub, scope, iss, aud, jti, and an exp some minutes away.',
  },
  {
    id: 'token-in-log',
    line: 'console.log',
    wrong: 'Who reads the log can sign in as everybody in it.',
    instead: 'Log the jti.',
  },
  {
    id: 'token-in-query',
    line: "c.req.query('token')",
    wrong:
      'A token in a URL stays in the logs of servers, the browser’s history and the Referer header.',
    instead: 'The Authorization header alone (RFC 6750 §2.3).',
  },
  {
    id: 'not-verified',
    line: 'jwt.decode(token)',
    wrong:
      'It decodes and does not verify: anybody writes the claims as they like, and “alg”: “none” needs no signature at all.',
    instead: 'Verify, on every route.',
  },
  {
    id: 'never-expires',
    line: 'ignoreExpiration',
    wrong:
      'Put in to get past an error once, and left. Neither are algorithms, issuer and audience given.',
    instead: 'algorithms, issuer, audience and requiredClaims, all of them.',
  },
  {
    id: 'stack-told',
    line: 'error.stack',
    wrong:
      'A bad token is the sender’s fault, not a 500; and the stack tells which code runs where.',
    instead: '401 with WWW-Authenticate, and no more than invalid_token.',
  },
  {
    id: 'logout-does-nothing',
    line: "'Logged out'",
    wrong: 'It says so, and the token goes on working: nobody is told.',
    instead: 'Revoke the refresh tokens, and put the access token on a list.',
  },
];

export const enRun = {
  title: 'Run it yourself',
  lead: 'The authorization server and its API as a small program of your own, written for these settings.',
  flow: 'The same in this browser',
  settings: {
    label: 'Settings',
    algorithm: 'Algorithm',
    access: 'Access tokens live',
    refresh: 'Refresh tokens live',
    lifetimes: [
      [3, '3 seconds'],
      [30, '30 seconds'],
      [300, '5 minutes'],
      [3600, '1 hour'],
      [86_400, '1 day'],
      [2_592_000, '30 days'],
    ],
    longestAccess: 86_400,
    seconds: (seconds: number) => `${seconds} seconds`,
    revocation: 'The API learns of revocation',
    revocations: [
      ['none', 'not at all'],
      ['deny-list', 'from a deny list'],
      ['introspection', 'by introspection'],
      ['short-life', 'by short life'],
    ],
    audience: 'Audience (aud)',
    rotation: 'Rotate refresh tokens',
    dpop: 'DPoP is on in this browser’s server, and not in these files.',
  },
  kinds: { label: 'Framework', flask: 'Python: Flask', hono: 'Node: Hono' },
  files: {
    label: 'Files',
    lines: (count: number) => `${count} lines`,
    zip: 'Download .zip',
    zipFailed: 'Not downloaded: try again',
  },
  start: { label: 'Start it', heading: 'Start', all: 'Start' },
  walk: {
    label: 'Walk through it',
    lead: 'In a second shell, one after the other. The number is the status to expect.',
    heading: 'Walk through it',
  },
  naive: {
    label: 'What tutorials show instead',
    lead: 'It runs, and signs people in. Each numbered line is a hole. Our tests start it and go through them.',
    instead: 'Instead:',
    holes: { flask: FLASK_HOLES, hono: HONO_HOLES },
  },
} as const;
