// The heading of a page beside the workbench. It takes the focus when the page opens, so that a reader starts there.
import { useEffect, useRef, type ReactNode } from 'react';

export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    document.title = `${title} · Jotlab`;
  }, [title]);
  return (
    <header className="pb-4">
      <h1 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        {title}
      </h1>
      <p className="text-ink-2">{children}</p>
    </header>
  );
}
