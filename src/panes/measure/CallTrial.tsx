// The same call with both kinds of token: what is set, how far it is, the distribution and its figures.
import { useState } from 'react';
import { enMeasure } from '../../locales/en-measure.ts';
import {
  MEASURED_FORMATS,
  startMeasurement,
  stopMeasurement,
  useMeasurement,
  type MeasuredCalls,
  type MeasuredFormat,
} from '../../state/measurement.ts';
import { describeDurations, type Figures } from './distribution.ts';
import { DistributionPlot } from './DistributionPlot.tsx';
import { formatCount, formatTime } from './format-figures.ts';
import { NumberChoice } from './NumberChoice.tsx';
import { TrialControls } from './TrialControls.tsx';

const words = enMeasure.calls;

export function CallTrial() {
  const status = useMeasurement((measurement) => measurement.status);
  const calls = useMeasurement((measurement) => measurement.calls);
  const [wanted, setWanted] = useState<number>(1000);
  const figures = {
    jwt: describeDurations(calls.jwt.durations),
    opaque: describeDurations(calls.opaque.durations),
  };
  return (
    <section aria-label={words.label}>
      <h2 className="font-semibold">{words.label}</h2>
      <p className="max-w-3xl text-ink-2">{words.lead}</p>
      <TrialControls
        name="measurement"
        start={words.start}
        status={status}
        onStart={() => void startMeasurement(wanted)}
        onStop={stopMeasurement}
      >
        <NumberChoice
          label={words.wanted}
          choices={words.choices}
          value={wanted}
          format={formatCount}
          onChange={setWanted}
        />
      </TrialControls>
      {status !== 'none' && <Progress />}
      {figures.jwt && figures.opaque && (
        <>
          <DistributionPlot calls={calls} figures={{ jwt: figures.jwt, opaque: figures.opaque }} />
          <FiguresTable calls={calls} figures={figures} />
          <p className="pt-1 text-ink-2">{words.unit}</p>
          {status === 'done' && (
            <p className="pt-3 font-semibold">{compare(figures.jwt, figures.opaque)}</p>
          )}
        </>
      )}
      <ul className="max-w-3xl list-disc pt-3 pl-4 text-ink-2">
        {words.meaning.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function Progress() {
  const wanted = useMeasurement((measurement) => measurement.wanted);
  const made = useMeasurement(({ calls }) => calls.opaque.durations.length);
  return (
    <p className="flex items-center gap-3 pb-3" data-calls={made}>
      <progress
        className="measure-progress"
        aria-label={words.progress}
        max={wanted}
        value={made}
      />
      <span className="nums text-ink-2">{words.done(formatCount(made), formatCount(wanted))}</span>
    </p>
  );
}

/** Milliseconds: what no browser's clock tells. */
const INDISTINGUISHABLE = 0.05;

function compare(jwt: Figures, opaque: Figures): string {
  const difference = opaque.median - jwt.median;
  if (Math.abs(difference) < INDISTINGUISHABLE) return words.same;
  const slower = words.names[difference > 0 ? 'opaque' : 'jwt'];
  return words.difference(formatTime(Math.abs(difference)), slower);
}

interface FiguresTableProps {
  readonly calls: Readonly<Record<MeasuredFormat, MeasuredCalls>>;
  readonly figures: Readonly<Record<MeasuredFormat, Figures | undefined>>;
}

const COLUMNS = ['least', 'median', 'mean', 'p95', 'p99', 'most'] as const;

function FiguresTable({ calls, figures }: FiguresTableProps) {
  return (
    // Wider than a telephone: it scrolls by itself.
    <div className="measure-scroll" role="group" aria-label={words.table} tabIndex={0}>
      <table className="measure-table nums">
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.columns.count}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
            <th scope="col">{words.lookUps}</th>
            <th scope="col">{words.configuration}</th>
          </tr>
        </thead>
        <tbody>
          {MEASURED_FORMATS.map((format) => (
            <tr key={format} data-format={format} data-look-ups={calls[format].lookUps}>
              <th scope="row">{words.rows[format]}</th>
              <td>{formatCount(calls[format].durations.length)}</td>
              {COLUMNS.map((column) => (
                <td key={column}>{formatTime(figures[format]?.[column] ?? 0)}</td>
              ))}
              <td>{formatCount(calls[format].lookUps)}</td>
              <td>{formatCount(calls[format].configuration)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
