// What the header of a JWE says about its algorithms.
import { isNone } from '../../../crypto/algorithms.ts';
import { CONTENT_ENCRYPTIONS } from '../../../crypto/jwe/encryption-algorithms.ts';
import { setMember } from '../../../json/edit-json.ts';
import { atMember, atOpening } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { shortName } from '../../short-name.ts';

const COMMON = { appliesTo: ['jwe'], needs: [] } as const;
const DIR = { alg: 'dir', enc: 'A256GCM' };

export default [
  defineRule({
    ...COMMON,
    id: 'jwe-rsa-oaep-sha1',
    severity: 'info',
    title: 'RSA-OAEP uses SHA-1',
    why: 'That breaks nothing: OAEP does not need a hash without collisions. Auditors ask about it all the same.',
    fix: 'Use RSA-OAEP-256.',
    reference: 'RFC 7518 §4.3',
    check: ({ header }) => {
      const alg = header?.member('alg');
      const isIt = alg && claimText(header, 'alg') === 'RSA-OAEP';
      return isIt ? { at: atMember('header', alg) } : undefined;
    },
    quickFix: editFix('Use RSA-OAEP-256', (text) => setMember(text, ['alg'], '"RSA-OAEP-256"')),
    examples: {
      flagged: [
        {
          header: { alg: 'RSA-OAEP', enc: 'A256GCM' },
          sealed: [256, 12, 20, 16],
          severity: 'info',
        },
        { payload: { sub: 'a' }, encrypt: { for: '$rsa', alg: 'RSA-OAEP', enc: 'A128GCM' } },
      ],
      clean: [
        { header: { alg: 'RSA-OAEP-256', enc: 'A256GCM' }, sealed: [256, 12, 20, 16] },
        { header: { alg: 'HS256' }, payload: { alg: 'RSA-OAEP' } },
      ],
    },
  }),
  defineRule({
    ...COMMON,
    id: 'jwe-alg-none',
    severity: 'critical',
    title: 'An encrypted token with alg "none"',
    why: 'There is no "none" for encryption. Somebody tries what the recipient does with it.',
    fix: 'Refuse it: allow exact algorithms by name.',
    reference: 'RFC 7516 §4.1.1; RFC 7518 §4.1',
    hides: ['alg-unknown'],
    check: ({ header }) => {
      const alg = header?.member('alg');
      return alg && isNone(claimText(header, 'alg') ?? '')
        ? { at: atMember('header', alg) }
        : undefined;
    },
    examples: {
      flagged: [
        {
          header: { alg: 'none', enc: 'A128GCM' },
          sealed: [0, 12, 20, 16],
          severity: 'critical',
        },
        { header: { alg: 'NonE', enc: 'A128GCM' }, sealed: [0, 12, 20, 16] },
      ],
      clean: [
        { header: DIR, sealed: [0, 12, 20, 16] },
        { header: { alg: 'none' }, payload: {}, signature: '' },
      ],
    },
  }),
  defineRule({
    ...COMMON,
    id: 'jwe-enc-invalid',
    severity: 'high',
    title: 'No such content encryption',
    why: 'enc is {value}. There are six, each of which protects the content against changes too: A128GCM to A256GCM, A128CBC-HS256 to A256CBC-HS512.',
    fix: 'Use A256GCM or A128CBC-HS256; as a recipient, refuse all others.',
    reference: 'RFC 7516 §4.1.2; RFC 7518 §5.1',
    check: ({ header }) => {
      if (!header) return undefined;
      const member = header.member('enc');
      if (!member) return { at: atOpening('header', header.root), values: { value: 'missing' } };
      const name = claimText(header, 'enc');
      if (name !== undefined && CONTENT_ENCRYPTIONS.has(name)) return undefined;
      const value = name === undefined ? 'not a string' : `"${shortName(name)}"`;
      return { at: atMember('header', member), values: { value } };
    },
    examples: {
      flagged: [
        { header: { alg: 'dir', enc: 'A256CBC' }, sealed: [0, 16, 32, 16], severity: 'high' },
        { header: { alg: 'dir', enc: 'a256gcm' }, sealed: [0, 12, 20, 16] },
        { header: { alg: 'dir' }, sealed: [0, 12, 20, 16] },
        { header: { alg: 'dir', enc: ['A256GCM'] }, sealed: [0, 12, 20, 16] },
      ],
      clean: [
        { header: { alg: 'dir', enc: 'A256CBC-HS512' }, sealed: [0, 16, 32, 32] },
        { header: DIR, sealed: [0, 12, 20, 16] },
        { header: { alg: 'HS256', enc: 'x' }, payload: {} },
      ],
    },
  }),
];
