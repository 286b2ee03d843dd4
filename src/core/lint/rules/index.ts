// Every rule: one file each, found by its place in a group's folder. A family whose members differ in data alone is one
// file that gives a list. `npm run new-rule` writes the skeleton.
import type { Rule } from '../define-rule.ts';

const FILES = import.meta.glob<Rule | readonly Rule[]>('./*/*.ts', {
  eager: true,
  import: 'default',
});

/** In the order in which a tie of severity and place is shown: by group, then by name. */
const GROUPS = ['header', 'signature', 'keys', 'encryption', 'encoding', 'time', 'claims'];

export const RULES: readonly Rule[] = GROUPS.flatMap((group) =>
  Object.entries(FILES)
    .filter(([path]) => path.startsWith(`./${group}/`))
    .flatMap(([, rules]) => rules),
);
