// One block of a lesson's text.
import type { Block } from '../../lessons/lesson.ts';
import { ChainFigure } from './ChainFigure.tsx';
import { PartsFigure } from './PartsFigure.tsx';
import { Prose } from './Prose.tsx';
import { SequenceFigure } from './SequenceFigure.tsx';
import { TimesFigure } from './TimesFigure.tsx';

export function BlockView({ block }: { block: Block }) {
  if (typeof block === 'string')
    return (
      <p>
        <Prose text={block} />
      </p>
    );
  switch (block.kind) {
    case 'list':
      return (
        <ul className="list-disc pl-5">
          {block.items.map((item) => (
            <li key={item}>
              <Prose text={item} />
            </li>
          ))}
        </ul>
      );
    case 'code':
      return (
        <figure>
          <figcaption className="text-ink-2">{block.says}</figcaption>
          <pre className="lesson-code">{block.text}</pre>
        </figure>
      );
    case 'table':
      return (
        <table className="lesson-table">
          <caption>{block.says}</caption>
          <thead>
            <tr>
              <th scope="col">{block.of}</th>
              {block.columns.map((column) => (
                <th key={column} scope="col">
                  <Prose text={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">
                  <Prose text={name} />
                </th>
                {cells.map((cell, index) => (
                  <td key={index}>
                    <Prose text={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'parts':
      return <PartsFigure picture={block} />;
    case 'chain':
      return <ChainFigure picture={block} />;
    case 'sequence':
      return <SequenceFigure picture={block} />;
    default:
      return <TimesFigure picture={block} />;
  }
}
