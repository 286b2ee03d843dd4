// A draft -> the text of its token: compact, or the JSON serialization that it came from with its parts put in their places.
import { nodeAt, setMember, type JsonPath } from './json/edit-json.ts';
import { parseJson } from './json/parse-json.ts';
import { draftText, type Draft, type WholeToken } from './workspace.ts';

/** The token of a draft with the signature that it has. */
export function writeDraft(draft: Draft, signature = draft.signature): string {
  const { whole, header, payload } = draft;
  if (!whole) return draftText(draft, signature);
  const carried = setText(whole.text, ['payload'], payload.segment);
  const headed = setMemberText({ ...whole, text: carried }, 'protected', header.segment);
  return setMemberText({ ...whole, text: headed }, 'signature', signature);
}

/** The JSON serialization with another text in a member of one of its signatures. */
export function setMemberText({ text, index }: WholeToken, name: string, value: string): string {
  return setText(text, [...pathOf(text, index), name], value);
}

/** Where one signature is in the text: the whole of a flattened one (RFC 7515 §7.2.2). */
function pathOf(text: string, index: number): JsonPath {
  const { root } = parseJson(text);
  const list = root && nodeAt(root, ['signatures']);
  if (list?.kind !== 'array') return [];
  const [at = 0] = list.items
    .flatMap(({ kind }, position) => (kind === 'object' ? [position] : []))
    .slice(index);
  return ['signatures', at];
}

/** What is the same already stays as it is written; what is empty and not there is not put in. */
function setText(text: string, path: JsonPath, value: string): string {
  const { root } = parseJson(text);
  const there = root && nodeAt(root, path);
  if (there ? there.kind === 'string' && there.value === value : value === '') return text;
  return setMember(text, path, JSON.stringify(value));
}
