// The members of a claims set or header by name, and the texts that stand in them.
import type { JsonMember, JsonNode, JsonObject } from '../json/parse-json.ts';

/** A JSON object with quick access to its members. */
export interface ClaimValues {
  readonly root: JsonObject;
  /** The value of the last member of that name, as most parsers have it. */
  readonly get: (name: string) => JsonNode | undefined;
}

export type StringNode = Extract<JsonNode, { kind: 'string' }>;

/** More items of one claim than anyone needs to look at. */
const MAX_ITEMS = 1_000;

/** The members of an object; of a document that is none, nothing. */
export function claimValues(root: JsonNode | undefined): ClaimValues | undefined {
  if (root?.kind !== 'object') return undefined;
  const members = new Map<string, JsonMember>(root.members.map((member) => [member.name, member]));
  return { root, get: (name) => members.get(name)?.value };
}

/** The claim's value when it is a string. */
export function claimText(claims: ClaimValues | undefined, name: string): string | undefined {
  const node = claims?.get(name);
  return node?.kind === 'string' ? node.value : undefined;
}

/** A string, or the strings of an array; what is neither is left out. */
export function textNodes(node: JsonNode | undefined): readonly StringNode[] {
  if (node?.kind === 'string') return [node];
  if (node?.kind !== 'array') return [];
  return node.items.slice(0, MAX_ITEMS).filter((item) => item.kind === 'string');
}

/** The audiences (RFC 7519 §4.1.3). */
export function audiences(claims: ClaimValues | undefined): readonly string[] {
  return textNodes(claims?.get('aud')).map(({ value }) => value);
}
