import { signatureLengths } from '../../../token/last-segment-length.ts';
import type { JwsToken } from '../../../token/parsed-token.ts';
import { defineRule, type LintFacts } from '../../define-rule.ts';
import { pastedToken } from '../../pasted-token.ts';

const ELLIPSIS = /\.{3}|…/;

/** What of a compact JWS, or of what is left of a JWE, is not there. */
function lacks(
  { segments, jose, header, payload }: JwsToken,
  facts: LintFacts,
): string | undefined {
  if (header.json?.reading.problem?.code === 'json-unexpected-end') {
    return segments.length === 1 ? 'The header ends in the middle' : undefined;
  }
  const isWithoutClaims = payload?.json?.reading.root === undefined;
  if (jose.enc !== undefined && isWithoutClaims)
    return `Of a JWE’s five parts ${segments.length} are there`;
  if (segments.length !== 2 || !facts.header || jose.alg?.toLowerCase() === 'none')
    return undefined;
  return 'There is no signature';
}

/** A signature as long as its algorithm's: what stands behind it is punctuation. */
function isComplete({ signature, jose }: JwsToken): boolean {
  return signatureLengths(jose.alg).includes(signature?.text.length ?? 0);
}

export default defineRule({
  id: 'input-truncated',
  severity: 'medium',
  appliesTo: ['jws', 'unreadable'],
  needs: [],
  title: 'The token looks cut off',
  why: '{clue}. Logs, chats and terminals shorten long strings.',
  fix: 'Copy the whole value.',
  reference: 'RFC 7515 §7.1; RFC 7516 §7.1',
  hides: [
    'segment-count',
    'payload-not-object',
    'base64-noncanonical-bits',
    'base64-impossible-length',
  ],
  check: (facts) => {
    const { token } = facts;
    const hit = (clue: string) => ({ at: { part: 'token' } as const, values: { clue } });
    if (token.kind === 'unreadable') {
      const isCut = /^ey[\w-]+(?:\.{3}|…)/.test(token.text);
      return isCut ? hit('An ellipsis stands in its place') : undefined;
    }
    if (token.serialization ?? token.sdJwt) return undefined;
    const isShortened = pastedToken(facts)?.removed.some(
      ({ kind, text }) => kind === 'text' && text === '…',
    );
    const isHeader = token.header.json?.reading.root?.kind === 'object';
    if (isHeader && (isShortened || ELLIPSIS.test(token.text)) && !isComplete(token)) {
      return hit('An ellipsis stands where the rest should be');
    }
    const clue = lacks(token, facts);
    return clue === undefined ? undefined : hit(clue);
  },
  examples: {
    flagged: [
      { text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM…', severity: 'medium' },
      { text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM...' },
      { text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0' },
      { text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaaaaaaaaaaaaaa.bbbb' },
      { text: 'eyJhbGciOiJIUzI1NiIsInR5cCI6Ikp' },
    ],
    clean: [
      { text: 'eyJhbGciOiJub25lIn0.e30.' },
      { text: 'eyJhbGciOiJub25lIn0.e30' },
      { text: 'eyJhbGciOiJFUzI1NiJ9..c2ln' },
      // The token is whole; the sentence goes on.
      {
        text: 'It was eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk... and then',
      },
      { text: 'Wait...' },
      { header: { alg: 'ES256' }, payload: { _sd: ['#1'] }, disclosures: [['s', 'a', 'b']] },
    ],
  },
});
