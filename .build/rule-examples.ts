// Leaves the rules' examples out of the program that finds pitfalls: they are most of a rule's file, and only the
// catalogue shows them. It imports the files with `?examples`, which keeps them whole, and late.
import { parseAst, type Plugin } from 'vite';

const RULE = /\/src\/core\/lint\/rules\/[a-z]+\/[\w-]+\.ts$/;
const NONE = 'examples: { flagged: [], clean: [] }';

/** For the build alone: in development and in tests a rule's file is as it stands. */
export function ruleExamples(): Plugin {
  return {
    name: 'rule-examples',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      return RULE.test(id) ? { code: withoutExamples(code), map: null } : undefined;
    },
  };
}

/** The program with each `examples: …` in it emptied. @throws When there is none: then they are called something else now. */
export function withoutExamples(code: string): string {
  const places = examplePlaces(parseAst(code));
  if (places.length === 0) throw new Error('A rule without examples.');
  let rest = code;
  for (const { start, end } of places.toReversed()) {
    rest = rest.slice(0, start) + NONE + rest.slice(end);
  }
  return rest;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The outermost properties of that name, in the order of the text. */
function examplePlaces(node: unknown): readonly Place[] {
  if (typeof node !== 'object' || node === null) return [];
  if (isExamples(node)) return [node];
  return Object.values(node).flatMap(examplePlaces);
}

function isExamples(node: object): node is Place {
  if (!('type' in node) || node.type !== 'Property' || !('key' in node)) return false;
  const { key } = node;
  return typeof key === 'object' && key !== null && 'name' in key && key.name === 'examples';
}
