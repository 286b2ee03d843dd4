// How the download is started, and curl lines through all that it does: those of its README.
import { enRun } from '../../locales/en-run.ts';
import { readShell, readSteps } from '../../state/run-it-yourself.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Code } from './Code.tsx';

const { start, walk } = enRun;

export function Shell({ readme }: { readme: string }) {
  const starting = readShell(readme, start.heading);
  const steps = readSteps(readShell(readme, walk.heading));
  return (
    <div className="run-shell">
      <section aria-label={start.label}>
        <div className="run-bar">
          <h2 className="font-semibold">{start.label}</h2>
          <CopyButton what={start.label} text={starting} />
        </div>
        <Code text={starting} className="run-wrapped" />
      </section>
      <section aria-label={walk.label}>
        <h2 className="font-semibold">{walk.label}</h2>
        <p className="pb-1 text-ink-2">{walk.lead}</p>
        <ol className="divide-y divide-line">
          {steps.map(({ title, command }) => (
            <li key={title} className="py-1.5">
              <div className="run-step">
                <h3>{title}</h3>
                <CopyButton what={title} text={command} />
              </div>
              <Code text={command} className="run-wrapped text-ink-2" />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
