// Makes an encrypted token of the one that is shown, for the key that is there.
import { useMemo, useState } from 'react';
import { enEncrypt } from '../../locales/en-late.ts';
import { encryptShown, offeredEncryption } from '../../state/encryption.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

export function Encrypt() {
  const key = useInspection((state) => state.inspection?.key.keys[0]);
  const offer = useMemo(() => offeredEncryption(key), [key]);
  const [wishes, setWishes] = useState({ alg: '', enc: 'A256GCM', content: 'token', zip: false });
  const [refusal, setRefusal] = useState<{ readonly key: typeof key; readonly words: string }>();
  const fault = refusal?.key === key ? (refusal?.words ?? '') : '';
  if (offer.algorithms.length === 0) {
    return <p className="text-ink-2">{key ? enEncrypt.unfit : enEncrypt.noKey}</p>;
  }
  const [first = ''] = offer.algorithms;
  const alg = offer.algorithms.includes(wishes.alg) ? wishes.alg : first;
  const encrypt = async (): Promise<void> => {
    const { enc, zip } = wishes;
    const content = wishes.content === 'token' ? 'token' : 'payload';
    setRefusal({ key, words: (await encryptShown({ alg, enc, content, zip })) ?? '' });
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Choice
        label={enEncrypt.content}
        value={wishes.content}
        options={Object.entries(enEncrypt.contents)}
        onChange={(content) => setWishes({ ...wishes, content })}
      />
      <Choice
        label="alg"
        value={alg}
        options={offer.algorithms.map((name) => [name, name])}
        onChange={(chosen) => setWishes({ ...wishes, alg: chosen })}
      />
      <Choice
        label="enc"
        value={wishes.enc}
        options={offer.encryptions.map((name) => [name, name])}
        onChange={(enc) => setWishes({ ...wishes, enc })}
      />
      <label className="flex items-center gap-1.5">
        <input
          type="checkbox"
          checked={wishes.zip}
          onChange={({ target }) => setWishes({ ...wishes, zip: target.checked })}
        />
        {enEncrypt.zip}
      </label>
      <Button className="bg-paper-2" onClick={() => void encrypt()}>
        {enEncrypt.encrypt}
      </Button>
      {fault !== '' && (
        <p role="alert" className="w-full text-bad">
          <Sentence text={fault} />
        </p>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label className="flex items-center gap-1.5 text-ink-2">
      {label}
      <select
        className="min-h-7 rounded bg-paper pr-1 text-ink hover:bg-paper-2"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
