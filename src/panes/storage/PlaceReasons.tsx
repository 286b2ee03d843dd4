// Place by place: what each who is after a token gets there, and where that is written.
import { enStorage } from '../../locales/en-storage.ts';
import { PLACES, THREATS, type Place } from '../../state/storage-trial.ts';
import { Reference } from '../../ui/Reference.tsx';

export function PlaceReasons() {
  return (
    <section aria-label={enStorage.reasons} className="storage-reasons">
      {PLACES.map((place) => (
        <PlaceReason key={place} place={place} />
      ))}
    </section>
  );
}

function PlaceReason({ place }: { place: Place }) {
  const { name, cells } = enStorage.places[place];
  return (
    <div>
      <h2 className="pb-1 font-semibold">{name}</h2>
      <dl className="storage-facts">
        {THREATS.map((threat) => (
          <div key={threat} className="contents">
            <dt className="text-ink-2">{enStorage.threats[threat]}</dt>
            <dd>
              {cells[threat].words}{' '}
              <span className="text-ink-2">
                <Reference text={cells[threat].reference} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
