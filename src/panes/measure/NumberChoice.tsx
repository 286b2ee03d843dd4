// A number to choose among a few.

interface NumberChoiceProps {
  readonly label: string;
  readonly choices: readonly number[];
  readonly value: number;
  readonly format: (choice: number) => string;
  readonly onChange: (choice: number) => void;
}

export function NumberChoice({ label, choices, value, format, onChange }: NumberChoiceProps) {
  return (
    <label className="flex items-center gap-2">
      {label}
      <select
        className="nums min-h-8 rounded border border-line-2 bg-paper px-2"
        value={value}
        onChange={({ target }) => onChange(Number(target.value))}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {format(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}
