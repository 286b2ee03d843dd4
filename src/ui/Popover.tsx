// A button and what it opens beside it: the platform's popover, closed by Escape or a click elsewhere.
import { Suspense, useId, useRef, useState, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

interface PopoverProps {
  /** The button's words. */
  readonly label: ReactNode;
  /** The name of what opens. */
  readonly title: string;
  readonly shortcut?: string;
  readonly children: ReactNode;
  readonly align?: 'left' | 'right';
}

/** Pixels that it has below it at least, before it is moved up. */
const LEAST_ROOM = 300;

export function Popover(props: PopoverProps) {
  const { label, title, shortcut, children, align = 'right' } = props;
  const id = useId();
  const [wasOpened, setOpened] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLSpanElement>(null);
  /** Below its button, within the window: anchor positioning is not in every engine that is in use. */
  const place = (): void => {
    const box = button.current?.getBoundingClientRect();
    if (!box || !panel.current) return;
    const top = Math.min(box.bottom + 4, Math.max(8, innerHeight - LEAST_ROOM));
    panel.current.style.top = `${top}px`;
    panel.current.style.maxHeight = `${innerHeight - top - 8}px`;
    panel.current.style[align] =
      `${Math.max(8, align === 'right' ? document.documentElement.clientWidth - box.right : box.left)}px`;
  };
  return (
    <span ref={button}>
      <Button popoverTarget={id} aria-keyshortcuts={shortcut} data-shortcut={shortcut}>
        {label}
      </Button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={title}
        className="popover"
        onBeforeToggle={({ newState }) => {
          if (newState !== 'open') return;
          place();
          setOpened(true);
        }}
      >
        <ErrorBoundary name={title}>
          <Suspense fallback={null}>{wasOpened && children}</Suspense>
        </ErrorBoundary>
      </div>
    </span>
  );
}
