// The flow page: a token's life by buttons, and the requests that it took.
import { useEffect } from 'react';
import { enFlow } from '../../locales/en-flow.ts';
import { openFlow, useFlow } from '../../state/flow.ts';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { ExchangeList } from './ExchangeList.tsx';
import { FlowSettings } from './FlowSettings.tsx';
import { SignIn } from './SignIn.tsx';
import { Steps } from './Steps.tsx';
import { Tokens } from './Tokens.tsx';
import './flow.css';

export function Flow() {
  useEffect(() => {
    void openFlow();
  }, []);
  const status = useFlow((flow) => flow.status);
  return (
    <>
      <PageHeading title={enFlow.title}>
        {enFlow.lead}{' '}
        <a href="#/run" className="underline">
          {enFlow.run}
        </a>
      </PageHeading>
      <Notice />
      {status === 'ready' && (
        <div className="flow">
          <div className="flow-side">
            <SignIn />
            <Steps />
            <Tokens />
            <FlowSettings />
          </div>
          <ExchangeList />
        </div>
      )}
    </>
  );
}

function Notice() {
  const status = useFlow((flow) => flow.status);
  const withoutWorker = useFlow((flow) => flow.withoutWorker);
  const words =
    status === 'connecting'
      ? enFlow.connecting
      : status === 'failed'
        ? enFlow.failed
        : withoutWorker && enFlow.withoutWorker[withoutWorker];
  return (
    <div role="status">
      {words !== undefined && (
        <p className={`pb-4 ${status === 'connecting' ? 'text-ink-2' : 'text-warn'}`}>{words}</p>
      )}
    </div>
  );
}
