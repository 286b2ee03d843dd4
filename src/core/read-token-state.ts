// workspace -> the token as it is shown: found in the text, or made of the draft and signed if it is an edit.
import { calm } from './calm.ts';
import { areToBeOpened } from './read-keys.ts';
import { signDraft } from './sign-draft.ts';
import { findTokens } from './token/find-tokens.ts';
import { readTokens } from './token/parse-json-serialization.ts';
import { memberAt, viewMember, viewSigned } from './view-member.ts';
import { NOTHING_FOUND, type TokenState } from './view-token.ts';
import type { TokenSource, Workspace } from './workspace.ts';

/**
 * Finds, signs if it is an edit, and reads the token of a workspace. Nothing once it is aborted.
 *
 * @param known The token of the same source from a run before, so that nothing is signed twice.
 */
export async function readTokenState(
  { source }: Workspace,
  known: TokenState | undefined,
  signal: AbortSignal,
): Promise<TokenState | undefined> {
  if (source.mode === 'inspect') return known ?? findSource(source);
  if (known?.signing) return known;
  if (areToBeOpened(source.draft.signWith)) await calm(signal);
  if (signal.aborted) return undefined;
  const { text, signing } = await signDraft(source.draft);
  return { found: NOTHING_FOUND, view: viewSigned(source.draft, text), signing };
}

/** Without what a key has opened: whether it still does is the question. */
export function sealAgain(state: TokenState): TokenState {
  return state.view.payload.state === 'opened'
    ? { ...state, view: viewMember(memberAt(readTokens(state.view.text), state.view.place?.index)) }
    : state;
}

type InspectSource = Extract<TokenSource, { readonly mode: 'inspect' }>;

/** The chosen token of a text; the text as it is when there is none in it. */
function findSource({ text, chosen, member }: InspectSource): TokenState {
  const found = findTokens(text);
  const tokens = readTokens(found.tokens[chosen]?.text ?? text.trim());
  return { found, view: viewMember(memberAt(tokens, member)) };
}
