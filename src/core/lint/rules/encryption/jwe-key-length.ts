import type { KeyMaterial } from '../../../keys/key-reading.ts';
import { defineRule } from '../../define-rule.ts';
import { jweParts, type JweParts } from '../../jwe-parts.ts';
import { usedKeys } from '../../used-keys.ts';

/** The length that the shared key must have; a password may have any. */
function wantedOctets({ management, encryption }: JweParts): number | undefined {
  switch (management?.way) {
    case 'direct':
      return encryption?.keyOctets;
    case 'wrap':
    case 'gcm-wrap':
      return management.wrapOctets;
    default:
      return undefined;
  }
}

const secretOctets = ({ type, bits }: KeyMaterial): readonly number[] =>
  type === 'oct' && bits !== undefined ? [bits / 8] : [];

const DIR = { alg: 'dir', enc: 'A256GCM' };
const SEALED = [0, 12, 20, 16] as const;
const SHORT = { kty: 'oct', k: 'GawgguFyGrWKav7AX4VKUg' };

export default defineRule({
  id: 'jwe-key-length',
  severity: 'high',
  appliesTo: ['jwe'],
  needs: ['key'],
  title: 'The key has the wrong length',
  why: '{alg} with {enc} needs a key of {wanted} bytes; yours has {length}.',
  fix: 'Take the key that was meant, in the encoding that was meant. Do not stretch a password to that length: that is what PBES2 is for.',
  reference: 'RFC 7518 §4.4, §4.5, §4.7, §5.1',
  hides: ['decrypt-failed'],
  check: (facts) => {
    const parts = jweParts(facts.token);
    const wanted = wantedOctets(parts);
    const lengths = usedKeys(facts).flatMap(secretOctets);
    const [length] = lengths;
    if (wanted === undefined || length === undefined || lengths.includes(wanted)) return undefined;
    const { alg, enc } = parts;
    return { at: { part: 'key' }, values: { alg, enc, wanted, length } };
  },
  examples: {
    flagged: [
      { header: DIR, sealed: SEALED, key: SHORT, severity: 'high' },
      { header: { alg: 'A128KW', enc: 'A256GCM' }, sealed: [40, 12, 20, 16], key: '$secret' },
      { header: DIR, sealed: SEALED, key: 'my password', keyFormat: 'utf8' },
    ],
    clean: [
      { header: DIR, sealed: SEALED, key: '$secret' },
      { payload: {}, encrypt: { for: '$secret', alg: 'A256KW', enc: 'A128GCM' }, key: '$secret' },
      {
        header: { alg: 'PBES2-HS256+A128KW', enc: 'A256GCM', p2s: 'AAAAAAAAAAAAAA', p2c: 1000 },
        sealed: [40, 12, 20, 16],
        key: 'my password',
        keyFormat: 'utf8',
      },
      { header: DIR, sealed: SEALED, key: '$rsa' },
    ],
  },
});
