// The flow page: a token's life by buttons, and the requests that it took.
import { use, useEffect } from 'react';
import { enFlow } from '../../locales/en-flow.ts';
import { openFlow, useFlow } from '../../state/flow.ts';
import { IsInside, PageHeading } from '../../ui/PageHeading.tsx';
import { CodeFlow } from './CodeFlow.tsx';
import { DeviceCard } from './DeviceCard.tsx';
import { FlowSettings } from './FlowSettings.tsx';
import { Parties } from './Parties.tsx';
import { SequenceDiagram } from './SequenceDiagram.tsx';
import { SignIn } from './SignIn.tsx';
import { Story } from './Story.tsx';
import './flow.css';

export function Flow() {
  useEffect(() => {
    void openFlow();
  }, []);
  const status = useFlow((flow) => flow.status);
  // A lesson tells a story of its own.
  const isInside = use(IsInside);
  return (
    <>
      <PageHeading title={enFlow.title}>
        {enFlow.lead}{' '}
        <a href="#/measure" className="underline">
          {enFlow.measure}
        </a>
        {' · '}
        <a href="#/storage" className="underline">
          {enFlow.storage}
        </a>
        {' · '}
        <a href="#/run" className="underline">
          {enFlow.run}
        </a>
      </PageHeading>
      <Notice />
      {status === 'ready' && (
        <>
          {!isInside && <Story />}
          <div className="flow">
            <div className="flow-side">
              <SignIn />
              <DeviceCard id="browser" />
              <DeviceCard id="thief" />
            </div>
            <SequenceDiagram />
            <div className="flow-side">
              <Parties />
              <CodeFlow />
              <FlowSettings />
            </div>
          </div>
        </>
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
