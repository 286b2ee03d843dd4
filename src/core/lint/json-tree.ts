// What stands in a JSON document, however deep, as flat lists: one walk serves every rule. No recursion.
import type { JsonNode, JsonObject } from '../json/parse-json.ts';

/** A value and the way to it. */
export interface TreeEntry<Node extends JsonNode = JsonNode> {
  readonly node: Node;
  /** The member's name or the item's index; absent for the root. */
  readonly step?: string | number;
  readonly parent?: TreeEntry;
}

export interface JsonTree {
  readonly root: JsonNode;
  readonly objects: readonly TreeEntry<JsonObject>[];
  readonly strings: readonly TreeEntry<Extract<JsonNode, { kind: 'string' }>>[];
  readonly numbers: readonly TreeEntry<Extract<JsonNode, { kind: 'number' }>>[];
}

const known = new WeakMap<JsonNode, JsonTree>();

/** Lists the objects, strings and numbers of a document in the order of the text. Linear; one walk a document. */
export function indexJsonTree(root: JsonNode): JsonTree {
  const before = known.get(root);
  if (before) return before;
  const objects: TreeEntry<JsonObject>[] = [];
  const strings: TreeEntry<Extract<JsonNode, { kind: 'string' }>>[] = [];
  const numbers: TreeEntry<Extract<JsonNode, { kind: 'number' }>>[] = [];
  const waiting: TreeEntry[] = [{ node: root }];
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    const { node } = entry;
    if (node.kind === 'string') strings.push(entry as (typeof strings)[number]);
    else if (node.kind === 'number') numbers.push(entry as (typeof numbers)[number]);
    else if (node.kind === 'array') {
      for (let i = node.items.length - 1; i >= 0; i--) {
        waiting.push({ node: node.items[i]!, step: i, parent: entry });
      }
    } else if (node.kind === 'object') {
      objects.push(entry as (typeof objects)[number]);
      for (let i = node.members.length - 1; i >= 0; i--) {
        const { name, value } = node.members[i]!;
        waiting.push({ node: value, step: name, parent: entry });
      }
    }
  }
  const tree = { root, objects, strings, numbers };
  known.set(root, tree);
  return tree;
}

/** The way to an entry as a JSON Pointer (RFC 6901); empty for the root. */
export function pointerTo(entry: TreeEntry): string {
  const steps: string[] = [];
  for (let at: TreeEntry | undefined = entry; at?.step !== undefined; at = at.parent) {
    steps.push(String(at.step).replaceAll('~', '~0').replaceAll('/', '~1'));
  }
  return steps
    .toReversed()
    .map((step) => `/${step}`)
    .join('');
}

/** The name of the member that holds an entry: its own, or that of the array it stands in. Empty for the root. */
export function memberName(entry: TreeEntry): string {
  for (let at: TreeEntry | undefined = entry; at; at = at.parent) {
    if (typeof at.step === 'string') return at.step;
  }
  return '';
}

/**
 * Reads a JSON Pointer against a document, so that a step into an array is a number.
 *
 * @returns The path; `undefined` when nothing stands there. Of duplicate members the last counts.
 */
export function readPointer(root: JsonNode, pointer: string): (string | number)[] | undefined {
  const path: (string | number)[] = [];
  let node: JsonNode | undefined = root;
  for (const part of pointer.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (node?.kind === 'array' && /^\d+$/.test(step)) {
      path.push(Number(step));
      node = node.items[Number(step)];
    } else if (node?.kind === 'object') {
      path.push(step);
      node = node.members.findLast((member) => member.name === step)?.value;
    } else return undefined;
  }
  return node && path;
}
