import type { JsonNode } from '../json/parse-json.ts';

const PRIVATE: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'priv']);

/** RFC 7517 §9.2: whether it is a JWK with its private members, or a symmetric one with its value. */
export function isPrivateJwk(node: JsonNode): boolean {
  if (node.kind !== 'object') return false;
  const kty = node.members.findLast(({ name }) => name === 'kty')?.value;
  if (kty?.kind !== 'string') return false;
  return node.members.some(
    ({ name, value }) =>
      value.kind === 'string' && (kty.value === 'oct' ? name === 'k' : PRIVATE.has(name)),
  );
}
