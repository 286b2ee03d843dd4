// Which ASCII name a name is taken for: letters of other alphabets that look like Latin ones (UTS #39, in small).

/** The look-alike, then what it looks like. Compatibility forms (full width, mathematical) are left to NFKC. */
const PAIRS =
  // Cyrillic
  'аa еe оo рp сc уy хx іi ѕs јj һh ԁd ԛq ԝw ӏl ѵv кk гr ' +
  // Greek
  'αa οo νv ρp ιi κk υu γy ϲc ϳj χx ' +
  // Armenian, and Latin itself
  'օo սu ոn հh ցg զq ıi ɡg ɑa';
const LETTERS: ReadonlyMap<string, string> = new Map(
  PAIRS.split(' ').map(([looks = '', like = '']) => [looks, like]),
);
/** A name is short. */
const MAX = 64;

/** Unicode's simple case folding, as Go's encoding/json compares names with: ſ is s, and the Kelvin sign is k. */
export function foldCase(name: string): string {
  return name.replaceAll('ſ', 's').toLowerCase();
}

/** The name as a reader takes it: look-alikes replaced, what is not seen left out. */
export function skeleton(name: string): string {
  if (name.length > MAX) return name;
  const seen = name
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .toLowerCase();
  return Array.from(seen, (letter) => LETTERS.get(letter) ?? letter).join('');
}
