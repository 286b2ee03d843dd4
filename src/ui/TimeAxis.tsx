// A line of time with marks and one handle that is dragged, or moved by keys.
import type { KeyboardEvent, PointerEvent } from 'react';
import './time-axis.css';

export interface AxisMark {
  readonly name: string;
  /** Seconds. */
  readonly at: number;
}

interface TimeAxisProps {
  readonly label: string;
  readonly handle: string;
  readonly marks: readonly AxisMark[];
  /** The span that is drawn as good, and what is tolerated before and after it. Seconds. */
  readonly good?: { readonly from: number; readonly to: number; readonly tolerance: number };
  readonly value: number;
  readonly valueText: string;
  /** The ends of the line. Seconds. */
  readonly from: number;
  readonly to: number;
  readonly onChange: (seconds: number) => void;
}

/** Marks nearer than this share one label. Share of the line. */
const NEAR = 0.09;
/** Steps of the arrow keys along the whole line. */
const STEPS = 120;

export function TimeAxis(props: TimeAxisProps) {
  const { label, handle, marks, good, value, valueText, from, to, onChange } = props;
  const span = Math.max(1, to - from);
  const place = (seconds: number): string =>
    `${Math.min(100, Math.max(0, ((seconds - from) / span) * 100))}%`;
  const step = Math.max(1, Math.round(span / STEPS));
  const handleKey = (event: KeyboardEvent): void => {
    const next = {
      ArrowRight: value + step,
      ArrowUp: value + step,
      ArrowLeft: value - step,
      ArrowDown: value - step,
      PageUp: value + 10 * step,
      PageDown: value - 10 * step,
      Home: good?.from ?? from,
      End: good?.to ?? to,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onChange(Math.min(to, Math.max(from, Math.round(next))));
  };
  const handlePointer = (event: PointerEvent<HTMLElement>): void => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - left) / width));
    onChange(Math.round(from + share * span));
  };
  return (
    <div className="axis" onPointerDown={handlePointer} onPointerMove={handlePointer}>
      {good && (
        <>
          <span
            className="axis-tolerance"
            style={extent(place, good.from - good.tolerance, good.to + good.tolerance)}
          />
          <span className="axis-good" style={extent(place, good.from, good.to)} />
        </>
      )}
      {groupMarks(marks, span).map(({ name, at }) => (
        <span key={name} className="axis-mark" style={{ left: place(at) }}>
          <span className="axis-name font-mono">{name}</span>
        </span>
      ))}
      <span
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={Math.floor(from)}
        aria-valuemax={Math.ceil(to)}
        aria-valuenow={Math.floor(value)}
        aria-valuetext={valueText}
        className="axis-handle"
        style={{ left: place(value) }}
        onKeyDown={handleKey}
      >
        <span className="axis-name">{handle}</span>
      </span>
    </div>
  );
}

function extent(place: (seconds: number) => string, from: number, to: number) {
  return { left: place(from), right: `calc(100% - ${place(to)})` };
}

/** Marks in order; those that would overlap as one, at the first one's place. */
function groupMarks(marks: readonly AxisMark[], span: number): readonly AxisMark[] {
  const groups: { name: string; at: number }[] = [];
  for (const { name, at } of marks.toSorted((a, b) => a.at - b.at)) {
    const last = groups.at(-1);
    if (last && at - last.at < span * NEAR) last.name += `, ${name}`;
    else groups.push({ name, at });
  }
  return groups;
}
