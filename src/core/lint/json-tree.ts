// What stands in a JSON document, however deep: one walk looks for what all rules watch out for.
import type { JsonNode, JsonObject } from '../json/parse-json.ts';

/** A value and the way to it. */
export interface TreeEntry {
  readonly node: JsonNode;
  /** The member's name or the item's index; absent for the root. */
  readonly step: string | number | undefined;
  readonly parent: TreeEntry | undefined;
}

/** What a rule looks for in the values of a document. `step`: the value's own name or index. */
export interface Watch {
  readonly object?: (node: JsonObject, step?: string | number) => boolean;
  readonly string?: (
    node: Extract<JsonNode, { kind: 'string' }>,
    step?: string | number,
  ) => boolean;
  readonly number?: (
    node: Extract<JsonNode, { kind: 'number' }>,
    step?: string | number,
  ) => boolean;
}

export interface JsonTree {
  readonly root: JsonNode;
  /** What each rule's watch picked, by the rule's id. */
  readonly picked: ReadonlyMap<string, readonly TreeEntry[]>;
}

/** More picks of one rule than it could ever report. */
const MAX_PICKS = 2_000;

const known = new WeakMap<JsonNode, JsonTree>();

/**
 * Walks a document once for all rules. Linear, without recursion, and done once a document.
 *
 * @param watches The same at every call: by rule id.
 */
export function walkJsonTree(root: JsonNode, watches: ReadonlyMap<string, Watch>): JsonTree {
  const before = known.get(root);
  if (before) return before;
  const picked = new Map<string, TreeEntry[]>();
  const watchers = {
    object: watchersOf(watches, 'object', picked),
    string: watchersOf(watches, 'string', picked),
    number: watchersOf(watches, 'number', picked),
  };
  const containers: TreeEntry[] = [];
  const visit = (node: JsonNode, step?: string | number, parent?: TreeEntry): void => {
    switch (node.kind) {
      case 'string':
        for (const { test, picks } of watchers.string) {
          if (test(node, step) && picks.length < MAX_PICKS) picks.push({ node, step, parent });
        }
        break;
      case 'number':
        for (const { test, picks } of watchers.number) {
          if (test(node, step) && picks.length < MAX_PICKS) picks.push({ node, step, parent });
        }
        break;
      case 'object':
        for (const { test, picks } of watchers.object) {
          if (test(node, step) && picks.length < MAX_PICKS) picks.push({ node, step, parent });
        }
        containers.push({ node, step, parent });
        break;
      case 'array':
        containers.push({ node, step, parent });
        break;
      default:
    }
  };
  visit(root);
  // The list grows while it is walked.
  for (const entry of containers) {
    const { node } = entry;
    if (node.kind === 'object') {
      for (const { name, value } of node.members) visit(value, name, entry);
    } else if (node.kind === 'array') {
      for (let i = 0; i < node.items.length; i++) {
        const item = node.items[i];
        if (item) visit(item, i, entry);
      }
    }
  }
  const tree = { root, picked };
  known.set(root, tree);
  return tree;
}

function watchersOf<Kind extends keyof Watch>(
  watches: ReadonlyMap<string, Watch>,
  kind: Kind,
  picked: Map<string, TreeEntry[]>,
): { readonly test: NonNullable<Watch[Kind]>; readonly picks: TreeEntry[] }[] {
  return [...watches].flatMap(([id, watch]) => {
    const test = watch[kind];
    if (!test) return [];
    const picks = picked.get(id) ?? [];
    picked.set(id, picks);
    return [{ test, picks }];
  });
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
