import type { Rule } from './define-rule.ts';
import { RULES } from './rules/index.ts';

/** The rules by their id. */
export const RULES_BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));
