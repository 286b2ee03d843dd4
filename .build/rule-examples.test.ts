import { expect, test } from 'vitest';
import { withoutExamples } from './rule-examples.ts';

test('a rule loses its examples and nothing else', () => {
  const code = `const a = [1];
export default defineRule({ id: 'x', examples: { flagged: a.map((b) => ({ examples: b })), clean: [] }, severity: 'low' });`;
  expect(withoutExamples(code)).toBe(`const a = [1];
export default defineRule({ id: 'x', examples: { flagged: [], clean: [] }, severity: 'low' });`);
});

test('each of a family loses its own', () => {
  const code = `export default [{ id: 'a', examples: { clean: [2] } }, { id: 'b', examples }].map(defineRule);`;
  expect(withoutExamples(code)).not.toMatch(/\[2\]|examples }/);
});

test('a file without any is told', () => {
  expect(() => withoutExamples('export default {};')).toThrow('without examples');
});
