// The texts that stand in a claim or header parameter, as rules compare them.
import { claimText } from '../claims/claim-values.ts';
import { foldMediaType } from '../claims/media-type.ts';
import type { JsonNode } from '../json/parse-json.ts';
import type { JsonObjectFacts } from './define-rule.ts';

export { audiences, claimText, textNodes, type StringNode } from '../claims/claim-values.ts';

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
