// Every rule, in the order in which a tie of severity and place is shown. `npm run new-rule` adds to it.
import type { Rule } from '../define-rule.ts';
import algNone from './header/alg-none.ts';
import kidPathTraversal from './header/kid-path-traversal.ts';
import signatureInvalid from './signature/signature-invalid.ts';
import expMissing from './time/exp-missing.ts';
import expired from './time/expired.ts';

export const RULES: readonly Rule[] = [
  algNone,
  kidPathTraversal,
  signatureInvalid,
  expMissing,
  expired,
];
