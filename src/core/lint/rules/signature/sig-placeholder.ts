import { defineRule } from '../../define-rule.ts';

/** What stands for a signature in documentation and tests, in small letters and without anything else. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'signature',
  'sig',
  'sign',
  'signed',
  'fake',
  'fakesig',
  'fakesignature',
  'dummy',
  'dummysig',
  'dummysignature',
  'test',
  'testsig',
  'testsignature',
  'invalid',
  'invalidsig',
  'invalidsignature',
  'badsignature',
  'wrongsignature',
  'mysignature',
  'somesignature',
  'yoursignature',
  'thesignature',
  'signaturehere',
  'yoursignaturehere',
  'nosignature',
  'notasignature',
  'notarealsignature',
  'unsigned',
  'mock',
  'mocksignature',
  'example',
  'examplesignature',
  'placeholder',
  'signatureplaceholder',
  'redacted',
  'removed',
  'omitted',
  'stripped',
  'hidden',
  'null',
  'undefined',
  'foo',
  'bar',
  'foobar',
  'baz',
  'abc',
  'todo',
]);
const MAX_LENGTH = 40;
const MIN_RUN = 8;

function isPlaceholder(text: string): boolean {
  if (text === '' || text.length > MAX_LENGTH) return false;
  const letters = text.toLowerCase().replaceAll(/[^a-z]/g, '');
  return PLACEHOLDERS.has(letters) || /^(.)\1{2,}$/.test(letters);
}

export default defineRule({
  id: 'sig-placeholder',
  severity: 'high',
  appliesTo: ['jws'],
  needs: [],
  title: 'A placeholder for a signature',
  why: 'What stands where the signature belongs is a dummy: nothing was signed.',
  fix: 'Sign the token. If a verifier accepts it, that verifier checks nothing.',
  reference: 'RFC 7515 §5.1, §5.2',
  hides: [
    'sig-length-mismatch',
    'sig-matches-other-alg',
    'sig-eddsa-noncanonical',
    'signature-invalid',
  ],
  check: ({ token }) => {
    const text = token.signature?.text ?? '';
    const bytes = token.signature?.decoded.bytes;
    const isRun =
      bytes !== undefined && bytes.length >= MIN_RUN && bytes.every((byte) => byte === bytes[0]);
    const isWord =
      isPlaceholder(text) ||
      (bytes !== undefined &&
        bytes.every((byte) => byte > 31 && byte < 127) &&
        isPlaceholder(String.fromCharCode(...bytes.subarray(0, MAX_LENGTH + 1))));
    return isRun || isWord ? { at: { part: 'signature' } } : undefined;
  },
  examples: {
    flagged: [
      { text: 'eyJhbGciOiJIUzI1NiJ9.e30.signature', severity: 'high' },
      { header: { alg: 'HS256' }, payload: {}, signature: 'A'.repeat(43) },
      { header: { alg: 'RS256' }, payload: {}, signature: 'fake-signature' },
      { header: { alg: 'RS256' }, payload: {}, signature: 'xxxxxx' },
      // "signature", encoded.
      { header: { alg: 'HS256' }, payload: {}, signature: 'c2lnbmF0dXJl' },
      {
        header: { alg: 'ES256' },
        payload: {},
        signature:
          '_____________________________________________________________________________________w',
      },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: {} },
      { header: { alg: 'HS256' }, payload: {}, signWith: '$secret', key: '$secret' },
      { header: { alg: 'HS256' }, payload: {}, signature: '' },
      // Cut off, but a signature it was.
      { header: { alg: 'HS256' }, payload: {}, signature: 'dBjftJeZ4CVP' },
    ],
  },
});
