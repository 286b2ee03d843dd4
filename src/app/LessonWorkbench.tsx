// The panes of the workbench as a lesson shows them: two columns beside its words, as high as what they hold.
import { FindingsPane } from '../panes/findings/FindingsPane.tsx';
import { KeyPane } from '../panes/key/KeyPane.tsx';
import { PartPane } from '../panes/part/PartPane.tsx';
import { SignaturePane } from '../panes/signature/SignaturePane.tsx';
import { TokenPane } from '../panes/token/TokenPane.tsx';
import { VerdictBar } from '../panes/verdict/VerdictBar.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import './lesson-workbench.css';

export function LessonWorkbench() {
  return (
    <div className="lesson-workbench">
      <ErrorBoundary name="Verdicts">
        <VerdictBar />
      </ErrorBoundary>
      <div className="lesson-panes">
        <div>
          <ErrorBoundary name="Token">
            <TokenPane />
          </ErrorBoundary>
          <ErrorBoundary name="Key">
            <KeyPane />
          </ErrorBoundary>
          <ErrorBoundary name="Findings">
            <FindingsPane />
          </ErrorBoundary>
        </div>
        <div>
          <ErrorBoundary name="Header">
            <PartPane part="header" />
          </ErrorBoundary>
          <ErrorBoundary name="Payload">
            <PartPane part="payload" />
          </ErrorBoundary>
          <ErrorBoundary name="Signature">
            <SignaturePane />
          </ErrorBoundary>
        </div>
      </div>
    </div>
  );
}
