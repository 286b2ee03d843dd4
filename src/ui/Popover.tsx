// A button and what it opens beside it: the platform's popover, closed by Escape or a click elsewhere.
import { Suspense, useId, useRef, useState, type ReactNode } from 'react';
import { Button } from './Button.tsx';

interface PopoverProps {
  /** The button's words. */
  readonly label: ReactNode;
  /** The name of what opens. */
  readonly title: string;
  readonly shortcut?: string;
  readonly children: ReactNode;
  readonly align?: 'left' | 'right';
  readonly onOpen?: () => void;
}

export function Popover(props: PopoverProps) {
  const { label, title, shortcut, children, align = 'right', onOpen } = props;
  const id = useId();
  const [wasOpened, setOpened] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLSpanElement>(null);
  /** Below its button, within the window: anchor positioning is not in every engine that is in use. */
  const place = (): void => {
    const box = button.current?.getBoundingClientRect();
    if (!box || !panel.current) return;
    panel.current.style.top = `${box.bottom + 4}px`;
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
          onOpen?.();
        }}
      >
        <Suspense fallback={null}>{wasOpened && children}</Suspense>
      </div>
    </span>
  );
}
