import type { JsonObjectFacts } from './define-rule.ts';

/** The value of a member that is a string; `undefined` for another or none. */
export function textMember(object: JsonObjectFacts | undefined, name: string): string | undefined {
  const node = object?.get(name);
  return node?.kind === 'string' ? node.value : undefined;
}
