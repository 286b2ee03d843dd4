// The words of the page's own furniture. What is said about a token, a key or a danger is said in the core.

const number = new Intl.NumberFormat('en');

export const en = {
  title: 'Jotlab: read, verify and sign JSON Web Tokens in your browser',
  clear: 'Clear',
  token: {
    title: 'Token',
    size: (characters: number) =>
      `${number.format(characters)} character${characters === 1 ? '' : 's'}`,
    link: 'Link',
    linkWhat: 'link with the token',
    segments: {
      header: 'Header',
      payload: 'Payload',
      signature: 'Signature',
      'encrypted-key': 'Encrypted key',
      'initialization-vector': 'Initialization vector',
      ciphertext: 'Ciphertext',
      'authentication-tag': 'Authentication tag',
      surplus: 'Surplus part',
    },
  },
  part: {
    header: {
      title: 'Header',
      empty:
        'The JOSE header: which algorithm signed the token, and which key. Type here to begin a token of your own.',
      about: 'how it is signed',
    },
    payload: {
      title: 'Payload',
      empty: 'The claims set: who issued the token, about whom, for whom, until when.',
      about: 'what it claims',
    },
    encrypted: 'Encrypted. A JWE hides its claims from whoever has no key for it.',
    goTo: 'Show',
  },
  signature: {
    title: 'Signature',
    sign: 'Sign',
    signAs: (alg: string) => `Sign with ${alg}`,
    signHint: 'Make a new signature over header and payload with this key',
    empty: 'A token’s signature tells whether header and payload are still what the issuer signed.',
    facts: 'Facts of the check',
    signing: {
      signed: (alg: string) => `You edited the token; it was signed anew with ${alg} and your key.`,
      unsigned: 'With “alg”: “none” there is nothing to sign.',
      undone: 'Your edits are undone: the token is as it was.',
      kept: {
        'no-key':
          'You edited the token and there is no key to sign with, so the old signature stands and does not fit.',
        'cannot-sign':
          'You edited the token and this key cannot sign with its algorithm, so the old signature stands and does not fit.',
        'no-alg': 'You edited the token; its header names no algorithm, so it could not be signed.',
        failed: 'You edited the token; signing failed, so the old signature stands.',
      },
    },
  },
  key: {
    title: 'Key',
    format: 'Key format',
    placeholder: 'A secret, a PEM, a JWK or a JWK Set. It stays in this tab’s memory.',
    formats: {
      auto: 'Detect',
      utf8: 'Text (UTF-8)',
      base64: 'Base64',
      base64url: 'Base64url',
      hex: 'Hex',
      pem: 'PEM',
      jwk: 'JWK or JWK Set',
    },
    generate: 'Generate',
    generateFor: 'Algorithm of the new key',
    readAs: 'Read as',
    fetch: 'Fetch keys…',
  },
  findings: {
    title: 'Findings',
    none: 'Nothing dangerous found.',
    empty: 'Pitfalls show up here: what is dangerous or wrong about a token, why, and what to do.',
    show: { header: 'Show in header', payload: 'Show in payload', token: 'Show in token' },
    severity: {
      critical: 'Critical',
      high: 'High',
      medium: 'Medium',
      low: 'Low',
      info: 'Note',
    },
  },
  verdict: {
    signature: 'Signature verdict',
    claims: 'Claims verdict',
    countdown: 'Expiry countdown',
    checking: 'Checking…',
    broken: 'The check could not be loaded',
    brokenDetail: 'Is the connection gone? The next edit tries again.',
    nothing: 'No token yet',
    nothingDetail: 'Paste one to check its signature.',
    noClaimsTitle: 'No claims yet',
    noClaims: 'Its claims and their times appear here.',
    clock: 'Clock',
    expect: 'Expect…',
    expectations: 'What a verifier expects',
    stopped: 'stopped',
    now: (moment: string) => `Clock at ${moment}`,
    startClock: 'Real time',
    issued: (words: string) => `Issued ${words}`,
    starts: (words: string) => `Starts ${words}`,
    ends: (words: string) => `Ends ${words}`,
    ended: (words: string) => `Ended ${words}`,
    left: 'left',
    untilStart: 'until it starts',
    since: 'past expiry',
    noExpiry: 'no expiry',
    noToken: 'time left',
  },
  network: {
    label: 'Network activity',
    none: 'Nothing leaves this page',
    requests: (n: number) => `${n} request${n === 1 ? '' : 's'}`,
    since: ' since it opened',
  },
  examples: {
    title: 'Examples',
    begin: 'No token at hand? Open an example:',
    hints: [
      ['access-token', 'Access token'],
      ['id-token', 'ID token'],
      ['expired', 'Expired'],
      ['alg-none', 'alg: none'],
    ],
  },
  theme: {
    label: 'Colour theme',
    options: { system: 'System', light: 'Light', dark: 'Dark' },
  },
  pages: {
    label: 'Pages',
    links: [
      ['', 'Workbench'],
      ['pitfalls', 'Pitfalls'],
    ],
  },
  shortcuts: 'Keyboard shortcuts',
  split: {
    left: 'Width of the token pane',
    right: 'Width of header and payload',
    token: 'Height of the token pane',
    header: 'Height of the header pane',
    signature: 'Height of the signature pane',
  },
} as const;
