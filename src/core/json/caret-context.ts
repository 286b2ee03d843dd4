// Where a caret stands in JSON that is being typed: in a name or in a value, and of which member.
// Reads tokens, not a tree, so it works in text that does not parse yet.
import type { Span } from '../problem.ts';

export interface CaretContext {
  /** Whether a name or a value stands, or could be typed, at the caret. */
  readonly kind: 'name' | 'value';
  /** The name itself, or the name whose value it is; as far as it is typed. */
  readonly name: string;
  /** What is there already, with its quotes; empty where nothing is. */
  readonly span: Span;
  /** Arrays and objects around the caret: 1 inside the outermost. */
  readonly depth: number;
  /** The names in the same object before the caret. */
  readonly before: readonly string[];
}

interface Level {
  readonly isObject: boolean;
  readonly names: string[];
  name: string;
  isValue: boolean;
}

/** One token: a string (closed, or to the end of its line), a mark, or a run of anything else. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[{}[\],:]|[^\s"{}[\],:]+/gs;

/** Finds out where `offset` stands in `text`; `undefined` outside every object and array. */
export function caretContext(text: string, offset: number): CaretContext | undefined {
  const levels: Level[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const [token] = match;
    const end = start + token.length;
    const level = levels.at(-1);
    const isMark = token.length === 1 && '{}[],:'.includes(token);
    const isOn = isMark ? offset <= start : offset < end || (offset === end && start < offset);
    if (isOn)
      return contextAt(
        levels,
        offset < start || isMark ? undefined : { start, end },
        token,
        offset,
      );
    if (token === '{' || token === '[') {
      levels.push({ isObject: token === '{', names: [], name: '', isValue: token === '[' });
    } else if (token === '}' || token === ']') {
      levels.pop();
    } else if (level && token === ',') {
      level.isValue = !level.isObject;
    } else if (level && token === ':') {
      level.isValue = true;
    } else if (level?.isObject && !level.isValue) {
      level.name = unquote(token);
      level.names.push(level.name);
    }
  }
  return contextAt(levels, undefined, '', offset);
}

function contextAt(
  levels: readonly Level[],
  span: Span | undefined,
  token: string,
  offset: number,
): CaretContext | undefined {
  const level = levels.at(-1);
  if (!level) return undefined;
  const isName = level.isObject && !level.isValue;
  return {
    kind: isName ? 'name' : 'value',
    name: isName ? (span ? unquote(token) : '') : level.name,
    span: span ?? { start: offset, end: offset },
    depth: levels.length,
    before: level.names,
  };
}

function unquote(token: string): string {
  try {
    const value: unknown = JSON.parse(
      token.length > 1 && token.endsWith('"') ? token : `${token}"`,
    );
    return typeof value === 'string' ? value : '';
  } catch {
    return token.replaceAll('"', '');
  }
}
