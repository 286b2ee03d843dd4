// All times of a token moved together, in the payload's own text: every other character stays.
import { replaceSpan } from '../json/edit-json.ts';
import { parseJson, type JsonObject } from '../json/parse-json.ts';
import { numericDate } from './time-status.ts';

/** The times of a token's life; `updated_at` is about its subject. */
const LIFE = new Set(['iat', 'nbf', 'exp', 'auth_time']);

/** A life for a token that says nothing of its start. Seconds. */
const USUAL_LIFE = 3_600;

/**
 * Adds `delta` seconds to each time of a token's life that is a number.
 *
 * @param text JSON text of a claims set.
 * @param delta Whole seconds.
 * @returns The new text; the old one when there is nothing to move.
 */
export function shiftTimes(text: string, delta: number): string {
  const root = readClaims(text);
  let shifted = text;
  for (const { name, value } of root?.members.toReversed() ?? []) {
    if (!LIFE.has(name) || value.kind !== 'number') continue;
    const number = addSeconds(value.text, delta);
    if (number !== undefined) shifted = replaceSpan(shifted, value, number);
  }
  return shifted;
}

/** The digits behind the point stay as they are; `undefined` for a number that is no moment. */
function addSeconds(number: string, delta: number): string | undefined {
  const [, whole, fraction = ''] = /^(\d{1,15})(\.\d+)?$/.exec(number) ?? [];
  const moved = whole === undefined ? Number(number) + delta : Number(whole) + delta;
  if (!Number.isSafeInteger(Math.trunc(moved))) return undefined;
  return moved < 0 ? String(Number(number) + delta) : `${moved}${fraction}`;
}

/**
 * Moves a token's life so that it begins now: the spans between its times stay.
 *
 * @param text JSON text of a claims set.
 * @param now Seconds since the epoch.
 * @returns The new text; `undefined` when it has no times to move, or ends before it begins.
 */
export function renewTimes(text: string, now: number): string | undefined {
  const root = readClaims(text);
  const [iat, nbf, exp] = ['iat', 'nbf', 'exp'].map((name) => {
    const node = root?.members.findLast((member) => member.name === name)?.value;
    return node && numericDate(node);
  });
  const starts = [iat, nbf].filter((time) => time !== undefined);
  const start = starts.length > 0 ? Math.max(...starts) : exp && exp - USUAL_LIFE;
  if (start === undefined || (exp !== undefined && exp <= start)) return undefined;
  return shiftTimes(text, Math.floor(now) - Math.ceil(start));
}

function readClaims(text: string): JsonObject | undefined {
  const { root, problem } = parseJson(text);
  return root?.kind === 'object' && !problem ? root : undefined;
}
