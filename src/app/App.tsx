// The page: its bar, and the workbench or what the address names instead.
import { Suspense } from 'react';
import { usePage } from '../state/page.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { late } from '../ui/late.tsx';
import { TopBar } from './TopBar.tsx';
import { Workbench } from './Workbench.tsx';

const PageBeside = late(async () => (await import('./PageBeside.tsx')).PageBeside);

export function App() {
  const page = usePage();
  return (
    <div className="app">
      <ErrorBoundary name="Top bar">
        <TopBar />
      </ErrorBoundary>
      {page === '' ? (
        <Workbench />
      ) : (
        <main className="page">
          <ErrorBoundary name="Page">
            <Suspense>
              <PageBeside />
            </Suspense>
          </ErrorBoundary>
        </main>
      )}
    </div>
  );
}
