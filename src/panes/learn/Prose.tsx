// A lesson's text: code, names of buttons, terms and links set apart (lessons/lesson.ts), sections of RFCs as links.
import { Reference } from '../../ui/Reference.tsx';

const PIECES =
  /`(?<code>[^`]+)`|\*\*(?<name>[^*]+)\*\*|\*(?<term>[^*]+)\*|\[(?<words>[^\]]+)\]\((?<page>#\/[\w/-]*)\)/g;

export function Prose({ text }: { text: string }) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(PIECES)) {
    pieces.push(<Reference key={end} text={text.slice(end, match.index)} />);
    pieces.push(<Marked key={match.index} {...match.groups} />);
    end = match.index + match[0].length;
  }
  return (
    <>
      {pieces}
      <Reference text={text.slice(end)} />
    </>
  );
}

interface MarkedProps {
  readonly code?: string;
  readonly name?: string;
  readonly term?: string;
  readonly words?: string;
  readonly page?: string;
}

function Marked({ code, name, term, words, page }: MarkedProps) {
  if (code !== undefined) return <code className="font-mono text-[0.95em]">{code}</code>;
  if (name !== undefined) return <strong className="font-semibold">{name}</strong>;
  if (term !== undefined) return <dfn className="italic">{term}</dfn>;
  return (
    <a href={page} className="underline">
      {words}
    </a>
  );
}
