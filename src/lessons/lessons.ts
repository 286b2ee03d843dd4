// The lessons in their order, and how long each takes.
import type { Block, Lesson } from './lesson.ts';
import { bearerTokens } from './bearer-tokens.ts';
import { building } from './building.ts';
import { expiry } from './expiry.ts';
import { protectingTokens } from './protecting-tokens.ts';
import { refreshTokens } from './refresh-tokens.ts';
import { revocation } from './revocation.ts';
import { signing } from './signing.ts';
import { stateless } from './stateless.ts';
import { threeParts } from './three-parts.ts';
import { verifying } from './verifying.ts';
import { whatIsAJwt } from './what-is-a-jwt.ts';

export const LESSONS: readonly Lesson[] = [
  whatIsAJwt,
  threeParts,
  bearerTokens,
  signing,
  expiry,
  refreshTokens,
  stateless,
  revocation,
  protectingTokens,
  verifying,
  building,
];

/** Words a minute: prose with code in it is read slowly. */
const PACE = 170;
/** Minutes. */
const PER_TASK = 1.5;

/** How long a lesson takes, with its tasks. Whole minutes. */
export function minutesOf(lesson: Lesson): number {
  const words = lesson.screens.flatMap(({ blocks }) => blocks.map(countWords));
  const reading = words.reduce((sum, count) => sum + count, 0) / PACE;
  return Math.round(reading + taskIds(lesson).length * PER_TASK);
}

function countWords(block: Block): number {
  return textsOf(block).join(' ').split(/\s+/).length;
}

/** All that a block says. */
export function textsOf(block: Block): readonly string[] {
  if (typeof block === 'string') return [block];
  switch (block.kind) {
    case 'list':
      return block.items;
    case 'code':
      return [block.text];
    case 'table':
      return block.rows.flat();
    case 'parts':
      return block.parts.flatMap(({ name, meaning }) => [name, meaning]);
    case 'chain':
      return block.steps.flatMap(({ name, text }) => [name, text]);
    case 'sequence':
      return block.messages.map(({ text }) => text);
    default:
      return block.spans.map(({ name }) => name);
  }
}

/** A task’s name in the person’s progress: its lesson’s, then its own. */
export function taskKey(lesson: Lesson, id: string): string {
  return `${lesson.id}/${id}`;
}

/** The names of all tasks of a lesson. */
export function taskIds(lesson: Lesson): readonly string[] {
  return lesson.screens.flatMap(({ tasks = [] }) => tasks.map(({ id }) => taskKey(lesson, id)));
}
