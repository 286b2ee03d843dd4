// The settings of the server that the steps make a difference with.
import { enFlow } from '../../locales/en-flow.ts';
import { changeSettings, useFlow } from '../../state/flow.ts';

const words = enFlow.settings;
const SELECT = 'min-h-8 rounded border border-line-2 bg-paper px-2';

export function FlowSettings() {
  const settings = useFlow((flow) => flow.settings);
  if (!settings) return null;
  const { accessLifetime, revocation, rotation } = settings;
  const isListed = words.lifetimes.some(([seconds]) => seconds === accessLifetime);
  return (
    <section aria-label={words.label}>
      <h2 className="pb-1 font-semibold">{words.label}</h2>
      <div className="grid gap-2">
        <label className="flow-setting">
          {words.lifetime}
          <select
            className={SELECT}
            value={accessLifetime}
            onChange={({ target }) => void changeSettings({ accessLifetime: Number(target.value) })}
          >
            {!isListed && <option value={accessLifetime}>{words.seconds(accessLifetime)}</option>}
            {words.lifetimes.map(([seconds, label]) => (
              <option key={seconds} value={seconds}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="flow-setting">
          {words.revocation}
          <select
            className={SELECT}
            value={revocation}
            onChange={({ target }) => {
              const chosen = words.revocations.find(([value]) => value === target.value);
              if (chosen) void changeSettings({ revocation: chosen[0] });
            }}
          >
            {words.revocations.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="flow-setting">
          {words.rotation}
          <input
            type="checkbox"
            checked={rotation}
            onChange={({ target }) => void changeSettings({ rotation: target.checked })}
          />
        </label>
      </div>
    </section>
  );
}
