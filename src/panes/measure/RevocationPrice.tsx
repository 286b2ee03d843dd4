// How long a revoked token still works, and what not letting it costs.
import { useState } from 'react';
import { enMeasure } from '../../locales/en-measure.ts';
import {
  startRevocationTrial,
  stopRevocationTrial,
  STRATEGIES,
  useRevocationTrial,
  type RevocationOutcome,
  type Strategy,
} from '../../state/revocation-trial.ts';
import { Reference } from '../../ui/Reference.tsx';
import { formatCount } from './format-figures.ts';
import { NumberChoice } from './NumberChoice.tsx';
import { TrialControls } from './TrialControls.tsx';

const words = enMeasure.price;

export function RevocationPrice() {
  const status = useRevocationTrial((trial) => trial.status);
  const trying = useRevocationTrial((trial) => trial.trying);
  const outcomes = useRevocationTrial((trial) => trial.outcomes);
  const [lifetime, setLifetime] = useState<number>(8);
  const [shortLifetime, setShortLifetime] = useState<number>(2);
  return (
    <section aria-label={words.label}>
      <h2 className="font-semibold">{words.label}</h2>
      <p className="max-w-3xl text-ink-2">{words.lead}</p>
      <TrialControls
        name="revocation"
        start={words.start}
        status={status}
        onStart={() => void startRevocationTrial(lifetime, shortLifetime)}
        onStop={stopRevocationTrial}
      >
        <NumberChoice
          label={words.lifetime}
          choices={words.lifetimes}
          value={lifetime}
          format={words.seconds}
          onChange={setLifetime}
        />
        <NumberChoice
          label={words.shortLifetime}
          choices={words.shortLifetimes}
          value={shortLifetime}
          format={words.seconds}
          onChange={setShortLifetime}
        />
      </TrialControls>
      {status !== 'none' && <Outcomes outcomes={outcomes} trying={trying} />}
      <p className="max-w-3xl pt-3 text-ink-2">
        {words.meaning} <Reference text={words.reference} />
      </p>
    </section>
  );
}

interface OutcomesProps {
  readonly outcomes: readonly RevocationOutcome[];
  readonly trying: Strategy | undefined;
}

function Outcomes({ outcomes, trying }: OutcomesProps) {
  const { columns } = words;
  return (
    <>
      <p role="status" className="sr-only">
        {trying && words.trying(words.strategies[trying])}
      </p>
      <div className="measure-scroll" role="group" aria-label={words.table} tabIndex={0}>
        <table className="measure-table nums">
          <thead>
            <tr>
              <th scope="col">{columns.strategy}</th>
              <th scope="col">{columns.lifetime}</th>
              <th scope="col">{columns.worked}</th>
              <th scope="col">{columns.accepted}</th>
              <th scope="col">{columns.lookUps}</th>
              <th scope="col" className="measure-text">
                {columns.reason}
              </th>
            </tr>
          </thead>
          <tbody>
            {STRATEGIES.map((strategy) => {
              const outcome = outcomes.find((one) => one.strategy === strategy);
              return (
                <tr
                  key={strategy}
                  data-strategy={strategy}
                  data-worked={outcome && Math.round(outcome.workedFor)}
                >
                  <th scope="row">{words.strategies[strategy]}</th>
                  <OutcomeCells outcome={outcome} isTried={strategy === trying} />
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface OutcomeCellsProps {
  readonly outcome: RevocationOutcome | undefined;
  readonly isTried: boolean;
}

function OutcomeCells({ outcome, isTried }: OutcomeCellsProps) {
  if (!outcome) {
    const dash = isTried ? '…' : '–';
    return (
      <>
        <td>{dash}</td>
        <td>{dash}</td>
        <td>{dash}</td>
        <td>{dash}</td>
        <td className="measure-text">{dash}</td>
      </>
    );
  }
  const { lifetime, workedFor, accepted, lookUpsPerCall, reason } = outcome;
  return (
    <>
      <td>{words.seconds1(String(lifetime))}</td>
      <td className={accepted > 0 ? 'text-bad' : 'text-good'}>
        {accepted > 0 ? words.seconds1((workedFor / 1000).toFixed(1)) : words.notAtAll}
      </td>
      <td>{formatCount(accepted)}</td>
      <td>{Number(lookUpsPerCall.toFixed(2))}</td>
      <td className="measure-text">{reason === '' ? words.unfinished : reason}</td>
    </>
  );
}
