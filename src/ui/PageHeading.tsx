// The heading of a page beside the workbench. It takes the focus when the page opens, so that a reader starts there.
import { createContext, use, useEffect, useRef, type ReactNode } from 'react';

/** Whether the page is shown inside another, whose heading is the page's. */
export const IsInside = createContext(false);

interface PageHeadingProps {
  readonly title: string;
  readonly children?: ReactNode;
}

export function PageHeading(props: PageHeadingProps) {
  return use(IsInside) ? <InnerHeading {...props} /> : <OuterHeading {...props} />;
}

function OuterHeading({ title, children }: PageHeadingProps) {
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

function InnerHeading({ title, children }: PageHeadingProps) {
  return (
    <header className="pb-4">
      <h2 className="font-semibold">{title}</h2>
      <p className="text-ink-2">{children}</p>
    </header>
  );
}
