// The names in `crit` (RFC 7515 §4.1.11), and the header without some of them.
import { nodeAt, removeMember, setMember } from '../json/edit-json.ts';
import { parseJson, type JsonNode } from '../json/parse-json.ts';

type Name = Extract<JsonNode, { kind: 'string' }>;

/** The names; `undefined` when it is no list of names: absent, empty, or with something else in it. */
export function readCrit(node: JsonNode | undefined): readonly Name[] | undefined {
  if (node?.kind !== 'array' || node.items.length === 0) return undefined;
  const names = node.items.filter(
    (item): item is Name => item.kind === 'string' && item.value !== '',
  );
  return names.length === node.items.length ? names : undefined;
}

/** The header's text with the names that are to stay; without `crit` when none is, and what stands in it but names. */
export function keepInCrit(text: string, stays: (name: string, index: number) => boolean): string {
  const { root } = parseJson(text);
  const crit = root && nodeAt(root, ['crit']);
  if (!crit) return text;
  const items = crit.kind === 'array' ? crit.items : [];
  const names = items.flatMap((item) =>
    item.kind === 'string' && item.value !== '' ? [item.value] : [],
  );
  const kept = names.filter(stays);
  return kept.length === 0
    ? removeMember(text, ['crit'])
    : setMember(text, ['crit'], JSON.stringify(kept));
}
