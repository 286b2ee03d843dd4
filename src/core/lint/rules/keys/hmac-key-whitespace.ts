import { defineRule, type LintFacts } from '../../define-rule.ts';

const STRAY = {
  'trailing-newline-removed': 'a line break at its end',
  'spaces-removed': 'white space around it',
  'quotes-removed': 'quotes around it',
} as const;

/** What stands around the secret in the key field. */
function strayIn(text: string): string | undefined {
  if (text.startsWith('\uFEFF')) return 'a byte order mark in front';
  if (/[\r\n]$/.test(text)) return STRAY['trailing-newline-removed'];
  if (text !== text.trim()) return STRAY['spaces-removed'];
  return /^(["'`]).+\1$/s.test(text) ? STRAY['quotes-removed'] : undefined;
}

function strayOf({ key, keyText, verification }: LintFacts): string | undefined {
  const kind = verification?.otherReading?.kind;
  if (kind !== undefined) return kind in STRAY ? STRAY[kind as keyof typeof STRAY] : undefined;
  const holds = verification?.verdict === 'verified' || verification?.verdict === 'lenient';
  return holds && key.encoding === 'utf8' ? strayIn(keyText) : undefined;
}

export default defineRule({
  id: 'hmac-key-whitespace',
  severity: 'medium',
  appliesTo: ['jws'],
  needs: ['key', 'verification'],
  title: 'Something stray around the secret',
  why: 'The secret has {stray}. To HMAC that is part of it, and a program that trims it computes another signature.',
  fix: 'Remove it on both sides, or find the file or variable that adds it.',
  reference: 'RFC 7518 §3.2 (the key is bytes); CVE-2026-34950',
  hides: ['hmac-key-encoding', 'signature-invalid'],
  check: (facts) => {
    const stray = strayOf(facts);
    return stray === undefined ? undefined : { at: { part: 'key' }, values: { stray } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: {},
        signWith: 's3cret\n',
        key: 's3cret\n',
        severity: 'medium',
      },
      { header: { alg: 'HS256' }, payload: {}, signWith: 's3cret', key: 's3cret\n' },
      { header: { alg: 'HS256' }, payload: {}, signWith: 's3cret', key: '"s3cret"' },
      { header: { alg: 'HS256' }, payload: {}, signWith: ' s3cret', key: ' s3cret' },
    ],
    clean: [
      // Spaces inside are part of a passphrase.
      { header: { alg: 'HS256' }, payload: {}, signWith: 'a b c d', key: 'a b c d' },
      { header: { alg: 'HS256' }, payload: {}, signWith: '$secret', key: 's3cret\n' },
      // White space around base64 or a JWK says nothing.
      {
        header: { alg: 'HS256' },
        payload: {},
        signWith: '$secret',
        key: 'J3sFZ18mxohbliQHOdTStFRvfyD7aM2E4PksvzvVC8g=\n',
        keyFormat: 'base64',
      },
    ],
  },
});
