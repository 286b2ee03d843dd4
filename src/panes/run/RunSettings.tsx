// The settings that the files are made from. No server changes by them.
import { useId } from 'react';
import { enRun } from '../../locales/en-run.ts';
import { ALGORITHMS, changeRunSettings, useRunSettings } from '../../state/run-it-yourself.ts';

const words = enRun.settings;
const FIELD = 'min-h-8 w-full rounded border border-line-2 bg-paper px-2';

export function RunSettings() {
  const { settings, fault } = useRunSettings();
  const faultId = useId();
  const access = words.lifetimes.filter(([seconds]) => seconds <= words.longestAccess);
  return (
    <section aria-label={words.label}>
      <div className="run-settings">
        <Choice
          label={words.algorithm}
          value={settings.algorithm}
          options={ALGORITHMS.map((name) => [name, name])}
          onChoose={(algorithm) => changeRunSettings({ algorithm })}
        />
        <Choice
          label={words.access}
          value={settings.accessLifetime}
          options={withValue(access, settings.accessLifetime)}
          onChoose={(accessLifetime) => changeRunSettings({ accessLifetime })}
        />
        <Choice
          label={words.refresh}
          value={settings.refreshLifetime}
          options={withValue(words.lifetimes, settings.refreshLifetime)}
          onChoose={(refreshLifetime) => changeRunSettings({ refreshLifetime })}
        />
        <Choice
          label={words.revocation}
          value={settings.revocation}
          options={words.revocations}
          onChoose={(revocation) => changeRunSettings({ revocation })}
        />
        <label>
          <span>{words.audience}</span>
          <input
            className={FIELD}
            defaultValue={settings.audience}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={fault !== undefined}
            aria-describedby={fault === undefined ? undefined : faultId}
            onChange={({ target }) => changeRunSettings({ audience: target.value })}
          />
        </label>
        <label className="run-check">
          <input
            type="checkbox"
            checked={settings.rotation}
            onChange={({ target }) => changeRunSettings({ rotation: target.checked })}
          />
          {words.rotation}
        </label>
      </div>
      <p role="status" id={faultId} className="text-bad">
        {fault}
      </p>
      {settings.dpop && <p className="text-ink-2">{words.dpop}</p>}
    </section>
  );
}

type Options<Value> = readonly (readonly [value: Value, label: string])[];

interface ChoiceProps<Value> {
  readonly label: string;
  readonly value: Value;
  readonly options: Options<Value>;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const { label, value, options, onChoose } = props;
  return (
    <label>
      <span>{label}</span>
      <select
        className={FIELD}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find(([one]) => String(one) === target.value);
          if (chosen) onChoose(chosen[0]);
        }}
      >
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A lifetime that was set elsewhere may be none of those that are offered. */
function withValue(options: Options<number>, value: number): Options<number> {
  return options.some(([one]) => one === value)
    ? options
    : [[value, words.seconds(value)], ...options];
}
