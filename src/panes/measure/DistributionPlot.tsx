// How the times are spread: one row of bars a kind of token, on one scale, with the median and the 95th percentile.
import { enMeasure } from '../../locales/en-measure.ts';
import {
  MEASURED_FORMATS,
  type MeasuredCalls,
  type MeasuredFormat,
} from '../../state/measurement.ts';
import { countBars, makeScale, type Figures, type Scale } from './distribution.ts';
import { formatCount, formatTime } from './format-figures.ts';

const words = enMeasure.calls;

interface DistributionPlotProps {
  readonly calls: Readonly<Record<MeasuredFormat, MeasuredCalls>>;
  readonly figures: Readonly<Record<MeasuredFormat, Figures>>;
}

export function DistributionPlot({ calls, figures }: DistributionPlotProps) {
  // What one call in a hundred takes would press all others to the left.
  const scale = makeScale(Math.max(figures.jwt.p99, figures.opaque.p99));
  const rows = MEASURED_FORMATS.map((format) => ({
    format,
    figures: figures[format],
    ...countBars(calls[format].durations, scale),
  }));
  const highest = Math.max(...rows.flatMap(({ counts }) => counts));
  return (
    <figure aria-label={words.plot} className="plot">
      {rows.map(({ format, counts, beyond, figures: { count, median, p95 } }) => (
        <div key={format}>
          <p className="flex flex-wrap justify-between gap-x-4">
            <span>{words.rows[format]}</span>
            {beyond > 0 && (
              <span className="nums text-ink-2">
                {words.beyond(formatCount(beyond), formatEnd(scale.end))}
              </span>
            )}
          </p>
          <div
            role="img"
            aria-label={words.picture(
              words.rows[format],
              formatCount(count),
              formatTime(median),
              formatTime(p95),
            )}
            className="plot-row"
          >
            <svg viewBox={`0 0 ${counts.length} ${highest}`} preserveAspectRatio="none">
              <path d={drawBars(counts, highest)} />
            </svg>
            <Mark name={words.median} at={median} scale={scale} />
            <Mark name={words.p95} at={p95} scale={scale} />
          </div>
        </div>
      ))}
      <Axis scale={scale} />
      <figcaption className="text-ink-2">{words.axis}</figcaption>
    </figure>
  );
}

/** Each bar a little narrower than its place. */
function drawBars(counts: readonly number[], highest: number): string {
  return counts
    .map((count, bar) => (count === 0 ? '' : `M${bar + 0.08} ${highest}v${-count}h.84v${count}z`))
    .join('');
}

const place = (milliseconds: number, { end }: Scale): string =>
  `${Math.min(100, (milliseconds / end) * 100)}%`;

function Mark({ name, at, scale }: { name: string; at: number; scale: Scale }) {
  const isLate = at > scale.end * 0.75;
  return (
    <span className="plot-mark" data-late={isLate} style={{ left: place(at, scale) }}>
      <span className="nums">
        {name} {formatTime(at)}
      </span>
    </span>
  );
}

const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

function formatEnd(milliseconds: number): string {
  return String(Number(milliseconds.toPrecision(4)));
}

function Axis({ scale }: { scale: Scale }) {
  return (
    <div aria-hidden className="plot-axis nums text-ink-2">
      {TICKS.map((share) => (
        <span key={share}>{formatEnd(share * scale.end)}</span>
      ))}
    </div>
  );
}
