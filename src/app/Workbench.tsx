// The workbench: verdicts on top, below them token and findings, header and payload, signature and key.
import { FindingsPane } from '../panes/findings/FindingsPane.tsx';
import { KeyPane } from '../panes/key/KeyPane.tsx';
import { PartPane } from '../panes/part/PartPane.tsx';
import { SignaturePane } from '../panes/signature/SignaturePane.tsx';
import { TokenPane } from '../panes/token/TokenPane.tsx';
import { VerdictBar } from '../panes/verdict/VerdictBar.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { PaneSplit } from './PaneSplit.tsx';

export function Workbench() {
  return (
    <main className="workbench">
      <h1 className="sr-only">JSON Web Token workbench</h1>
      <ErrorBoundary name="Verdicts">
        <VerdictBar />
      </ErrorBoundary>
      <PaneSplit name="left" direction="row" size={34}>
        <PaneSplit name="token" direction="column" size={52}>
          <ErrorBoundary name="Token">
            <TokenPane />
          </ErrorBoundary>
          <ErrorBoundary name="Findings">
            <FindingsPane />
          </ErrorBoundary>
        </PaneSplit>
        <PaneSplit name="right" direction="row" size={55}>
          <PaneSplit name="header" direction="column" size={30}>
            <ErrorBoundary name="Header">
              <PartPane part="header" />
            </ErrorBoundary>
            <ErrorBoundary name="Payload">
              <PartPane part="payload" />
            </ErrorBoundary>
          </PaneSplit>
          <PaneSplit name="signature" direction="column" size={58}>
            <ErrorBoundary name="Signature">
              <SignaturePane />
            </ErrorBoundary>
            <ErrorBoundary name="Key">
              <KeyPane />
            </ErrorBoundary>
          </PaneSplit>
        </PaneSplit>
      </PaneSplit>
    </main>
  );
}
