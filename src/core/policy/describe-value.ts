// A value of a claim as a sentence can hold it.
import type { JsonNode } from '../json/parse-json.ts';

const MAX_SHOWN = 80;

/** A text in quotes, shortened; "nothing" where there is none. */
export function quote(text: string | undefined): string {
  if (text === undefined) return 'nothing';
  return `"${text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text}"`;
}

/** A short list of strings as it is, any other by its length. */
function describeList(items: readonly JsonNode[]): string {
  const texts = items.flatMap((item) => (item.kind === 'string' ? [quote(item.value)] : []));
  const isShort = texts.length === items.length && texts.length > 0 && texts.length <= 3;
  return isShort ? texts.join(' and ') : `a list of ${items.length}`;
}

/** A value as a sentence can hold it: its text when short, else its kind. */
export function describeValue(node: JsonNode | undefined): string {
  if (!node) return 'nothing';
  switch (node.kind) {
    case 'string':
      return quote(node.value);
    case 'number':
      return node.text.slice(0, MAX_SHOWN);
    case 'array':
      return describeList(node.items);
    case 'object':
      return 'an object';
    default:
      return node.kind;
  }
}
