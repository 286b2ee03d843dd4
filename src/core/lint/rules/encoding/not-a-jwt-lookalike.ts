import { decodeBase64url } from '../../../bytes/base64url.ts';
import { defineRule } from '../../define-rule.ts';

const PATTERNS: readonly (readonly [format: string, pattern: RegExp])[] = [
  ['a PASETO token', /^v[1-4]\.(?:local|public)\.[\w-]{20,}/],
  ['a Fernet token', /^gAAAAA[\w-]{60,}={0,2}$/],
  ['an opaque token of Google’s', /^ya29\.[\w-]{20,}/],
  ['a token of GitHub’s', /^(?:gh[pousr]_|github_pat_)\w{20,}$/],
  ['a token of Slack’s', /^xox[abeoprs](?:\.xox[bp])?-[\w-]{10,}/],
  ['XML in base64, as SAML sends it', /^(?:PD94|PHNhbW|PFNBTU)[\w+/-]{20,}/],
  ['a signed cookie of Flask’s or Django’s', /^\.eJ[\w-]+\.[\w-]{6}\.[\w-]{27}$/],
];
/** Seconds as bytes between the payload and an HMAC (itsdangerous). */
const THREE_PARTS = /^([\w-]+)\.([\w-]{6,8})\.([\w-]{27}|[\w-]{43}|[\w-]{86})$/;

/** Version 1 begins with the length of a packet "location", version 2 with 2, 1. */
function isMacaroon(text: string): boolean {
  if (!/^(?:MDA|AgE)[\w+/-]{30,}={0,2}$/.test(text)) return false;
  const { bytes } = decodeBase64url(text.slice(0, 24));
  const start = String.fromCharCode(...(bytes ?? []));
  return start.startsWith('\u0002\u0001') || /^00[\da-f]{2}location /.test(start);
}

/** The name of the format, when the text has the form of another one. */
export function otherFormat(text: string): string | undefined {
  const known = PATTERNS.find(([, pattern]) => pattern.test(text))?.[0];
  if (known !== undefined) return known;
  if (THREE_PARTS.test(text) && text.startsWith('ey')) return 'a signed cookie of Flask’s';
  return isMacaroon(text) ? 'a macaroon' : undefined;
}

export default defineRule({
  id: 'not-a-jwt-lookalike',
  severity: 'info',
  appliesTo: ['jws', 'unreadable'],
  needs: [],
  title: 'Another format than a JWT',
  why: 'By its form this is {format}. It has no header that names an algorithm, and no claims to be read here.',
  fix: 'Use the tool for that format.',
  reference: 'RFC 7519 §7.2; PASETO, itsdangerous, Fernet and macaroon specifications',
  hides: [
    'segment-count',
    'alg-missing',
    'payload-not-object',
    'base64-padding',
    'base64-std-alphabet',
    'base64-illegal-char',
    'base64-impossible-length',
    'base64-noncanonical-bits',
    'input-truncated',
  ],
  check: ({ token, header }) => {
    if (header?.get('alg') ?? header?.get('typ')) return undefined;
    const format = otherFormat(token.text);
    return format === undefined ? undefined : { at: { part: 'token' }, values: { format } };
  },
  examples: {
    flagged: [
      {
        text: 'v4.public.eyJzdWIiOiJhIn1zb21lIHNpZ25hdHVyZSBieXRlcyBnbyBoZXJl',
        severity: 'info',
      },
      { text: 'eyJ1c2VyIjoxfQ.ZyxQ4A.xTf3b0kq2mWv9uK3fYt5rLs2eHg' },
      { text: 'ya29.a0AfB_byC3x7Qd0Zb1mWv9uK3fYt5rLs2eHg' },
      { text: `MDAxY2xvY2F0aW9uIGh0dHA6Ly9h${'a'.repeat(20)}` },
    ],
    clean: [
      { text: 'eyJhbGciOiJIUzI1NiJ9.e30.x' },
      { text: 'MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA' },
      // A payload of six characters and an HMAC, but a header that says so.
      { text: 'eyJhbGciOiJIUzI1NiJ9.e30gIA.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' },
      { text: 'v4.public' },
    ],
  },
});
