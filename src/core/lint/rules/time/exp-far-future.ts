import { defineRule, type LintFacts } from '../../define-rule.ts';
import { kindWords } from '../../kind-words.ts';
import { isApiKey, isCredential } from '../../long-lived.ts';
import { numericClaim } from '../../numeric-claim.ts';
import { timeFix } from '../../time-fix.ts';

const YEAR = 31_556_952;
const TEN_YEARS = 10 * YEAR;
const HOUR = 3_600;
/** The last second of 32 bits, the year 2100, ten nines, the year 9999: ways to write "never". */
const SENTINELS: ReadonlySet<number> = new Set([2147483647, 4102444800, 9999999999, 253402300799]);

/** What is meant to live long, in words. */
function longLived({ claims, profile }: LintFacts): string | undefined {
  if (claims && isApiKey(claims)) return 'An API key';
  const isHeld = profile.name === 'sd-jwt' || (claims && isCredential(claims));
  return isHeld ? 'A credential' : undefined;
}

export default defineRule({
  id: 'exp-far-future',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: ['clock'],
  title: 'It expires in {year}',
  why: 'That is as good as never. {kind} that leaks works until somebody changes the keys{guess}.',
  fix: 'Give it a short life, and renew it with a refresh token.',
  reference: 'RFC 7519 §4.1.4; RFC 6750 §5.3',
  hides: ['lifetime-excessive'],
  check: (facts) => {
    const { value, at } = numericClaim(facts.claims, 'exp') ?? {};
    if (value === undefined || !at) return undefined;
    if (value <= facts.now + TEN_YEARS && !SENTINELS.has(value)) return undefined;
    const held = longLived(facts);
    const { kind, guess } = kindWords(facts.profile);
    return {
      at,
      // Long-lived by design.
      severity: held === undefined ? 'medium' : 'low',
      values: {
        claim: 'exp',
        year: 1970 + Math.floor(value / YEAR),
        kind: held ?? kind.replace(/^a/, 'A'),
        guess: held === undefined ? guess : '',
      },
    };
  },
  quickFix: timeFix('Set exp to an hour from now', (_, { now }) => now + HOUR),
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { exp: 9999999999 }, severity: 'medium' },
      { header: { alg: 'HS256' }, payload: { exp: 2147483647 } },
      { header: { alg: 'HS256' }, payload: { iat: 1795000000, exp: 2500000000 } },
      // Long-lived by design: it is said all the same, and milder.
      { header: { alg: 'HS256' }, payload: { iss: 'supabase', exp: 4102444800 }, severity: 'low' },
      { header: { alg: 'ES256', typ: 'dc+sd-jwt' }, payload: { exp: 2500000000 }, severity: 'low' },
    ],
    clean: [
      // lifetime-excessive tells of a year.
      { header: { alg: 'HS256' }, payload: { exp: 1795000000 + 31_536_000 } },
      { header: { alg: 'HS256' }, payload: { exp: 1795003600 } },
      // Supabase: ten years from its issue.
      { header: { alg: 'HS256' }, payload: { iss: 'supabase', iat: 1641769200, exp: 1957345200 } },
    ],
  },
});
