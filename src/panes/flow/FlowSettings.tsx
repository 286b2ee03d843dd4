// The settings of the server, and its people.
import { enFlow } from '../../locales/en-flow.ts';
import {
  addUser,
  ALGORITHMS,
  changeSettings,
  TOKEN_FORMATS,
  useFlow,
  type Settings,
} from '../../state/flow.ts';
import { Button } from '../../ui/Button.tsx';
import { readField } from './read-field.ts';

const words = enFlow.settings;
const FIELD = 'min-h-8 min-w-0 rounded border border-line-2 bg-paper px-2';

export function FlowSettings() {
  const settings = useFlow((flow) => flow.settings);
  if (!settings) return undefined;
  const change = (some: Partial<Settings>): void => void changeSettings(some);
  return (
    <section aria-label={words.label}>
      <h2 className="pb-1 font-semibold">{words.label}</h2>
      <div className="grid gap-2">
        <Choice
          label={words.lifetime}
          value={settings.accessLifetime}
          options={withValue(words.lifetimes, settings.accessLifetime)}
          onChoose={(accessLifetime) => change({ accessLifetime })}
        />
        <Choice
          label={words.refreshLifetime}
          value={settings.refreshLifetime}
          options={withValue(words.refreshLifetimes, settings.refreshLifetime)}
          onChoose={(refreshLifetime) => change({ refreshLifetime })}
        />
        <Check
          label={words.rotation}
          isOn={settings.rotation}
          onChange={(rotation) => change({ rotation })}
        />
        <Choice
          label={words.format}
          value={settings.tokenFormat}
          options={TOKEN_FORMATS.map((format) => [format, words.formats[format]])}
          onChoose={(tokenFormat) => change({ tokenFormat })}
        />
        <Choice
          label={words.revocation}
          value={settings.revocation}
          options={words.revocations}
          onChoose={(revocation) => change({ revocation })}
        />
        <Choice
          label={words.algorithm}
          value={settings.algorithm}
          options={ALGORITHMS.map((name) => [name, name])}
          onChoose={(algorithm) => change({ algorithm })}
        />
        <Choice
          label={words.skew}
          value={settings.skew}
          options={withValue(words.skews, settings.skew)}
          onChoose={(skew) => change({ skew })}
        />
        <label className="flow-setting">
          {words.audience}
          <input
            key={settings.audience}
            className={FIELD}
            defaultValue={settings.audience}
            autoComplete="off"
            spellCheck={false}
            onBlur={({ target }) => {
              if (target.value !== settings.audience) change({ audience: target.value });
            }}
          />
        </label>
        <Check label={words.dpop} isOn={settings.dpop} onChange={(dpop) => change({ dpop })} />
        <AddUser />
      </div>
    </section>
  );
}

function AddUser() {
  return (
    <form
      aria-label={words.addUser}
      className="flow-sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        void addUser(readField(form, 'username'), readField(form, 'password'));
        form.reset();
      }}
    >
      <label>
        {words.newName}
        <input name="username" className={`block w-full ${FIELD}`} autoComplete="off" required />
      </label>
      <label>
        {words.newPassword}
        <input name="password" className={`block w-full ${FIELD}`} autoComplete="off" required />
      </label>
      <Button type="submit" className="min-h-8 border border-line-2">
        {words.add}
      </Button>
    </form>
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
    <label className="flow-setting">
      {label}
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

interface CheckProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Check({ label, isOn, onChange }: CheckProps) {
  return (
    <label className="flow-setting">
      {label}
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
    </label>
  );
}

/** What was set elsewhere may be none of what is offered. */
function withValue(options: Options<number>, value: number): Options<number> {
  return options.some(([one]) => one === value)
    ? options
    : [[value, words.seconds(value)], ...options];
}
