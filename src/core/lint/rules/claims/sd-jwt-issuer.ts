// What an issuer of SD-JWTs does wrong, and what a reader of one should know (RFC 9901).
import type { JsonNode } from '../../../json/parse-json.ts';
import { atMember, atValue } from '../../at-json.ts';
import { claimText, mediaType } from '../../claim-text.ts';
import { defineRule, type LintFacts } from '../../define-rule.ts';
import { atDisclosure, atKeyBinding } from '../../disclosure-place.ts';
import { shortName } from '../../short-name.ts';

const MISSING_TILDE = 'sdjwt-missing-tilde';
const HASH = 'sdjwt-hash-alg';

/** Of the "Named Information Hash Algorithm" registry, those of 256 bits and more. */
const FIT_HASHES: ReadonlySet<string> = new Set(
  'sha-256 sha-384 sha-512 sha3-256 sha3-384 sha3-512 blake2s-256 blake2b-256 blake2b-512 k12-256 k12-512'.split(
    ' ',
  ),
);
/** RFC 9901 §9.7: who could leave them out, would. */
const VALIDITY: ReadonlySet<string> = new Set(['iss', 'aud', 'exp', 'nbf', 'cnf']);
const OF_CREDENTIALS: ReadonlySet<string> = new Set(['vct', 'status']);

const isCredential = ({ header, claims }: LintFacts): boolean =>
  /^(?:dc|vc)\+sd-jwt$/.test(mediaType(header) ?? '') || claims?.get('vct') !== undefined;

const count = (node: JsonNode | undefined): number =>
  node?.kind === 'array' ? node.items.length : 0;

const SALT = '_26bc4LT-ac6q2KI6cBW5es';

const HEADER = { alg: 'ES256', typ: 'example+sd-jwt' };
const GOOD = {
  header: HEADER,
  payload: { _sd: ['#1'], _sd_alg: 'sha-256' },
  disclosures: [[SALT, 'given_name', 'Erika']],
};
const DECOY = 'CrQe7S5kqBAHt-nMYXgc6bdt2SH5aTY1sU_M-PgkjPI';
/** ["_26bc4LT-ac6q2KI6cBW5es","given_name","Erika"] */
const BARE = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsImdpdmVuX25hbWUiLCJFcmlrYSJd';

