import type { OtherReading } from '../../../crypto/verification.ts';
import { defineRule } from '../../define-rule.ts';

type Encoding = 'utf8' | 'base64' | 'base64url' | 'hex';

const ENCODING_WORDS = {
  utf8: 'UTF-8 text',
  base64: 'base64',
  base64url: 'base64url',
  hex: 'hexadecimal',
} satisfies Record<Encoding, string>;

const OTHER_WORDS = {
  'trailing-newline-removed': 'without the line break at its end',
  'trailing-newline-added': 'with a line break at its end',
  'quotes-removed': 'without the quotes around it',
  'quotes-added': 'with quotes around it',
  'spaces-removed': 'without the white space around it',
  'line-breaks-changed': 'with other line breaks in it',
  'decoded-twice': 'base64 of base64',
  'k-as-text': 'the text of its k, not decoded',
  'text-as-secret': 'plain text, every character of it',
} satisfies Record<Exclude<OtherReading['kind'], 'encoding'>, string>;

/** The key format that a quick fix can switch the key field to. */
function formatOf(reading: OtherReading): Encoding | undefined {
  if (reading.kept) return undefined;
  if (reading.kind === 'encoding') return reading.encoding;
  return reading.kind === 'text-as-secret' ? 'utf8' : undefined;
}

export default defineRule({
  id: 'hmac-key-encoding',
  severity: 'medium',
  appliesTo: ['jws'],
  needs: ['key', 'verification'],
  title: 'The secret is read another way',
  why: 'It verifies when the secret is read as {encoding}: issuer and verifier do not decode it alike.',
  fix: 'Make both sides decode the secret the same way.',
  reference: 'RFC 7518 §3.2 (the key is bytes); node-jsonwebtoken README on base64 secrets',
  hides: ['signature-invalid'],
  check: ({ key, verification }) => {
    const reading = verification?.otherReading;
    if (!reading || verification.verdict === 'verified') return undefined;
    const readKey = key.keys[(reading.kept?.number ?? 1) - 1];
    // Then hmac-key-is-public-key says what matters.
    if (reading.kind === 'text-as-secret' && readKey?.kind === 'public') return undefined;
    const encoding =
      reading.kind === 'encoding' ? ENCODING_WORDS[reading.encoding] : OTHER_WORDS[reading.kind];
    const format = formatOf(reading);
    return {
      at: { part: 'key' },
      values: { encoding, format: format ?? '' },
      isFixable: format !== undefined,
    };
  },
  quickFix: {
    label: 'Read the key as {encoding}',
    apply: ({ finding }) => {
      const format = finding.values?.['format'];
      return format === 'utf8' || format === 'base64' || format === 'base64url' || format === 'hex'
        ? { part: 'key-format', format }
        : undefined;
    },
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { sub: 'a' },
        signWith: '$secret',
        key: '$secret-base64',
        keyFormat: 'utf8',
        severity: 'medium',
      },
      {
        header: { alg: 'HS256' },
        payload: { sub: 'a' },
        signWith: '$secret',
        key: '$secret-hex',
        keyFormat: 'utf8',
      },
      {
        header: { alg: 'HS256' },
        payload: {},
        signWith: 'secret',
        key: 'c2VjcmV0',
        keyFormat: 'utf8',
      },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: {}, signWith: '$secret', key: '$secret' },
      { header: { alg: 'HS256' }, payload: {}, signWith: '$secret', key: 'another-secret' },
    ],
  },
});
