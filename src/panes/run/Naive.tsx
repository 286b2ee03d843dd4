// The code that tutorials show, each hole of it numbered, with what is wrong beside the line.
import { enRun } from '../../locales/en-run.ts';
import { NAIVE, type DownloadId } from '../../state/run-it-yourself.ts';
import { annotateLines } from './annotate-lines.ts';
import { Code } from './Code.tsx';

const words = enRun.naive;

export function Naive({ id }: { id: DownloadId }) {
  return (
    <section aria-label={words.label}>
      <h2 className="font-semibold">{words.label}</h2>
      <p className="pb-2 text-ink-2">{words.lead}</p>
      {annotateLines(NAIVE[id], words.holes[id]).map(({ line, note, rest }, number) => (
        <div key={number} className="run-hole" data-hole={note?.id}>
          {note && line !== undefined && (
            <>
              <div className="run-line">
                <span className="nums">{number}</span>
                <Code text={line} className="run-wrapped" />
              </div>
              <p className="run-note">
                <b className="nums">{number}</b> {note.wrong}{' '}
                <span className="text-ink-2">
                  {words.instead} {note.instead}
                </span>
              </p>
            </>
          )}
          {rest !== '' && <Code text={rest} className="run-wrapped run-rest" />}
        </div>
      ))}
    </section>
  );
}
