// What breaks the processing of disclosures (RFC 9901 §7.1). The digests were compared when the token was verified.
import { defineRule, type Rule } from '../../define-rule.ts';
import { atDisclosure } from '../../disclosure-place.ts';

interface Broken {
  readonly id: string;
  /** The faults that read-disclosures.ts tells of. */
  readonly codes: readonly string[];
  readonly words: Pick<Rule, 'title' | 'why' | 'fix' | 'reference'>;
  readonly examples: Rule['examples'];
}

const SALT = '_26bc4LT-ac6q2KI6cBW5es';
const OTHER_SALT = 'eluV5Og3gSNII8EYnsxA_A';
const NAME = [SALT, 'given_name', 'Erika'];
const HEADER = { alg: 'ES256', typ: 'example+sd-jwt' };
const GOOD = { header: HEADER, payload: { _sd: ['#1'] }, disclosures: [NAME] };
/** The second disclosure stands inside the first. */
const RECURSIVE = {
  header: HEADER,
  payload: { _sd: ['#2'] },
  disclosures: [NAME, [OTHER_SALT, 'person', { _sd: ['#1'] }]],
};
/** Digests that belong to nothing hide how many claims there are. */
const DECOY = {
  header: HEADER,
  payload: { _sd: ['#1', 'CrQe7S5kqBAHt-nMYXgc6bdt2SH5aTY1sU_M-PgkjPI'] },
  disclosures: [NAME],
};

const BROKEN: readonly Broken[] = [
  {
    id: 'sdjwt-disclosure-malformed',
    codes: ['sd-disclosure', 'sd-kind'],
    words: {
      title: 'A malformed disclosure',
      why: 'Disclosure {position} is no array of salt, name and value, or of salt and value for an item of an array, as its place asks for.',
      fix: 'Refuse the presentation; the holder should send the disclosures as they came from the issuer.',
      reference: 'RFC 9901 §4.2.1-2, §7.1 step 3',
    },
    examples: {
      flagged: [
        { ...GOOD, disclosures: [[SALT]], severity: 'high' },
        { ...GOOD, disclosures: ['AAAA'] },
        { ...GOOD, payload: { list: [{ '...': '#1' }] } },
        { ...GOOD, disclosures: [[1, 'given_name', 'Erika']] },
      ],
      clean: [
        GOOD,
        { header: HEADER, payload: { list: [{ '...': '#1' }] }, disclosures: [[SALT, 'DE']] },
      ],
    },
  },
  {
    id: 'sdjwt-disclosure-unreferenced',
    codes: ['sd-unreferenced'],
    words: {
      title: 'A disclosure that the issuer did not sign',
      why: 'No digest in the signed claims is that of disclosure {position}: it may be invented, or be of another token.',
      fix: 'Refuse the presentation.',
      reference: 'RFC 9901 §7.1 step 5, §9.2',
    },
    examples: {
      flagged: [
        {
          ...GOOD,
          disclosures: [NAME, [OTHER_SALT, 'is_admin', true]],
          severity: 'high',
        },
        { ...GOOD, payload: { sub: 'a' } },
      ],
      clean: [GOOD, RECURSIVE, DECOY],
    },
  },
  {
    id: 'sdjwt-duplicate-digest',
    codes: ['sd-twice', 'sd-digest-twice'],
    words: {
      title: 'The same digest or disclosure twice',
      why: 'A digest, or a disclosure, is there more than once: the claim could be put in two places.',
      fix: 'Refuse it.',
      reference: 'RFC 9901 §4.1, §7.1 step 4',
    },
    examples: {
      flagged: [
        { ...GOOD, payload: { _sd: ['x', 'x'] }, disclosures: [], severity: 'high' },
        { ...GOOD, disclosures: [NAME, NAME] },
        { ...GOOD, payload: { _sd: ['#1'], person: { _sd: ['#1'] } } },
      ],
      clean: [GOOD, DECOY],
    },
  },
  {
    id: 'sdjwt-reserved-name',
    codes: ['sd-reserved', 'sd-digest'],
    words: {
      title: 'A reserved name',
      why: '"_sd" and "..." hold digests and nothing else. Here one of them is a claim, or holds something that is no digest.',
      fix: 'Refuse it.',
      reference: 'RFC 9901 §4.1, §4.2.1, §7.1',
    },
    examples: {
      flagged: [
        { ...GOOD, disclosures: [[SALT, '_sd', []]], severity: 'high' },
        { ...GOOD, payload: { _sd: [1] }, disclosures: [] },
        { ...GOOD, payload: { '...': 'x', a: 1 }, disclosures: [] },
      ],
      clean: [GOOD, { ...GOOD, disclosures: [[SALT, 'sd', 1]] }],
    },
  },
  {
    id: 'sdjwt-claim-collision',
    codes: ['sd-name'],
    words: {
      title: 'A disclosure over a signed claim',
      why: 'Disclosure {position} would put {name} where a claim of that name is already, and so change what the issuer signed.',
      fix: 'Refuse it.',
      reference: 'RFC 9901 §7.1 step 3',
    },
    examples: {
      flagged: [
        { ...GOOD, payload: { given_name: 'Max', _sd: ['#1'] }, severity: 'high' },
        {
          ...GOOD,
          payload: { _sd: ['#1', '#2'] },
          disclosures: [NAME, [OTHER_SALT, 'given_name', 'Max']],
        },
      ],
      clean: [
        GOOD,
        // Another level.
        { ...GOOD, payload: { given_name: 'Max', child: { _sd: ['#1'] } } },
      ],
    },
  },
];

export default BROKEN.map(({ id, codes, words, examples }) =>
  defineRule({
    id,
    severity: 'high',
    appliesTo: ['jws'],
    needs: ['verification'],
    ...words,
    check: ({ token, verification }) =>
      (verification?.presentation?.faults ?? [])
        .filter(({ code }) => codes.includes(code))
        .map(({ values }) => {
          const position = Number(values?.['position'] ?? 0);
          return {
            at: position > 0 ? atDisclosure(token, position) : { part: 'payload' as const },
            ...(values && { values }),
          };
        }),
    examples,
  }),
);
