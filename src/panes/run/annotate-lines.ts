// Code with notes to some of its lines: cut so that each note can stand beside its line.
export interface AnnotatedLines<Note> {
  /** The line that the note is about, and the note; absent for what comes before the first. */
  readonly line?: string;
  readonly note?: Note;
  /** The lines from there to the next note. */
  readonly rest: string;
}

/** Each note names a text that is in its line alone. Throws when it is in none or in several. */
export function annotateLines<Note extends { readonly line: string }>(
  code: string,
  notes: readonly Note[],
): readonly AnnotatedLines<Note>[] {
  const lines = code.trimEnd().split('\n');
  const places = notes.map((note) => {
    const [at = -1, ...more] = lines.flatMap((line, i) => (line.includes(note.line) ? [i] : []));
    if (at < 0 || more.length > 0) throw new Error(`Not in one line: ${note.line}`);
    return { at, note };
  });
  places.sort((a, b) => a.at - b.at);
  const upTo = (from: number, next: number): string => lines.slice(from, next).join('\n');
  const before = upTo(0, places[0]?.at ?? lines.length);
  return [
    { rest: before },
    ...places.map(({ at, note }, i) => ({
      line: lines[at] ?? '',
      note,
      rest: upTo(at + 1, places[i + 1]?.at ?? lines.length),
    })),
  ];
}