export default [
  defineRule({
    id: MISSING_TILDE,
    severity: 'high',
    appliesTo: ['jws'],
    needs: [],
    title: 'An SD-JWT without its last tilde',
    why: 'An SD-JWT ends with "~", or with a key-binding JWT behind the last "~". This one ends otherwise, so a verifier takes it for something else or refuses it.',
    fix: 'Keep the final tilde when you copy or store it.',
    reference: 'RFC 9901 §4',
    watch: { string: (_, step) => step === '...' },
    check: ({ token, claims, trees }) => {
      const { sdJwt } = token;
      if (sdJwt) {
        const isBinding = sdJwt.keyBinding === '' || sdJwt.keyBinding.split('.').length === 3;
        return isBinding ? undefined : { at: atKeyBinding(token) };
      }
      // In a JSON serialization the disclosures stand in the header (RFC 9901 §8).
      if (token.serialization) return undefined;
      const member = claims?.member('_sd') ?? claims?.member('_sd_alg');
      if (member) return { at: atMember('payload', member) };
      const [entry] = trees.payload?.picked.get(MISSING_TILDE) ?? [];
      const isDigest =
        entry?.parent?.node.kind === 'object' && entry.parent.node.members.length === 1;
      return entry && isDigest ? { at: atValue('payload', entry.node) } : undefined;
    },
    examples: {
      flagged: [
        { ...GOOD, keyBinding: BARE, disclosures: [], severity: 'high' },
        { header: HEADER, payload: { _sd: [DECOY] } },
        { header: HEADER, payload: { list: [{ '...': DECOY }] } },
      ],
      clean: [
        GOOD,
        { ...GOOD, disclosures: [] },
        { ...GOOD, keyBinding: { header: { alg: 'ES256', typ: 'kb+jwt' }, payload: {} } },
        { header: HEADER, payload: { '...': 1, sub: 'a' } },
      ],
    },
  }),
  defineRule({
    id: HASH,
    severity: 'high',
    appliesTo: ['jws'],
    needs: [],
    title: 'An unfit hash for disclosures',
    why: '_sd_alg {fault}. With a hash that is broken or cut short a holder can make disclosures that the issuer never signed.',
    fix: 'Use sha-256 or stronger, named once, among the top-level claims.',
    reference: 'RFC 9901 §4.1.1, §9.4; IANA Named Information Hash Algorithm registry',
    watch: { string: (_, step) => step === '_sd_alg' },
    check: ({ claims, trees }) => {
      const member = claims?.member('_sd_alg');
      const name = claimText(claims, '_sd_alg');
      const isUnfit = member && (name === undefined || !FIT_HASHES.has(name));
      const deep = (trees.payload?.picked.get(HASH) ?? []).filter(
        ({ parent }) => parent?.step !== undefined,
      );
      const shown = name === undefined ? 'is no name of a hash' : `is ${shortName(name)}`;
      return [
        ...(isUnfit ? [{ at: atMember('payload', member), values: { fault: shown } }] : []),
        ...deep.map(({ node }) => ({
          at: atValue('payload', node),
          values: { fault: 'stands below the top level, where it is not looked for' },
        })),
      ];
    },
    examples: {
      flagged: [
        { ...GOOD, payload: { _sd_alg: 'sha-256-64', _sd: [] }, severity: 'high' },
        { ...GOOD, payload: { _sd_alg: 'md5' } },
        { ...GOOD, payload: { _sd: ['#1'], person: { _sd_alg: 'sha-256', _sd: [] } } },
      ],
      clean: [GOOD, { ...GOOD, payload: { _sd: ['#1'] } }],
    },
  }),
  defineRule({
    id: 'sdjwt-salt-weak',
    severity: 'medium',
    appliesTo: ['jws'],
    needs: ['verification'],
    title: 'A salt that does not hide',
    why: 'The salt of disclosure {position} {fault}. Whoever has the digests can try likely values until one fits, and so read what was withheld.',
    fix: 'Make 16 random bytes for each claim.',
    reference: 'RFC 9901 §9.3, §4.2.1',
    check: ({ token, verification }) =>
      (verification?.presentation?.disclosures ?? []).flatMap(({ text, saltFault }) => {
        if (saltFault === undefined) return [];
        const position = (token.sdJwt?.disclosures.indexOf(text) ?? -1) + 1;
        const isShared = saltFault === 'shared';
        return [
          {
            at: atDisclosure(token, position),
            severity: isShared ? ('high' as const) : ('medium' as const),
            values: {
              position,
              fault: isShared ? 'is that of another one too' : 'has less than 128 bits',
            },
          },
        ];
      }),
    examples: {
      flagged: [
        { ...GOOD, disclosures: [['1', 'given_name', 'Erika']], severity: 'medium' },
        {
          ...GOOD,
          payload: { _sd: ['#1', '#2'] },
          disclosures: [
            [SALT, 'given_name', 'Erika'],
            [SALT, 'family_name', 'M'],
          ],
          severity: 'high',
        },
      ],
      clean: [
        GOOD,
        { ...GOOD, disclosures: [['8f0c1e1a-5c1e-4b3e-9a51-0d4e6f1f7d10', 'given_name', 'E']] },
      ],
    },
  }),
  defineRule({
    id: 'sdjwt-validity-claim-hidden',
    severity: 'high',
    appliesTo: ['jws'],
    needs: ['verification'],
    title: '{name} can be left out by the holder',
    why: '{name} decides whether the token is valid, and stands in a disclosure: a holder whom it does not suit withholds it.',
    fix: 'Let the issuer write it into the signed claims themselves.',
    reference: 'RFC 9901 §9.7',
    check: (facts) => {
      const { token, verification } = facts;
      return (verification?.presentation?.disclosures ?? []).flatMap(({ text, name, pointer }) => {
        if (name === undefined || pointer !== `/${name}`) return [];
        const isMeant = VALIDITY.has(name) || (OF_CREDENTIALS.has(name) && isCredential(facts));
        if (!isMeant) return [];
        const position = (token.sdJwt?.disclosures.indexOf(text) ?? -1) + 1;
        return [{ at: atDisclosure(token, position), values: { name } }];
      });
    },
    examples: {
      flagged: [
        { ...GOOD, disclosures: [[SALT, 'exp', 1795003600]], severity: 'high' },
        { ...GOOD, header: { ...HEADER, typ: 'dc+sd-jwt' }, disclosures: [[SALT, 'status', {}]] },
      ],
      clean: [
        GOOD,
        // One of several audiences.
        { ...GOOD, payload: { aud: ['a', { '...': '#1' }] }, disclosures: [[SALT, 'b']] },
        { ...GOOD, disclosures: [[SALT, 'status', 'active']] },
        { ...GOOD, payload: { child: { _sd: ['#1'] } }, disclosures: [[SALT, 'exp', 1]] },
        // SD-JWT VC lets credentials hide when they were issued.
        { ...GOOD, header: { ...HEADER, typ: 'dc+sd-jwt' }, disclosures: [[SALT, 'iat', 1]] },
      ],
    },
  }),
  defineRule({
    id: 'sdjwt-unprocessed',
    severity: 'info',
    appliesTo: ['jws'],
    needs: ['verification'],
    title: 'Digests without disclosures: {count}',
    why: 'The token has claims that are not shown here; some digests may be decoys that stand for none.',
    fix: 'If you need one of them, ask the holder for its disclosure.',
    reference: 'RFC 9901 §4.2.5',
    check: ({ claims, token, verification }) => {
      // Without a tilde it was not read as an SD-JWT.
      const hidden = token.sdJwt
        ? verification?.presentation?.withheld.length
        : count(claims?.get('_sd'));
      if (!hidden) return undefined;
      const member = claims?.member('_sd');
      return {
        at: member ? atMember('payload', member) : { part: 'payload' },
        values: { count: hidden },
      };
    },
    examples: {
      flagged: [
        { header: HEADER, payload: { _sd: [DECOY] }, severity: 'info' },
        { ...GOOD, payload: { _sd: ['#1', DECOY] } },
        { ...GOOD, payload: { list: [{ '...': DECOY }] }, disclosures: [] },
      ],
      clean: [GOOD, { header: HEADER, payload: { sub: 'a' } }],
    },
  }),
  defineRule({
    id: 'sdjwt-typ-old',
    severity: 'info',
    appliesTo: ['jws'],
    needs: [],
    title: 'The former name of a credential’s type',
    why: 'vc+sd-jwt was renamed to dc+sd-jwt in November 2024. Verifiers take both for a while.',
    fix: 'Issue with typ dc+sd-jwt.',
    reference: 'IETF draft SD-JWT VC (since 06); RFC 9901 §9.11',
    check: ({ header, claims }) => {
      const member = header?.member('typ');
      // Credentials in the W3C’s model have that type rightly, and no vct.
      const isOld = mediaType(header) === 'vc+sd-jwt' && claims?.get('vct');
      return member && isOld ? { at: atMember('header', member) } : undefined;
    },
    examples: {
      flagged: [
        {
          ...GOOD,
          header: { ...HEADER, typ: 'vc+sd-jwt' },
          payload: { vct: 'v' },
          severity: 'info',
        },
        { header: { alg: 'ES256', typ: 'application/vc+sd-jwt' }, payload: { vct: 'v' } },
      ],
      clean: [
        { header: { alg: 'ES256', typ: 'dc+sd-jwt' }, payload: { vct: 'v' } },
        { header: { alg: 'ES256', typ: 'vc+sd-jwt' }, payload: { '@context': [] } },
      ],
    },
  }),
];
