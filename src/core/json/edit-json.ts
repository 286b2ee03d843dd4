// Edits of JSON *text* in place: the member or item that is meant changes, every other character stays.
import type { Span } from '../problem.ts';
import { parseJson, type JsonMember, type JsonNode } from './parse-json.ts';

/** Names and indexes from the root, as in a JSON Pointer (RFC 6901). */
export type JsonPath = readonly (string | number)[];

/** Puts `replacement` where `span` stands. */
export function replaceSpan(text: string, span: Span, replacement: string): string {
  return text.slice(0, span.start) + replacement + text.slice(span.end);
}

/** The node at a path: of duplicate members the last, as most parsers have it. */
export function nodeAt(root: JsonNode, path: JsonPath): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const step of path) {
    if (node?.kind === 'object') {
      node = node.members.findLast((member) => member.name === step)?.value;
    } else if (node?.kind === 'array' && typeof step === 'number') {
      node = node.items[step];
    } else {
      return undefined;
    }
  }
  return node;
}

/**
 * Sets the value at a path. A member that is there (the last of its name) gets the new value in its place;
 * one that is not is appended to its object, in the whitespace style of the member before it.
 *
 * @param valueText JSON text of the new value.
 * @returns The new text; the old one when the text is not JSON or the path leads nowhere.
 */
export function setMember(text: string, path: JsonPath, valueText: string): string {
  const { root, problem } = parseJson(text);
  if (!root || problem) return text;
  const existing = nodeAt(root, path);
  if (existing) return replaceSpan(text, existing, valueText);
  const parent = nodeAt(root, path.slice(0, -1));
  const name = path.at(-1);
  if (parent?.kind !== 'object' || typeof name !== 'string') return text;
  const last = parent.members.at(-1);
  if (!last) return replaceSpan(text, parent, `{${JSON.stringify(name)}:${valueText}}`);
  const before = parent.members.at(-2)?.value.end ?? parent.start;
  const between = text.slice(before, last.nameSpan.start).replace(/^[{,]/, '');
  const colon = text.slice(last.nameSpan.end, last.value.start);
  const at = last.value.end;
  const lead = parent.members.length > 1 ? between.slice(between.lastIndexOf(',') + 1) : between;
  return `${text.slice(0, at)},${lead}${JSON.stringify(name)}${colon}${valueText}${text.slice(at)}`;
}

/**
 * Removes every member of that name from the object at the path's parent, with one comma each.
 *
 * @returns The new text; the old one when the text is not JSON or there is no such member.
 */
export function removeMember(text: string, path: JsonPath): string {
  const { root, problem } = parseJson(text);
  if (!root || problem) return text;
  const parent = nodeAt(root, path.slice(0, -1));
  if (parent?.kind !== 'object') return text;
  const name = path.at(-1);
  return removeMembers(text, parent, (member) => member.name === name);
}

/** Removes the members of an object of `text` that `isMeant` picks, keeping the others and their whitespace. */
export function removeMembers(
  text: string,
  object: Extract<JsonNode, { kind: 'object' }>,
  isMeant: (member: JsonMember, index: number) => boolean,
): string {
  let out = '';
  let from = object.start + 1;
  let kept = 0;
  for (const [index, member] of object.members.entries()) {
    const start = index === 0 ? object.start + 1 : object.members[index - 1]!.value.end;
    if (isMeant(member, index)) {
      out += text.slice(from, start);
      from = member.value.end;
      continue;
    }
    out += text.slice(from, start);
    const own = text.slice(start, member.value.end);
    out += kept === 0 && index > 0 ? own.replace(/^(\s*),/, '$1') : own;
    from = member.value.end;
    kept++;
  }
  if (kept === object.members.length) return text;
  const tail = kept === 0 ? '}' : text.slice(from, object.end);
  return `${text.slice(0, object.start + 1)}${out}${tail}${text.slice(object.end)}`;
}
