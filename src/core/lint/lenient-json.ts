// JSON with the liberties that lenient parsers allow (JSON5 and the like), as strict JSON and a list of the liberties.

export interface LenientJson {
  /** The same value in strict JSON, each other character as it was. */
  readonly text: string;
  /** What had to be changed, in words; empty: nothing. */
  readonly liberties: readonly string[];
  /** false: NaN or an infinity became null. */
  readonly isSame: boolean;
}

const MAX = 65_536;
const TOKEN =
  /(?<space>[\s\ufeff]+)|(?<string>"[^"\\]*(?:\\[^][^"\\]*)*")|(?<quoted>'[^'\\]*(?:\\[^][^'\\]*)*')|(?<comment>\/\/[^\n]*|\/\*[^]*?\*\/)|(?<number>[-+]?(?:\.?\d[\w.]*(?:(?<=[eE])[+-]\d+)?|Infinity\b|NaN\b))|(?<name>[\p{L}_$][\p{L}\p{N}_$]*)|(?<mark>[{}[\]:,])/uy;

/**
 * Reads a text as lenient parsers do. Linear; what it gives is JSON only if the rest of the text is.
 *
 * @returns `undefined` for a text that no lenient parser reads, or above 64 KB.
 */
export function readLenientJson(text: string): LenientJson | undefined {
  if (text.length > MAX) return undefined;
  const liberties = new Set<string>();
  const out: string[] = [];
  /** Where in `out` the last token stands that is neither space nor a comment. */
  let last = -1;
  let isSame = true;
  const put = (token: string): void => {
    last = out.push(token) - 1;
  };
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const { groups } = TOKEN.exec(text) ?? {};
    if (!groups) return undefined;
    const { space, string, quoted, comment, number, name, mark } = groups;
    if (space !== undefined) out.push(space);
    else if (comment !== undefined) liberties.add('comments');
    else if (string !== undefined) put(string);
    else if (quoted !== undefined) {
      liberties.add('single quotes');
      put(doubleQuoted(quoted));
    } else if (number !== undefined) {
      const read = readNumber(number);
      if (!read) return undefined;
      if (read.liberty) liberties.add(read.liberty);
      isSame &&= read.text !== 'null';
      put(read.text);
    } else if (name !== undefined) {
      const isName = !LITERALS.has(name);
      if (isName && !isKey(text, TOKEN.lastIndex)) return undefined;
      if (isName) liberties.add('names without quotes');
      put(isName ? JSON.stringify(name) : name);
    } else if (mark !== undefined) {
      if ((mark === '}' || mark === ']') && out[last] === ',') {
        liberties.add('a comma after the last member');
        out[last] = '';
      }
      put(mark);
    }
  }
  return { text: out.join(''), liberties: [...liberties], isSame };
}

const LITERALS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** Whether a colon comes next. */
function isKey(text: string, from: number): boolean {
  return /^\s{0,100}:/.test(text.slice(from, from + 102));
}

function doubleQuoted(quoted: string): string {
  const inner = quoted
    .slice(1, -1)
    .replace(/\\([^])|"/g, (whole, escaped?: string) =>
      escaped === "'" ? "'" : whole === '"' ? '\\"' : whole,
    );
  return `"${inner}"`;
}

function readNumber(
  text: string,
): { readonly text: string; readonly liberty?: string } | undefined {
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return { text };
  if (/^[+-]?(?:NaN|Infinity)$/.test(text)) {
    return { text: 'null', liberty: 'a number that is not finite' };
  }
  const hex = /^([+-]?)0[xX]([\da-fA-F]{1,13})$/.exec(text);
  if (hex) {
    const sign = hex[1] === '-' ? '-' : '';
    return { text: sign + Number.parseInt(hex[2]!, 16), liberty: 'a hexadecimal number' };
  }
  if (/^\+(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text))
    return { text: text.slice(1), liberty: 'a plus sign' };
  const bare = /^([+-]?)(0|[1-9]\d*)?\.(\d+)?$/.exec(text);
  if (!bare || (bare[2] ?? bare[3]) === undefined) return undefined;
  const sign = bare[1] === '-' ? '-' : '';
  return { text: `${sign}${bare[2] ?? 0}.${bare[3] ?? 0}`, liberty: 'a bare decimal point' };
}
