import { decodeBase64url } from '../../../bytes/base64url.ts';
import { atMember, atOpening } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { jweParts } from '../../jwe-parts.ts';

const PARAMETERS = [
  ['iv', 12],
  ['tag', 16],
] as const;

const GCMKW = { alg: 'A256GCMKW', enc: 'A256GCM' };
const IV = 'KkYT0GX_2jHlfqN_';
const TAG = 'kfPduVQ3T3H6vnewt--ksw';

export default defineRule({
  id: 'jwe-gcmkw-params',
  severity: 'high',
  appliesTo: ['jwe'],
  needs: [],
  title: 'The wrapped key lacks what opens it',
  why: 'For {alg} the header parameter {name} must have {wanted} bytes; it has {length}. A library that takes a short tag takes a forged key.',
  fix: 'Mend the sender; refuse the token.',
  reference: 'RFC 7518 §4.7.1.1, §4.7.1.2',
  check: ({ token, header }) => {
    const { alg, management } = jweParts(token);
    if (!header || management?.way !== 'gcm-wrap') return undefined;
    return PARAMETERS.flatMap(([name, wanted]) => {
      const { length } = decodeBase64url(claimText(header, name) ?? '').bytes ?? [];
      if (length === wanted) return [];
      const member = header.member(name);
      const at = member ? atMember('header', member) : atOpening('header', header.root);
      return [{ at, values: { alg, name, wanted, length } }];
    });
  },
  examples: {
    flagged: [
      { header: { ...GCMKW, tag: TAG }, sealed: [32, 12, 20, 16], severity: 'high' },
      { header: { ...GCMKW, iv: IV, tag: 'kfPd' }, sealed: [32, 12, 20, 16] },
      { header: { ...GCMKW, iv: 12, tag: TAG }, sealed: [32, 12, 20, 16] },
    ],
    clean: [
      { header: { ...GCMKW, iv: IV, tag: TAG }, sealed: [32, 12, 20, 16] },
      { header: { alg: 'A256KW', enc: 'A256GCM' }, sealed: [40, 12, 20, 16] },
    ],
  },
});
