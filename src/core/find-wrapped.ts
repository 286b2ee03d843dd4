// Which tokens a payload carries: itself, or any value in it, in whatever serialization.
import { nodeAt } from './json/edit-json.ts';
import type { JsonNode, JsonObject } from './json/parse-json.ts';
import { pointerTo, type TreeEntry } from './lint/json-tree.ts';
import { readTokens } from './token/parse-json-serialization.ts';
import type { JsonPart } from './token/parsed-token.ts';

export interface Wrapped {
  /** JSON Pointer of the value that is the token; absent: it is the whole content. */
  readonly place?: string;
  readonly text: string;
}

/** A header and at least two more parts, perhaps with disclosures: shorter ones are host names and versions as well. */
const COMPACT = /^e[\w-]{8,}(?:\.[\w-]*){2}(?:(?:\.[\w-]*){2}|~[\w.~-]*)?$/;
const JSON_SERIALIZATION = /^\{[^]*"(?:signatures?|ciphertext)"/;

/**
 * Finds the tokens that a payload carries, in their order. Linear in its length.
 *
 * @param limit How many at most.
 */
export function findWrapped(payload: JsonPart | undefined, limit: number): readonly Wrapped[] {
  const { text = '', reading } = payload?.json ?? {};
  // What only looks like a token is read too, and may hold more of that kind.
  let budget = 8 * text.length;
  const isToken = (candidate: string): boolean => {
    budget -= candidate.length;
    if (budget < 0) return false;
    return (COMPACT.test(candidate) || JSON_SERIALIZATION.test(candidate)) && hasHeader(candidate);
  };
  if (limit <= 0) return [];
  const whole = text.trim();
  if (isToken(whole)) return [{ text: whole }];
  const root = reading?.root;
  // RFC 7519 leaves it open; some write the token inside as a JSON string.
  if (root?.kind === 'string') return isToken(root.value) ? [{ text: root.value }] : [];
  const found: Wrapped[] = [];
  const open: TreeEntry[] = root ? [{ node: root, step: undefined, parent: undefined }] : [];
  for (let entry = open.pop(); entry && found.length < limit; entry = open.pop()) {
    const { node } = entry;
    const own = ownText(node, text);
    if (own !== undefined && isToken(own)) found.push({ place: pointerTo(entry), text: own });
    // One by one: very many arguments are more than a call can take.
    else for (const step of stepsInto(entry)) open.push(step);
  }
  return found;
}

/** What of a value could be a token: its string, or its own JSON text where it has the members of one. */
function ownText(node: JsonNode, text: string): string | undefined {
  if (node.kind === 'string') return node.value.length > 20 ? node.value : undefined;
  return node.kind === 'object' && isSerialization(node)
    ? text.slice(node.start, node.end)
    : undefined;
}

/** RFC 7515 §7.2, RFC 7516 §7.2. */
function isSerialization(node: JsonObject): boolean {
  const kind = (name: string): JsonNode['kind'] | undefined => nodeAt(node, [name])?.kind;
  const isSigned = kind('signature') === 'string' || kind('signatures') === 'array';
  return kind('ciphertext') === 'string' || (isSigned && kind('payload') === 'string');
}

function hasHeader(candidate: string): boolean {
  const [token] = readTokens(candidate);
  return 'jose' in token && token.header.json?.reading.root?.kind === 'object';
}

/** The last first: the next one is taken from the end. */
function stepsInto(parent: TreeEntry): readonly TreeEntry[] {
  const { node } = parent;
  if (node.kind === 'object') {
    return node.members
      .map(({ name, value }) => ({ node: value, step: name, parent }))
      .toReversed();
  }
  return node.kind === 'array'
    ? node.items.map((item, step) => ({ node: item, step, parent })).toReversed()
    : [];
}
