// A sentence in which backquotes set code apart.
const PIECES = /`([^`]*)`|[^`]+/g;

export function Sentence({ text }: { text: string }) {
  return [...text.matchAll(PIECES)].map((match) =>
    match[1] === undefined ? (
      match[0]
    ) : (
      <code key={match.index} className="font-mono text-[0.95em]">
        {match[1]}
      </code>
    ),
  );
}
