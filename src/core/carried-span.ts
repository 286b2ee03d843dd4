// Which characters of the encoded token carry the member that the caret is on.
import { encodeUtf8 } from './bytes/utf8.ts';
import { parseJson } from './json/parse-json.ts';
import { mapSpan } from './json/print-json.ts';
import type { Span } from './problem.ts';
import type { PartView } from './view-token.ts';

/**
 * Base64url carries three bytes in four characters, so the characters at both ends may carry a neighbour too.
 *
 * @param part The part as it is shown, with the text it is the print of.
 * @param segmentStart Where its segment starts in the token's text.
 * @param caret UTF-16 offset in the shown text.
 * @returns A span of the token's text; `undefined` when the caret is on no top-level member.
 */
export function carriedSpan(part: PartView, segmentStart: number, caret: number): Span | undefined {
  // A header that is put together, or a payload as it is (RFC 7797), is not carried so.
  if (part.segment.length !== Math.ceil((encodeUtf8(part.source).length * 4) / 3)) return undefined;
  const { root } = parseJson(part.text);
  if (root?.kind !== 'object') return undefined;
  const member = root.members.find(
    ({ nameSpan, value }) => caret >= nameSpan.start && caret <= value.end,
  );
  if (!member) return undefined;
  const shown = { start: member.nameSpan.start, end: member.value.end };
  const { start, end } = mapSpan(part.text, part.source, shown);
  const byteStart = encodeUtf8(part.source.slice(0, start)).length;
  const byteEnd = byteStart + encodeUtf8(part.source.slice(start, end)).length;
  return {
    start: segmentStart + Math.floor((byteStart * 4) / 3),
    end: Math.min(segmentStart + Math.ceil((byteEnd * 4) / 3), segmentStart + part.segment.length),
  };
}
