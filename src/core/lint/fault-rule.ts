// Rules about faults that the reader of keys has found: a code, and what fills the sentences.
import { defineRule, type Rule } from './define-rule.ts';
import type { Problem } from '../problem.ts';

type Values = Readonly<Record<string, string | number>>;

export type FaultRule = Pick<
  Rule,
  'id' | 'severity' | 'title' | 'why' | 'fix' | 'reference' | 'examples' | 'hides'
> & {
  /** What to say of a fault; `undefined`: nothing. `{which}` is filled in: "this key", or "key 2". */
  readonly tell: (code: string, values: Values) => Values | undefined;
};

/** A rule that fires for the first fault it has something to say about. */
export function faultRule({ tell, ...words }: FaultRule): Rule {
  const hitOf = ({ code, values = {} }: Problem) => {
    const told = tell(code, values);
    const which = values['key'] === undefined ? 'this key' : `key ${values['key']}`;
    return told && ({ at: { part: 'key' }, values: { which, ...told } } as const);
  };
  return defineRule({
    ...words,
    appliesTo: ['jws', 'jwe', 'empty'],
    needs: ['key'],
    check: ({ key }) => {
      for (const problem of key.problems) {
        const hit = hitOf(problem);
        if (hit) return hit;
      }
      return undefined;
    },
  });
}
