// The header that has its payload written as it is, or in base64url again (RFC 7797 §3, §6).
import { nodeAt, removeMember, setMember } from './json/edit-json.ts';
import { parseJson } from './json/parse-json.ts';

/** The header's text with `b64: false` made critical, or without `b64`; all else as it is. */
export function setUnencoded(headerText: string, isUnencoded: boolean): string {
  const { root } = parseJson(headerText);
  const crit = root && nodeAt(root, ['crit']);
  const items = crit?.kind === 'array' ? crit.items : [];
  const others = items.flatMap((item) =>
    item.kind === 'string' && item.value !== 'b64' ? [item.value] : [],
  );
  const named = JSON.stringify(isUnencoded ? [...others, 'b64'] : others);
  if (isUnencoded) return setMember(setMember(headerText, ['b64'], 'false'), ['crit'], named);
  const without = removeMember(headerText, ['b64']);
  return others.length > 0 ? setMember(without, ['crit'], named) : removeMember(without, ['crit']);
}
