import { setMember } from '../../../json/edit-json.ts';
import { atMember } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

const PRINTS = [
  ['x5t', 'sha1'],
  ['x5t#S256', 'sha256'],
] as const;
const CHAIN = ['$leaf', '$intermediate'];

/** Base64url without padding, of what may be base64. */
const fold = (text: string): string =>
  text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

export default defineRule({
  id: 'x5t-mismatch',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: ['certificates'],
  title: '{name} is not of the first certificate',
  why: 'Both name the key of this token, and {name} is the thumbprint of {other}. A verifier that compares them refuses the token; two that do not may take different keys.',
  fix: 'Compute the digest over the DER of the first certificate in x5c.',
  reference: 'RFC 7515 §4.1.7, §4.1.8',
  check: ({ header, certificates }) => {
    const entries = certificates?.find(({ carrier }) => carrier === 'x5c')?.entries ?? [];
    const first = entries[0]?.certificate;
    if (!first) return undefined;
    return PRINTS.flatMap(([name, hash]) => {
      const member = header?.member(name);
      const text = fold((claimText(header, name) ?? '').slice(0, 200));
      const print = first[hash];
      // x5t-encoding tells what is no thumbprint.
      if (!member || text === print || text.length !== print.length) return [];
      const place = entries.findIndex(({ certificate }) => certificate?.[hash] === text);
      const other = place > 0 ? `certificate ${place + 1}` : 'another certificate';
      return [{ at: atMember('header', member), values: { name, other, print } }];
    });
  },
  quickFix: editFix('Write that of the first certificate', (text, { values }) =>
    setMember(text, [String(values?.['name'])], JSON.stringify(values?.['print'])),
  ),
  examples: {
    flagged: [
      {
        header: {
          alg: 'ES256',
          'x5t#S256': 'wFTnxBl-DOhOHwIuw5ybN9P-ufEXqqZAeMEGieYq1iA',
          x5c: CHAIN,
        },
        payload: {},
        severity: 'high',
      },
      { header: { alg: 'ES256', x5t: 'q2gkkksTzcUhzheX1t1-qDCekZk', x5c: CHAIN }, payload: {} },
    ],
    clean: [
      {
        header: {
          alg: 'ES256',
          x5t: 'L8AnQwRU1hAjWhDrLzAymOlKZMQ',
          'x5t#S256': 'EJsmWHEB9pExCHr8S0Xp_G6vlxTUkASOMuCOOLUlrnE',
          x5c: CHAIN,
        },
        payload: {},
      },
      // Padding is another fault.
      { header: { alg: 'ES256', x5t: 'L8AnQwRU1hAjWhDrLzAymOlKZMQ=', x5c: CHAIN }, payload: {} },
      // No thumbprint at all: x5t-encoding.
      { header: { alg: 'ES256', x5t: 'first', x5c: CHAIN }, payload: {} },
      { header: { alg: 'ES256', x5t: 'q2gkkksTzcUhzheX1t1-qDCekZk' }, payload: {} },
    ],
  },
});
