// A line of text with its name, as the makers of proofs ask for.
import { useId } from 'react';
import { Sentence } from '../../ui/Sentence.tsx';

interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly options?: readonly string[];
  readonly onChange: (text: string) => void;
}

export function TextInput({ label, value, hint, options = [], onChange }: TextInputProps) {
  const id = useId();
  return (
    <label className="block pb-1">
      <span className="block text-ink-2">
        <Sentence text={label} />
      </span>
      <input
        type="text"
        list={options.length > 0 ? id : undefined}
        className="w-full rounded border border-line-2 bg-paper p-2 font-mono"
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        placeholder={hint}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {options.length > 0 && (
        <datalist id={id}>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </datalist>
      )}
    </label>
  );
}
