// One signature or recipient of a JSON serialization, for showing: where it stands, and which of its header anyone can change.
import { mapSpan } from './json/print-json.ts';
import { readTokens } from './token/parse-json-serialization.ts';
import type { ParsedToken } from './token/parsed-token.ts';
import { viewDraft, viewParsed, type PartView, type TokenView } from './view-token.ts';
import type { Draft, PartName } from './workspace.ts';

const UNPROTECTED = 'not protected';
const WHY_UNPROTECTED =
  'It stands beside the protected header: anyone can change it unseen (RFC 7515 §7.2.1, RFC 7516 §7.2.1).';

/** The token of a draft, whichever its serialization. @param text Its text, once it has been signed anew. */
export function viewSigned(draft: Draft, text: string): TokenView {
  if (!draft.whole) return viewDraft(draft, text);
  const { header, payload, whole } = draft;
  const token = memberAt(readTokens(text), whole.index);
  return viewMember(token, { header: header.text, payload: payload.text });
}

/** The token at a position; the first where there is none. */
export function memberAt(
  tokens: readonly [ParsedToken, ...ParsedToken[]],
  index: number | undefined,
): ParsedToken {
  return tokens[index ?? 0] ?? tokens[0];
}

/**
 * Any token for showing.
 *
 * @param shown Texts that stand in the editors as the person typed them.
 */
export function viewMember(
  token: ParsedToken,
  shown?: Readonly<Record<PartName, string>>,
): TokenView {
  const view = viewParsed(token, shown);
  if (!('serialization' in token) || !token.serialization) return view;
  const { form, index, count, unprotected } = token.serialization;
  const isFaulty = token.problems.some(({ code }) => code === 'json-serialization');
  return {
    ...view,
    isFixed: view.isFixed || isFaulty,
    place: { form, index, count, unprotected: unprotected.map(({ name }) => name) },
    // An escaped character is longer in the text than the one it stands for.
    segments: view.segments.map((segment, at) => ({
      ...segment,
      end: token.segments[at]?.end ?? segment.end,
    })),
    header: { ...view.header, ...(unprotected.length > 0 && { notes: notesFor(token, view) }) },
  };
}

function notesFor(
  { serialization }: Extract<ParsedToken, { readonly jose: unknown }>,
  { header: { source, text } }: TokenView,
): NonNullable<PartView['notes']> {
  return (serialization?.unprotected ?? []).map(({ name, value }) => ({
    offset: mapSpan(source, text, value).end,
    text: UNPROTECTED,
    tooltip: `${name}. ${WHY_UNPROTECTED}`,
  }));
}
