// Finds tokens in whatever was pasted, and says what was taken off around them.
import type { Span } from '../problem.ts';

/** What stood around or inside the token and is not part of it. */
export interface Removed {
  readonly kind:
    | 'whitespace-around'
    | 'whitespace-inside'
    | 'scheme' // `Authorization: Bearer `
    | 'header-line' // `Cookie: session=`
    | 'quotes'
    | 'json' // `{"access_token":"…"}`
    | 'command' // a curl line
    | 'url'
    | 'percent-encoding'
    | 'invisible-characters'
    | 'text'; // any other surrounding text
  /** What was taken off, shortened to at most 60 characters; never token text. */
  readonly text: string;
}

export interface FoundToken {
  /** The token's exact text: no whitespace, no quotes. */
  readonly text: string;
  /** Where it stands in the pasted text (with whitespace inside, from its first to its last character). */
  readonly span: Span;
  readonly removed: readonly Removed[];
  /** A name for it: the JSON member, URL parameter, cookie or header that held it. */
  readonly label?: string;
  /** Where a URL carried it; `name` is the parameter. */
  readonly url?: { readonly place: 'query' | 'fragment'; readonly name: string };
}

/** The tokens of a text, in order, without repeats. With none found, `tokens` is empty and the text stands as it is. */
export interface FoundTokens {
  readonly source: string;
  readonly tokens: readonly FoundToken[];
}
