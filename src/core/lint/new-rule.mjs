// Writes the skeleton of a rule: npm run new-rule -- header/my-bad-state
import { existsSync, writeFileSync } from 'node:fs';

const folder = new URL('./rules/', import.meta.url);
const [, , name = ''] = process.argv;
const [, group, id] = /^([a-z]+)\/([a-z0-9]+(?:-[a-z0-9]+)+)$/.exec(name) ?? [];

/** @param {string} why */
function stop(why) {
  console.error(why);
  process.exit(1);
}

if (!group || !id) {
  stop('Name the rule as group/bad-state, for example: npm run new-rule -- header/typ-not-string');
} else if (!existsSync(new URL(`${group}/`, folder))) {
  stop(`There is no group "${group}" in src/core/lint/rules.`);
} else if (existsSync(new URL(`${group}/${id}.ts`, folder))) {
  stop(`The rule ${id} is there already.`);
} else {
  writeFileSync(
    new URL(`${group}/${id}.ts`, folder),
    `import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: '${id}',
  severity: 'medium',
  appliesTo: ['jws'],
  needs: [],
  title: '',
  why: '',
  fix: '',
  reference: '',
  check: ({ claims }) => (claims?.get('example') ? { at: { part: 'payload' } } : undefined),
  examples: {
    flagged: [],
    clean: [],
  },
});
`,
  );
  console.log(
    `src/core/lint/rules/${group}/${id}.ts: fill in what is empty, then run npm run unit.`,
  );
}
