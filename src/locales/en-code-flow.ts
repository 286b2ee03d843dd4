// The words of the authorization code flow on the flow page.
export const enCodeFlow = {
  label: 'Sign in at the server’s own page',
  lead: 'An application of somebody else must not see the password. It opens this page of the authorization server in a tab of its own, and gets a code for tokens (RFC 6749 §4.1, with PKCE: RFC 7636).',
  open: 'Open the sign-in page',
  again: 'Use the code again',
  needsWorker: 'This needs the service worker: nothing else can answer a new tab.',
  status: {
    none: '',
    blocked: 'The browser opened no tab. Allow pop-ups for this site, then try again.',
    waiting: 'Waiting for what the other tab brings …',
    refused: 'No code came: access was refused.',
    'other-issuer':
      'The answer names another server as its issuer, so its code is not used (RFC 9207).',
    returned: 'The code came back, and was exchanged. It is good for one use.',
  },
  values: {
    verifier: ['code_verifier', 'stays here until the code is exchanged'],
    challenge: ['code_challenge', 'its SHA-256 hash, which goes along'],
    state: ['state', 'must come back unchanged'],
    code: ['code', 'of no use without the verifier'],
  },
} as const;
