// Places in a part's decoded JSON text.
import type { JsonMember, JsonNode } from '../json/parse-json.ts';
import type { Place } from './define-rule.ts';

type JsonPartName = 'header' | 'payload';

/** A member, from its name to the end of its value. */
export function atMember(part: JsonPartName, member: JsonMember): Place {
  return { part, span: { start: member.nameSpan.start, end: member.value.end } };
}

/** A value. */
export function atValue(part: JsonPartName, node: JsonNode): Place {
  return { part, span: { start: node.start, end: node.end } };
}

/** The opening brace of an object, for what is missing in it. */
export function atOpening(part: JsonPartName, node: JsonNode): Place {
  return { part, span: { start: node.start, end: node.start + 1 } };
}
