// A named region of the page: a quiet heading with its tools, and the content below.
import { useId, type ReactNode } from 'react';

interface PaneProps {
  readonly title: string;
  /** A colour of the theme for the heading: the accent of a token part. */
  readonly accent?: 'header' | 'payload' | 'signature';
  /** A few words beside the heading. */
  readonly note?: ReactNode;
  readonly tools?: ReactNode;
  /** Stands in place of the heading, which is then for screen readers alone. */
  readonly tabs?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** Grows with each "look here": the pane flashes once. */
  readonly flash?: number;
}

const ACCENTS = {
  header: 'text-header',
  payload: 'text-payload',
  signature: 'text-signature',
} as const;

export function Pane(props: PaneProps) {
  const { title, accent, note, tools, tabs, children, className = '', flash } = props;
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      data-pane={title.toLowerCase()}
      className={`relative flex min-h-0 min-w-0 flex-col ${className}`}
    >
      {flash ? <span key={flash} aria-hidden="true" className="flash" /> : null}
      <header className="flex min-h-10 shrink-0 items-center gap-2 px-4">
        <h2
          id={id}
          className={tabs ? 'sr-only' : `font-semibold ${accent ? ACCENTS[accent] : 'text-ink'}`}
        >
          {title}
        </h2>
        {tabs}
        <span className="min-w-0 flex-1 truncate text-ink-2">{note}</span>
        <span className="-mr-2 flex items-center">{tools}</span>
      </header>
      {children}
    </section>
  );
}
