// Whether an edit writes the JSON without whitespace, or just as it stands in the editor.
import { enWhitespace } from '../../locales/en-claims.ts';
import { changeSettings, useSettings } from '../../state/settings-store.ts';

export function WhitespaceSwitch() {
  const whitespace = useSettings((settings) => settings.whitespace);
  return (
    <label className="flex items-center gap-1 whitespace-nowrap text-ink-2">
      <span className="whitespace-label">{enWhitespace.label}</span>
      <select
        className="min-h-7 rounded bg-paper pr-1 text-ink hover:bg-paper-2"
        value={whitespace}
        onChange={({ target }) =>
          changeSettings({ whitespace: target.value === 'typed' ? 'typed' : 'compact' })
        }
      >
        <option value="compact">{enWhitespace.options.compact}</option>
        <option value="typed">{enWhitespace.options.typed}</option>
      </select>
    </label>
  );
}
