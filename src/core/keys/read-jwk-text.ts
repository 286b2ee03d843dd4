// JSON text to keys: one JWK, a JWK Set (RFC 7517 §5), or a bare array of JWKs.
import { type JsonNode, type JsonObject, type JsonReading, parseJson } from '../json/parse-json.ts';
import type { KeyProblem } from './key-problem.ts';
import type { KeyMaterial } from './key-reading.ts';
import { readJwk } from './read-jwk.ts';

/** No key nests deeper, and JSON.parse must not meet what would exhaust its stack. */
const DEPTH_LIMIT = 64;

export interface JwkTextReading {
  readonly encoding: 'jwk' | 'jwk-set';
  readonly keys: readonly KeyMaterial[];
  readonly problems: readonly KeyProblem[];
}

/** The last member of that name. */
function member(node: JsonObject, name: string): JsonNode | undefined {
  return node.members.findLast((one) => one.name === name)?.value;
}

/** Whether JSON text is a JWK or a JWK Set by its shape, whatever is wrong inside. */
export function looksLikeJwk(reading: JsonReading): boolean {
  const { root, problem } = reading;
  if (problem || !root) return false;
  if (root.kind === 'object')
    return !!member(root, 'kty') || member(root, 'keys')?.kind === 'array';
  return (
    root.kind === 'array' &&
    root.items.some((item) => item.kind === 'object' && member(item, 'kty'))
  );
}

/** Reads JSON text as keys. Spans are offsets in `text`. */
export function readJwkText(text: string, limit: number, json = parseJson(text)): JwkTextReading {
  const { root, problem } = json;
  if (problem || !root) {
    return only({
      code: 'jwk-json',
      ...(problem?.span && { span: problem.span }),
      values: { fault: problem?.code ?? 'json-empty', ...problem?.values },
    });
  }
  if (json.depth > DEPTH_LIMIT)
    return only({ code: 'jwk-too-deep', values: { limit: DEPTH_LIMIT } });
  const set = findSet(root);
  if (set) return readSet(set, text, limit);
  if (root.kind !== 'object') return only({ code: 'jwk-not-object' });
  const { key, problems } = readJwk(root, text);
  return { encoding: 'jwk', keys: key ? [key] : [], problems };
}

/** The value that holds the keys of a set: the array itself, or `keys` (RFC 7517 §5.1). */
export function findSet(root: JsonNode): JsonNode | undefined {
  if (root.kind === 'array') return root;
  return root.kind === 'object' && !member(root, 'kty') ? member(root, 'keys') : undefined;
}

function only(fault: KeyProblem): JwkTextReading {
  return { encoding: 'jwk', keys: [], problems: [fault] };
}

function readSet(node: JsonNode, text: string, limit: number): JwkTextReading {
  const set = {
    encoding: 'jwk-set',
    keys: [] as KeyMaterial[],
    problems: [] as KeyProblem[],
  } as const;
  const span = { start: node.start, end: node.end };
  if (node.kind !== 'array') {
    set.problems.push({ code: 'jwk-set-keys', span });
    return set;
  }
  const count = node.items.length;
  if (count === 0) set.problems.push({ code: 'jwk-set-empty', span });
  if (count > limit) set.problems.push({ code: 'too-many-keys', span, values: { count, limit } });
  for (const [i, item] of node.items.slice(0, limit).entries()) {
    const outcome =
      item.kind === 'object'
        ? readJwk(item, text)
        : {
            problems: [
              { code: 'jwk-not-object', span: { start: item.start, end: item.end } },
            ] as const,
          };
    if ('key' in outcome && outcome.key) set.keys.push(outcome.key);
    for (const problem of outcome.problems) {
      set.problems.push({
        ...problem,
        values: { ...('values' in problem && problem.values), key: i + 1 },
      });
    }
  }
  return set;
}
