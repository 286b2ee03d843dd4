// A `kid` fit for a sentence: it is any text (RFC 7515 §4.1.4), so it is not to be told from outside what is one.

/** Code points that are shown of it: the beginning, and the end, which often tells. */
const HEAD = 40;
const TAIL = 20;

/** As it is; what cannot be seen, or would end the quotation, as its code point, and what is long without its middle. */
export function shortKid(kid: string): string {
  // A code point is two units at most.
  const points = kid.length > 2 * (HEAD + TAIL) ? undefined : Array.from(kid);
  if (points && points.length <= HEAD + TAIL + 1) return escape(points.join(''));
  const head = Array.from(kid.slice(0, 2 * HEAD))
    .slice(0, HEAD)
    .join('');
  const tail = Array.from(kid.slice(-2 * TAIL))
    .slice(-TAIL)
    .join('');
  return `${escape(head)}…${escape(tail)}`;
}

/** Control and format characters, lone surrogates, white space but a plain one, and the backquote of our sentences. */
function escape(text: string): string {
  return text.replaceAll(
    /[\p{C}`]|(?! )\p{Z}|^ | $/gu,
    (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
  );
}
