// Place by threat: what came of each trial.
import { enStorage } from '../../locales/en-storage.ts';
import { PLACES, THREATS, useStorageTrial } from '../../state/storage-trial.ts';
import { describeAttempt } from './describe-attempt.ts';

export function TrialMatrix() {
  const attempts = useStorageTrial((trial) => trial.attempts);
  return (
    // Wider than a telephone: it scrolls by itself.
    <div className="storage-scroll" role="group" aria-label={enStorage.matrix} tabIndex={0}>
      <table className="storage-matrix">
        <thead>
          <tr>
            <th scope="col">{enStorage.place}</th>
            {THREATS.map((threat) => (
              <th key={threat} scope="col">
                {enStorage.threats[threat]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PLACES.map((place) => (
            <tr key={place}>
              <th scope="row">{enStorage.places[place].name}</th>
              {THREATS.map((threat) => {
                const attempt = attempts[threat]?.[place];
                const { words, tone } = describeAttempt(threat, attempt);
                return (
                  <td
                    key={threat}
                    data-cell={`${place} ${threat}`}
                    data-outcome={attempt?.outcome}
                    className={tone}
                  >
                    {words}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
