// The list of certificates, loaded when there are some, and told the time.
import { Suspense } from 'react';
import { enFacts } from '../../locales/en-late.ts';
import { useNow } from '../../state/clock.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { late } from '../../ui/late.tsx';

const Certificates = late(async () => (await import('./Certificates.tsx')).Certificates);

export function LateCertificates() {
  const lists = useInspection((state) => state.inspection?.certificates);
  const now = useNow();
  return (
    lists && (
      <ErrorBoundary name={enFacts.certificates}>
        <Suspense fallback={null}>
          <Certificates lists={lists} now={now} />
        </Suspense>
      </ErrorBoundary>
    )
  );
}
