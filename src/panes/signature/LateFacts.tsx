// The facts of a check come with the check itself: not in the first view.
import { Suspense } from 'react';
import { en } from '../../locales/en.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { late } from '../../ui/late.tsx';

const Facts = late(async () => (await import('./Facts.tsx')).Facts);

export function LateFacts() {
  return (
    <ErrorBoundary name={en.signature.facts}>
      <Suspense fallback={null}>
        <Facts />
      </Suspense>
    </ErrorBoundary>
  );
}
