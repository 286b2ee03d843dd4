// The token as it was pasted: what stood around it, and whether a text without a readable header was meant as one.
import type { FoundToken, Removed } from '../token/find-tokens.ts';
import type { ParsedToken } from '../token/parsed-token.ts';
import type { LintFacts } from './define-rule.ts';

/** Absent: the text is no paste but what was made of an edit, or no token was found in it. */
export function pastedToken({ found, token }: LintFacts): FoundToken | undefined {
  return found.tokens.find(({ text }) => text === token.text);
}

/** The first of these kinds of things that were taken off around the token. */
export function takenOff(facts: LintFacts, kinds: readonly Removed['kind'][]): Removed | undefined {
  return pastedToken(facts)?.removed.find(({ kind }) => kinds.includes(kind));
}

/** A sentence or a host's name has dots as well: a header can be read, or the text begins as one does. */
export function isMeantAsToken(token: ParsedToken): boolean {
  if ('header' in token && token.header.json?.reading.root?.kind === 'object') return true;
  return /^(?:77u_)?ey[\w-]{8,}\.\S*$/i.test(token.text);
}
