// What a rule's watch has picked, wherever the token can be read without a key: header, payload, disclosures.
import type { JsonNode } from '../json/parse-json.ts';
import { atValue } from './at-json.ts';
import type { LintFacts, Place } from './define-rule.ts';
import { atDisclosure } from './disclosure-place.ts';
import { memberName, pointerTo, type JsonTree, type TreeEntry } from './json-tree.ts';

/** More findings of one rule say nothing new. */
const MAX = 20;

export interface CarriedValue {
  readonly node: JsonNode;
  /** Of the member that holds it; empty for the whole. */
  readonly name: string;
  /** Where it stands, in a sentence. */
  readonly where: 'header' | 'payload' | 'disclosure';
  readonly at: Place;
  /** JSON Pointer in that part. */
  readonly pointer: string;
  /** Whether an edit of header or payload can remove it. */
  readonly isFixable: boolean;
  readonly entry: TreeEntry;
}

/** The values that the rule of that id watches for. A JWE's content is not among them: it is encrypted. */
export function carriedValues(
  { token, trees }: LintFacts,
  id: string,
  isMeant: (value: CarriedValue) => boolean = () => true,
): readonly CarriedValue[] {
  const read = (
    where: CarriedValue['where'],
    tree: JsonTree | undefined,
    place: (node: JsonNode) => Place,
  ): readonly CarriedValue[] =>
    (tree?.picked.get(id) ?? []).map((entry) => ({
      node: entry.node,
      name: memberName(entry),
      where,
      at: place(entry.node),
      pointer: pointerTo(entry),
      isFixable: where !== 'disclosure',
      entry,
    }));
  const found = read('header', trees.header, (node) => atValue('header', node));
  if (token.kind !== 'jws') return found.filter(isMeant).slice(0, MAX);
  return [
    ...found,
    ...read('payload', trees.payload, (node) => atValue('payload', node)),
    ...trees.disclosed.flatMap(({ position, tree }) =>
      read('disclosure', tree, () => atDisclosure(token, position)),
    ),
  ]
    .filter(isMeant)
    .slice(0, MAX);
}
