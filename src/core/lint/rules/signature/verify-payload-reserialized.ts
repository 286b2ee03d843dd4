import type { JsonLayout } from '../../../crypto/clues/clues.ts';
import { defineRule } from '../../define-rule.ts';

const LAYOUTS = {
  compact: 'without spaces',
  indented: 'indented, on several lines',
  spaced: 'with a space behind each comma and colon',
  sorted: 'with its members sorted by name',
  reprinted: 'parsed and printed again',
  escaped: 'with other escapes (\\/ or \\u00e9)',
} satisfies Record<JsonLayout, string>;

const PARTS = { header: 'the header', payload: 'the payload', both: 'header and payload' } as const;

export default defineRule({
  id: 'verify-payload-reserialized',
  severity: 'high',
  appliesTo: ['jws'],
  needs: ['key', 'verification'],
  title: 'The JSON was written anew after signing',
  why: 'The signature holds over the same JSON written another way: {part} {layout}. Something parsed the token and made it again.',
  fix: 'Pass the token on as the text it came as. A signature covers characters, not values.',
  reference: 'RFC 7515 §5.1, §5.2',
  hides: ['signature-invalid'],
  check: ({ verification }) => {
    const rewritten = verification?.clues?.rewritten;
    if (!rewritten) return undefined;
    const values = { part: PARTS[rewritten.part], layout: LAYOUTS[rewritten.layout] };
    return { at: { part: 'signature' }, values };
  },
  examples: {
    flagged: [
      // Signed with a space behind the colon.
      {
        text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.cejAgoFCCn7KS2DC1fNNgJVZi__rP_mC19CEZI0Sl-w',
        key: '$secret',
        severity: 'high',
      },
      // Signed with its members sorted.
      {
        text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIiwiYXVkIjoiYiJ9.-ioaIH09W0lB81-mZ2ziitM-_fPWZwh2o2OhHjFYTG4',
        key: '$secret',
      },
      // The header.
      {
        text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.UHyhtPw-UjLpAkP60wVnqMlUvxqbNsG8HkUZ-asL2ec',
        key: '$secret',
      },
    ],
    clean: [
      // A claim has another value.
      {
        text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJiIn0.DToOLAzaktP5VvhDQNC2G_kQ0uATAYIZGbfcGZolnuw',
        key: '$secret',
      },
      { header: { alg: 'HS256' }, payload: {}, signWith: '$secret', key: '$secret' },
      { header: { alg: 'HS256' }, payload: '{ "sub" : 1 }', signWith: '$secret', key: '$secret' },
    ],
  },
});
