// Two areas with a divider that can be dragged or moved by arrow keys. On narrow screens they simply follow each other.
// Written here because the known libraries weigh more than the rest of the first view's own code.
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

interface SplitProps {
  /** `row`: side by side; `column`: one above the other. */
  readonly direction: 'row' | 'column';
  /** What the divider is for a screen reader: "Width of the token pane". */
  readonly label: string;
  /** Size of the first area in percent. */
  readonly size: number;
  readonly onResize: (size: number) => void;
  readonly children: readonly [ReactNode, ReactNode];
}

const MIN = 12;
const MAX = 88;
const STEP = 2;

export function Split({ direction, label, size, onResize, children }: SplitProps) {
  const group = useRef<HTMLDivElement>(null);
  const isRow = direction === 'row';
  const resize = (next: number): void =>
    onResize(Math.round(Math.min(MAX, Math.max(MIN, next)) * 10) / 10);
  const handleDrag = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !group.current) return;
    const box = group.current.getBoundingClientRect();
    resize(
      isRow
        ? ((event.clientX - box.left) / box.width) * 100
        : ((event.clientY - box.top) / box.height) * 100,
    );
  };
  const handleKey = (event: KeyboardEvent): void => {
    const moves: Record<string, number> = isRow
      ? { ArrowLeft: size - STEP, ArrowRight: size + STEP, Home: MIN, End: MAX }
      : { ArrowUp: size - STEP, ArrowDown: size + STEP, Home: MIN, End: MAX };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    resize(next);
  };
  return (
    <div
      ref={group}
      className={`split split-${direction}`}
      style={{ '--size': `${size}fr`, '--rest': `${100 - size}fr` } as React.CSSProperties}
    >
      {children[0]}
      {/* A focusable separator with a value is a widget (WAI-ARIA window splitter). */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation={isRow ? 'vertical' : 'horizontal'}
        aria-valuenow={Math.round(size)}
        aria-valuemin={MIN}
        aria-valuemax={MAX}
        className="divider"
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={handleDrag}
        onKeyDown={handleKey}
      />
      {children[1]}
    </div>
  );
}
