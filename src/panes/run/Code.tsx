// Code to read, its comments quieter than what runs.
const COMMENT = /^\s*(?:#|\/\/|\/\*\*|\* )/;

export function Code({ text, className = '' }: { text: string; className?: string }) {
  return (
    <pre className={`font-mono ${className}`}>
      <code>
        {groupLines(text).map(({ isComment, lines, at }) => (
          <span key={at} className={isComment ? 'text-ink-2' : undefined}>
            {lines}
          </span>
        ))}
      </code>
    </pre>
  );
}

interface Group {
  readonly isComment: boolean;
  readonly at: number;
  lines: string;
}

function groupLines(text: string): readonly Group[] {
  const groups: Group[] = [];
  text.split('\n').forEach((line, at) => {
    const isComment = COMMENT.test(line);
    const last = groups.at(-1);
    if (last?.isComment === isComment) last.lines += `\n${line}`;
    else groups.push({ isComment, at, lines: at === 0 ? line : `\n${line}` });
  });
  return groups;
}
