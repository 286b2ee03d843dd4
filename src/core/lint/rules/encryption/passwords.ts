// Tokens encrypted with a password (PBES2, RFC 7518 §4.8).
import { decodeBase64url } from '../../../bytes/base64url.ts';
import { numericDate } from '../../../time/time-status.ts';
import { atMember, atOpening } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule, type Hit, type LintFacts, type Rule } from '../../define-rule.ts';

/** RFC 7518 §4.8.1.2. */
const FLOOR = 1_000;
/** OWASP Password Storage, for PBKDF2 with that hash; for SHA-384 it gives none. */
const ADVICE: ReadonlyMap<string, number> = new Map([
  ['PBES2-HS256+A128KW', 600_000],
  ['PBES2-HS384+A192KW', 210_000],
  ['PBES2-HS512+A256KW', 210_000],
]);
const LIBRARY_LIMIT = 10_000;
const CEILING = 1_200_000;
const SALT_OCTETS = 8;

type PasswordRule = Omit<Rule, 'appliesTo' | 'needs' | 'check' | 'watch'> & {
  readonly parameter: string;
  readonly tell: (facts: LintFacts, alg: string) => Omit<Hit, 'at'> | undefined;
};

/** The count; `undefined` when it is missing or no whole number. */
function iterations({ header }: LintFacts): number | undefined {
  const node = header?.get('p2c');
  const count = node && numericDate(node);
  if (node?.kind === 'number' && count === undefined) return Number.POSITIVE_INFINITY;
  return Number.isInteger(count) ? count : undefined;
}

const count = (n: number): string => n.toLocaleString('en');

const PBES2 = { alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2s: 'm2K1r2cLwvYfFb1xJd0g3A' };
const SEALED = [24, 12, 20, 16] as const;
const WITH = (more: object) => ({ header: { ...PBES2, ...more }, sealed: SEALED });

const RULES: readonly PasswordRule[] = [
  {
    id: 'jwe-pbes2-in-use',
    severity: 'low',
    parameter: 'alg',
    title: 'Encrypted with a password',
    why: 'Whoever has such a token can guess its password offline, as fast as their machines go. Libraries turn PBES2 off by default.',
    fix: 'Use dir or A256KW with a random key.',
    reference: 'RFC 8725 §3.5; RFC 7518 §8.8',
    tell: () => ({}),
    examples: {
      flagged: [
        { ...WITH({ p2c: 600_000 }), severity: 'low' },
        WITH({ alg: 'PBES2-HS512+A256KW', p2c: 210_000 }),
      ],
      clean: [
        { header: { alg: 'A256KW', enc: 'A256GCM' }, sealed: [40, 12, 20, 16] },
        { header: { alg: 'HS256' }, payload: { alg: 'PBES2-HS256+A128KW' } },
      ],
    },
  },
  {
    id: 'jwe-p2c-too-low',
    severity: 'high',
    parameter: 'p2c',
    title: 'Too few iterations',
    why: 'Only {count} iterations of PBKDF2 protect this password; OWASP advises {advice}. (panva/jose and erlang-jose refuse more than 10,000 unless told otherwise.)',
    fix: 'Raise p2c where the recipients allow it, or better use a random key instead of a password.',
    reference: 'RFC 7518 §4.8.1.2; rfc8725bis §3.13; OWASP Password Storage',
    tell: (facts, alg) => {
      const n = iterations(facts);
      const advice = ADVICE.get(alg) ?? FLOOR;
      if (n !== undefined && n >= advice) return undefined;
      return {
        severity: n === undefined || n < FLOOR ? 'high' : 'medium',
        values: {
          count: n === undefined ? 'an unknown number of' : count(n),
          advice: count(advice),
        },
      };
    },
    examples: {
      flagged: [
        { ...WITH({ p2c: 100 }), severity: 'high' },
        { ...WITH({ p2c: 4096 }), severity: 'medium' },
        { ...WITH({ p2c: '4096' }), severity: 'high' },
        { ...WITH({}), severity: 'high' },
        { ...WITH({ p2c: -1 }), severity: 'high' },
      ],
      clean: [
        WITH({ p2c: 600_000 }),
        WITH({ alg: 'PBES2-HS512+A256KW', p2c: 210_000 }),
        { header: { alg: 'A128KW', enc: 'A128GCM', p2c: 1 }, sealed: SEALED },
      ],
    },
  },
  {
    id: 'jwe-p2c-too-high',
    severity: 'high',
    parameter: 'p2c',
    title: 'More iterations than recipients allow',
    why: '{count} iterations of PBKDF2: {told}',
    fix: 'As a recipient, set a limit and look at p2c before deriving. As a sender, use a random key.',
    reference:
      'rfc8725bis §2.10, §3.13; CVE-2023-52428, CVE-2023-49290, CVE-2023-50658, CVE-2023-50966, CVE-2023-6681',
    tell: (facts) => {
      const n = iterations(facts);
      if (n === undefined || n <= LIBRARY_LIMIT) return undefined;
      const isAttack = n > CEILING;
      return {
        severity: isAttack ? 'high' : 'info',
        values: {
          count: Number.isSafeInteger(n) ? count(n) : 'Far too many',
          told: isAttack
            ? 'a recipient that does them is busy for a long time, and whoever sends a few such tokens stops it.'
            : 'panva/jose and erlang-jose refuse more than 10,000 unless told otherwise.',
        },
      };
    },
    examples: {
      flagged: [
        { ...WITH({ p2c: 2_147_483_647 }), severity: 'high' },
        { header: JSON.stringify(PBES2).replace('}', ',"p2c":1e400}'), sealed: SEALED },
        // What OWASP advises is more than what some libraries allow: good to know, and no fault.
        { ...WITH({ p2c: 310_000 }), severity: 'info' },
      ],
      clean: [WITH({ p2c: 10_000 }), WITH({ p2c: '9999999' })],
    },
  },
  {
    id: 'jwe-p2s-short',
    severity: 'medium',
    parameter: 'p2s',
    title: 'The salt is short',
    why: 'p2s has {length} bytes and must have 8 or more: with a short salt one table of passwords serves for many tokens.',
    fix: 'Take 16 random bytes for each token.',
    reference: 'RFC 7518 §4.8.1.1',
    tell: ({ header }) => {
      const { length } = decodeBase64url(claimText(header, 'p2s') ?? '').bytes ?? [];
      return length < SALT_OCTETS ? { values: { length } } : undefined;
    },
    examples: {
      flagged: [
        { ...WITH({ p2s: 'AQIDBA', p2c: 600_000 }), severity: 'medium' },
        WITH({ p2s: undefined, p2c: 600_000 }),
      ],
      clean: [
        WITH({ p2c: 600_000 }),
        { header: { alg: 'A128KW', enc: 'A128GCM', p2s: 'AQ' }, sealed: SEALED },
      ],
    },
  },
];

export default RULES.map(({ parameter, tell, ...rule }) =>
  defineRule({
    ...rule,
    appliesTo: ['jwe'],
    needs: [],
    check: (facts) => {
      const alg = claimText(facts.header, 'alg') ?? '';
      const told = facts.header && ADVICE.has(alg) ? tell(facts, alg) : undefined;
      if (!told || !facts.header) return undefined;
      const member = facts.header.member(parameter);
      const at = member ? atMember('header', member) : atOpening('header', facts.header.root);
      return { at, ...told };
    },
  }),
);
