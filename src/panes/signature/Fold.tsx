// What can be made of the token: folded away, and loaded when it is first opened.
import { Suspense, useState, type ReactNode } from 'react';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';

export function Fold({ title, children }: { title: string; children: ReactNode }) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <details
      className="pt-3"
      onToggle={({ currentTarget }) => setOpened(wasOpened || currentTarget.open)}
    >
      <summary className="inline-flex min-h-7 cursor-pointer items-center gap-2 rounded bg-paper-2 px-2 text-ink-2 hover:text-ink">
        {title}
      </summary>
      <div className="pt-2">
        <ErrorBoundary name={title}>
          <Suspense fallback={null}>{wasOpened && children}</Suspense>
        </ErrorBoundary>
      </div>
    </details>
  );
}
