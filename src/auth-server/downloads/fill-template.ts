// Templates are files that could be run as they are. Blocks in them stand under a condition; some lines take a value.
export interface Choices {
  /** What a block may stand under. */
  readonly conditions: Readonly<Record<string, boolean>>;
  /** By what a line begins with: what comes behind. */
  readonly lines: Readonly<Record<string, string>>;
}

/** `#: if rotation`, `//: if not rotation`, `#: end`: a comment of the template's language. */
const MARKER = /^\s*(?:#|\/\/): (?:if (not )?([\w-]+)|(end))$/;

/** The template with the blocks whose conditions hold, without the markers. Throws for a template that is not well made. */
export function fillTemplate(template: string, { conditions, lines }: Choices): string {
  const prefixes = Object.entries(lines);
  const open: boolean[] = [];
  const filled: string[] = [];
  for (const line of template.split('\n')) {
    const [marker, not, name, end] = MARKER.exec(line) ?? [];
    if (end !== undefined) {
      if (open.pop() === undefined) throw new Error('A block ends that has not begun');
    } else if (marker !== undefined) {
      const condition = conditions[name ?? ''];
      if (condition === undefined) throw new Error(`No condition ${name}`);
      open.push(condition === (not === undefined));
    } else if (open.every(Boolean)) {
      const [prefix, value] = prefixes.find(([start]) => line.startsWith(start)) ?? [];
      filled.push(prefix === undefined ? line : `${prefix}${value}`);
    }
  }
  if (open.length > 0) throw new Error('A block does not end');
  return filled.join('\n');
}
