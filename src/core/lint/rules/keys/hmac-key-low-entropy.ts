import { secretOctets } from '../../../crypto/import-key.ts';
import { algorithmNeeds } from '../../algorithm-needs.ts';
import { defineRule } from '../../define-rule.ts';
import { whyGuessable } from '../../secret-strength.ts';
import { usedAlgorithm, usedKeys } from '../../used-keys.ts';

const UUID_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const UUID_LENGTH = 36;

export default defineRule({
  id: 'hmac-key-low-entropy',
  severity: 'high',
  appliesTo: ['jws'],
  needs: ['key'],
  title: 'The secret is long, and not hard to guess',
  why: 'It has {n} bytes, but {reason}. Guesses can be tried against a single token, as fast as computers go.',
  fix: 'Let it be generated, not typed: openssl rand -base64 {min}',
  reference: 'RFC 8725 §3.5; RFC 7518 §8.8; NIST SP 800-131A',
  check: (facts) => {
    const min = algorithmNeeds(usedAlgorithm(facts) ?? '')?.minSecretBytes;
    const [key] = usedKeys(facts).filter(({ kind }) => kind === 'secret');
    const octets = key && secretOctets(key);
    // A short one is hmac-key-too-short.
    if (min === undefined || !octets || octets.length < min) return undefined;
    const n = octets.length;
    if (n === UUID_LENGTH && UUID_4.test(String.fromCharCode(...octets))) {
      const reason = 'a random UUID holds 122 bits, less than a key of 32 random bytes';
      return { at: { part: 'key' }, values: { n, min, reason }, severity: 'info' };
    }
    const reason = whyGuessable(octets);
    return reason === undefined ? undefined : { at: { part: 'key' }, values: { n, min, reason } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: {},
        key: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
        severity: 'high',
      },
      { header: { alg: 'HS256' }, payload: {}, key: 'passwordpasswordpasswordpassword' },
      { header: { alg: 'HS256' }, payload: {}, key: 'this-is-my-very-long-secret-key-for-the-jwt' },
      { header: { alg: 'HS256' }, payload: {}, key: 'abcdefghijklmnopqrstuvwxyz0123456789' },
      { header: { alg: 'HS256' }, payload: {}, key: 'qwertyuiopasdfghjklzxcvbnm123456' },
      { header: { alg: 'HS256' }, payload: {}, key: '83621950472839104756281930475619' },
      {
        header: { alg: 'HS256' },
        payload: {},
        key: '7f9c24e8-3b1d-4f6a-9e02-5c8d1a7b6e43',
        severity: 'info',
      },
    ],
    clean: [
      // 64 hexadecimal digits as text.
      { header: { alg: 'HS256' }, payload: {}, key: '$secret-hex', keyFormat: 'utf8' },
      { header: { alg: 'HS256' }, payload: {}, key: '$secret' },
      { header: { alg: 'HS256' }, payload: {}, key: '$secret-base64', keyFormat: 'utf8' },
      // 32 hexadecimal digits: 128 bits.
      { header: { alg: 'HS256' }, payload: {}, key: '9b74c9897bac770ffc029102a200c5de' },
      // Five words that nobody would guess.
      { header: { alg: 'HS256' }, payload: {}, key: 'gravel-ombudsman-tulip-kerosene-yodel' },
      { header: { alg: 'HS256' }, payload: {}, key: 'xq8-Rt!2z' },
    ],
  },
});
