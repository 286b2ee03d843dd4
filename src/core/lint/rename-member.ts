// A quick fix for a member that is called something else than it should be.
import { replaceSpan } from '../json/edit-json.ts';
import { parseJson, type JsonMember } from '../json/parse-json.ts';

/**
 * Gives a top-level member another name.
 *
 * @param isMeant Picks it; of several the last.
 * @returns The new text; the old one when there is no such member, or the name is taken.
 */
export function renameMember(
  text: string,
  name: string,
  isMeant: (member: JsonMember) => boolean,
): string {
  const { root } = parseJson(text);
  const members = root?.kind === 'object' ? root.members : [];
  const member = members.findLast(isMeant);
  if (!member || members.some((other) => other.name === name)) return text;
  return replaceSpan(text, member.nameSpan, JSON.stringify(name));
}
