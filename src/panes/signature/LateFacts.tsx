// The facts of a check come with the check itself: not in the first view.
import { lazy, Suspense, type ComponentProps } from 'react';

const Facts = lazy(async () => ({ default: (await import('./Facts.tsx')).Facts }));

export function LateFacts(props: ComponentProps<typeof Facts>) {
  return (
    <Suspense fallback={null}>
      <Facts {...props} />
    </Suspense>
  );
}
