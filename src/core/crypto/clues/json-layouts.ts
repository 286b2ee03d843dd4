// The same JSON written in other ways: what a program signs that parses a payload and prints it again.
import { compactJson, prettyJson } from '../../json/print-json.ts';
import type { JsonLayout } from './clues.ts';

/** Deeper or longer JSON is not printed anew: the answer must come at once. */
const MAX_LENGTH = 16_384;
const MAX_DEPTH = 64;

/** The other ways to write a JSON text, without those that give the text itself. At most some forty. */
export function jsonLayouts(
  text: string,
  depth: number,
): readonly (readonly [JsonLayout, string])[] {
  if (text.length > MAX_LENGTH || depth > MAX_DEPTH) return [];
  const pretty = prettyJson(text);
  const layouts: readonly (readonly [JsonLayout, string])[] = [
    ['compact', compactJson(text)],
    ['spaced', onOneLine(pretty)],
    ['indented', pretty],
    ['indented', indentBy(pretty, '    ')],
    ['indented', indentBy(pretty, '\t')],
    ...respell(text),
    ...parsedLayouts(text),
  ];
  const escaped = layouts.flatMap(([, other]) => respell(other));
  const seen = new Set([text]);
  return [...layouts, ...escaped].filter(([, other]) => {
    const isNew = !seen.has(other);
    seen.add(other);
    return isNew;
  });
}

/** `{"a": 1, "b": 2}`, as Python's json.dumps writes it. */
function onOneLine(pretty: string): string {
  return pretty.replaceAll(/,\n */g, ', ').replaceAll(/\n */g, '');
}

function indentBy(pretty: string, unit: string): string {
  return pretty.replaceAll(/^(?: {2})+/gm, (spaces) => unit.repeat(spaces.length / 2));
}

/** As parsers give it back: numbers in their shortest form, members in order or sorted by name. */
function parsedLayouts(text: string): readonly (readonly [JsonLayout, string])[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const sorted = JSON.stringify(sortMembers(value));
  return [
    ['reprinted', JSON.stringify(value)],
    ['sorted', sorted],
    ['sorted', onOneLine(prettyJson(sorted))],
  ];
}

function sortMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortMembers);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sortMembers(member)]));
}

/** A slash may stand as `\/`, and what is not ASCII as `\u00e9`: PHP and Python write so unless told otherwise. */
function respell(text: string): readonly (readonly [JsonLayout, string])[] {
  const ascii = text.replaceAll(/[^\0-\x7f]/g, escapeUnit);
  const texts = [
    escapeSlashes(text),
    text.replaceAll(/(?<!\\)((?:\\\\)*)\\\//g, '$1/'),
    ascii,
    escapeSlashes(ascii),
    text.replaceAll(/(?<!\\)((?:\\\\)*)\\u([0-9a-fA-F]{4})/g, unescapeUnit),
  ];
  return texts.map((other) => ['escaped', other]);
}

function escapeSlashes(text: string): string {
  return text.replaceAll(/(?<!\\)\//g, String.raw`\/`);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** ASCII stays as it is: a quote or a control character needs its escape. */
function unescapeUnit(whole: string, before: string, digits: string): string {
  const code = Number.parseInt(digits, 16);
  return code < 0x80 ? whole : before + String.fromCharCode(code);
}
