// The texts that stand in a claim or header parameter, as rules compare them.
import { foldMediaType } from '../claims/media-type.ts';
import type { JsonNode } from '../json/parse-json.ts';
import type { JsonObjectFacts } from './define-rule.ts';

export type StringNode = Extract<JsonNode, { kind: 'string' }>;

/** More items of one claim than a rule needs to look at. */
const MAX_ITEMS = 1_000;

/** The claim's value when it is a string. */
export function claimText(claims: JsonObjectFacts | undefined, name: string): string | undefined {
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
export function audiences(claims: JsonObjectFacts | undefined): readonly string[] {
  return textNodes(claims?.get('aud')).map(({ value }) => value);
}

/** A member of an object. */
export function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  if (node?.kind !== 'object') return undefined;
  return node.members.findLast((member) => member.name === name)?.value;
}

/** `typ` without `application/`, in lower case (RFC 7515 §4.1.9). */
export function mediaType(header: JsonObjectFacts | undefined): string | undefined {
  const typ = claimText(header, 'typ');
  return typ === undefined ? undefined : foldMediaType(typ);
}

/** "iss", "iss and aud", "iss, sub and aud". */
export function listWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

/** Which of these the claims lack; `null` is no value. */
export function missingOf(
  claims: JsonObjectFacts | undefined,
  names: readonly string[],
): readonly string[] {
  return names.filter((name) => (claims?.get(name)?.kind ?? 'null') === 'null');
}
