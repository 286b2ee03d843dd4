// A sentence in which backquotes set code apart.
export function Sentence({ text }: { text: string }) {
  return text.split('`').map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      // Pieces have no identity but their place.
      // oxlint-disable-next-line react/no-array-index-key
      <code key={index} className="font-mono text-[0.95em]">
        {piece}
      </code>
    ),
  );
}
