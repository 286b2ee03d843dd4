// A disclosed value as a person reads it: what it holds itself, not the digests of what it may hold (RFC 9901 §4.2).
import type { JsonNode } from '../../json/parse-json.ts';

/** Deeper ones are a fault of the token, and stay as they are. */
const MAX_DEPTH = 200;

/** @returns JSON text, with each kept value's own characters. */
export function withoutDigests(node: JsonNode, text: string, depth = 0): string {
  if (depth < MAX_DEPTH && node.kind === 'object') {
    const own = node.members
      .filter(({ name }) => name !== '_sd')
      .map(
        ({ nameSpan, value }) =>
          `${text.slice(nameSpan.start, nameSpan.end)}:${withoutDigests(value, text, depth + 1)}`,
      );
    return `{${own.join(',')}}`;
  }
  if (depth < MAX_DEPTH && node.kind === 'array') {
    const own = node.items
      .filter((item) => !isDigest(item))
      .map((item) => withoutDigests(item, text, depth + 1));
    return `[${own.join(',')}]`;
  }
  return text.slice(node.start, node.end);
}

/** RFC 9901 §4.2.4.2: an item that stands for one. */
export function isDigest(item: JsonNode): boolean {
  return item.kind === 'object' && item.members.length === 1 && item.members[0]?.name === '...';
}
