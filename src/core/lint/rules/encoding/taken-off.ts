// What was taken off around or inside a pasted token, each with what it means where a token is read for good.
import { listInvisible } from '../../../token/text-run.ts';
import type { Removed } from '../../../token/find-tokens.ts';
import { defineRule, type LintFacts, type Rule } from '../../define-rule.ts';
import { pastedToken, takenOff } from '../../pasted-token.ts';

type TakenOff = Pick<
  Rule,
  'id' | 'severity' | 'title' | 'why' | 'fix' | 'reference' | 'examples'
> & {
  readonly kinds: readonly Removed['kind'][];
  /** Absent: always. */
  readonly isMeant?: (facts: LintFacts) => boolean;
};

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA';
const OTHER = 'eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIxIn0.AAAA';
/** They draw nothing at all, and are in no base64url. */
const TAGS = /[\u{E0000}-\u{E007F}]/u;

const FAMILY: readonly TakenOff[] = [
  {
    id: 'input-scheme-prefix',
    severity: 'info',
    kinds: ['scheme'],
    title: 'A scheme stood before the token',
    why: '"Bearer" and the like belong to the HTTP header, not to the token. Here it was taken off.',
    fix: 'Take the scheme off before the string goes to a JWT library.',
    reference: 'RFC 6750 §2.1; RFC 9449 §7.1',
    examples: {
      flagged: [
        { text: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.x', severity: 'info' },
        { text: `Authorization: DPoP ${TOKEN}` },
      ],
      clean: [{ text: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }, { text: `Cookie: session=${TOKEN}` }],
    },
  },
  {
    id: 'input-quoted-or-escaped',
    severity: 'info',
    kinds: ['quotes', 'json', 'command'],
    isMeant: ({ others }) => others.length === 0,
    title: 'The token was taken out of what surrounds it',
    why: 'It stood in quotes, in JSON or in a command. None of that is part of it.',
    fix: 'Nothing to do here; a program must hand on the token alone.',
    reference: 'RFC 7515 §7.1',
    examples: {
      flagged: [
        { text: `{"access_token":"${TOKEN}"}`, severity: 'info' },
        { text: `"${TOKEN}"` },
        { text: `curl -H 'Authorization: Bearer ${TOKEN}' https://api.example/x` },
      ],
      clean: [
        {
          text: '{"payload":"e30","protected":"eyJhbGciOiJFUzI1NiJ9","signature":"AAAA"}',
        },
        // Which of several is meant is the person’s to say.
        { text: `{"access_token":"${TOKEN}","id_token":"${OTHER}"}` },
        { text: TOKEN },
      ],
    },
  },
  {
    id: 'input-percent-encoded',
    severity: 'low',
    kinds: ['percent-encoding'],
    // In a URL and in a form everything is encoded so.
    isMeant: (facts) => pastedToken(facts)?.url === undefined,
    title: 'The token is percent-encoded',
    why: 'Here it was decoded once. A verifier that gets it like this refuses it, and one that decodes twice takes several spellings for one token.',
    fix: 'Decode exactly once, where HTTP is read.',
    reference: 'RFC 3986 §2.1, §2.4; rfc8725bis §3.14',
    examples: {
      flagged: [
        { text: 'eyJhbGciOiJIUzI1NiJ9%2Ee30%2EAAAA', severity: 'low' },
        { text: 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ%3D%3D.AAAA' },
      ],
      clean: [
        { text: TOKEN },
        { text: 'https://sp.example/cb?request=eyJhbGciOiJIUzI1NiJ9%2Ee30%2EAAAA' },
      ],
    },
  },
  {
    id: 'input-whitespace-inside',
    severity: 'medium',
    kinds: ['whitespace-inside'],
    title: 'Whitespace inside the token',
    why: 'Most verifiers refuse it; lenient ones take several spellings for one token. Here it was taken out.',
    fix: 'Undo line wraps when copying. A parser should refuse everything outside A-Z a-z 0-9 - _ and the dots.',
    reference: 'RFC 7515 §2; rfc8725bis §3.14',
    examples: {
      flagged: [
        { text: 'eyJhbGciOiJIUzI1NiJ9.\ne30.AAAA', severity: 'medium' },
        { text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJh\r\n  In0.AAAA' },
      ],
      clean: [{ text: `${TOKEN}\n` }, { text: `  Bearer ${TOKEN}  ` }],
    },
  },
];

export default [
  ...FAMILY.map(({ kinds, isMeant = () => true, ...words }) =>
    defineRule({
      ...words,
      appliesTo: ['jws', 'jwe'],
      needs: [],
      check: (facts) =>
        takenOff(facts, kinds) && isMeant(facts) ? { at: { part: 'token' } } : undefined,
    }),
  ),
  defineRule({
    id: 'input-invisible-chars',
    severity: 'medium',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Invisible characters came with the token',
    why: 'The paste holds {what}, which nobody sees. Other software does not take them off: there, what looks like this token is another text.',
    fix: 'Copy from the source again. In a program, refuse such text instead of cleaning it.',
    reference: 'rfc8725bis §3.14; RFC 7515 §10.13',
    check: (facts) => {
      if (TAGS.test(facts.token.text)) {
        return { at: { part: 'token' }, values: { what: 'tag characters' } };
      }
      const removed = takenOff(facts, ['invisible-characters']);
      const pasted = pastedToken(facts);
      if (!removed || !pasted) return undefined;
      const { start, end } = pasted.span;
      const isInside = listInvisible(facts.found.source.slice(start, end)) !== '';
      return {
        at: { part: 'token' },
        // A byte order mark before it comes from many an editor.
        severity: isInside ? 'medium' : 'low',
        values: { what: removed.text },
      };
    },
    examples: {
      flagged: [
        { text: 'eyJhbGciOiJIUzI1NiJ9.e30.\u200bAAAA', severity: 'medium' },
        { text: `\ufeff${TOKEN}`, severity: 'low' },
        { text: 'eyJhbGciOiJIUzI1NiJ9.e30.AA\u{E0041}AA', severity: 'medium' },
      ],
      clean: [
        { text: TOKEN },
        // Inside a claim it is another matter: string-bidi-or-invisible.
        { header: { alg: 'HS256' }, payload: { sub: 'alice\u200b' } },
      ],
    },
  }),
];
