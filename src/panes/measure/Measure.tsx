// The page that measures: a call with both kinds of token, and how long a revoked token still works.
import { useEffect } from 'react';
import { enMeasure } from '../../locales/en-measure.ts';
import { stopMeasurement } from '../../state/measurement.ts';
import { stopRevocationTrial } from '../../state/revocation-trial.ts';
import { useTrials } from '../../state/trial-server.ts';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { CallTrial } from './CallTrial.tsx';
import { RevocationPrice } from './RevocationPrice.tsx';
import './measure.css';

export function Measure() {
  const isDirect = useTrials((trials) => trials.isDirect);
  // What it set in the server is put back when it stops: nobody stays to stop it.
  useEffect(
    () => () => {
      stopMeasurement();
      stopRevocationTrial();
    },
    [],
  );
  return (
    <>
      <PageHeading title={enMeasure.title}>
        {enMeasure.lead}{' '}
        <a href="#/flow" className="underline">
          {enMeasure.flow}
        </a>
      </PageHeading>
      <p role="status" className={isDirect ? 'pb-4 text-warn' : ''}>
        {isDirect && enMeasure.withoutWorker}
      </p>
      <div className="measure">
        <CallTrial />
        <RevocationPrice />
      </div>
    </>
  );
}
