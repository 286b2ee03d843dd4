// Makes an encrypted token of the one that is shown, for a key that is there or for all of them.
import { useMemo, useState } from 'react';
import { describeKey } from '../../core/keys/describe-key.ts';
import type { KeyMaterial } from '../../core/keys/key-reading.ts';
import { enEncrypt } from '../../locales/en-late.ts';
import { encryptShown, offeredEncryption, offeredRecipients } from '../../state/encryption.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

const NO_KEYS: readonly KeyMaterial[] = [];
const ALL = 'all';
/** A set may hold thousands of keys; nobody reads a list of them. */
const MAX_LISTED = 20;

export function Encrypt() {
  const keys = useInspection((state) => state.inspection?.key.keys ?? NO_KEYS);
  const isOpened = useInspection((state) => state.token.view.kind === 'jwe');
  const recipients = useMemo(() => offeredRecipients(keys), [keys]);
  const [wishes, setWishes] = useState({
    to: '0',
    alg: '',
    enc: 'A256GCM',
    content: 'token',
    zip: false,
    p2c: '600000',
  });
  const [refusal, setRefusal] = useState<{ readonly keys: typeof keys; readonly words: string }>();
  const canAll = recipients.length > 1;
  const isForAll = wishes.to === ALL && canAll;
  const chosen = keys[Number(wishes.to)] ? wishes.to : '0';
  const key = keys[Number(chosen)];
  const offer = useMemo(() => offeredEncryption(key), [key]);
  const fault = refusal?.keys === keys ? refusal.words : '';
  const [first = ''] = offer.algorithms;
  const alg = offer.algorithms.includes(wishes.alg) ? wishes.alg : first;
  const canOne = offer.algorithms.length > 0;
  const isByPassword = !isForAll && alg.startsWith('PBES2');
  const encrypt = async (): Promise<void> => {
    const { enc, zip } = wishes;
    const content = wishes.content === 'token' && !isOpened ? 'token' : 'payload';
    const to = isForAll || !key ? recipients : { key, alg };
    const rounds = isByPassword ? { p2c: Number(wishes.p2c) } : {};
    const words = (await encryptShown({ to, enc, content, zip, ...rounds })) ?? '';
    setRefusal({ keys, words });
  };
  const choose = (change: Partial<typeof wishes>): void => setWishes({ ...wishes, ...change });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {keys.length > 1 && (
        <Choice
          label={enEncrypt.to}
          value={isForAll ? ALL : chosen}
          options={[
            ...keys
              .slice(0, MAX_LISTED)
              .map((one, index) => [String(index), one.kid ?? describeKey(one)] as const),
            ...(canAll ? [[ALL, enEncrypt.all(recipients.length)] as const] : []),
          ]}
          onChange={(to) => choose({ to })}
        />
      )}
      {!canOne && !isForAll ? (
        <p className="text-ink-2">{key ? enEncrypt.unfit : enEncrypt.noKey}</p>
      ) : (
        <>
          {!isOpened && (
            <Choice
              label={enEncrypt.content}
              value={wishes.content}
              options={Object.entries(enEncrypt.contents)}
              onChange={(content) => choose({ content })}
            />
          )}
          {!isForAll && (
            <Choice
              label="alg"
              value={alg}
              options={offer.algorithms.map((name) => [name, name])}
              onChange={(chosen) => choose({ alg: chosen })}
            />
          )}
          {isByPassword && (
            <Choice
              label="p2c"
              value={wishes.p2c}
              options={enEncrypt.iterations}
              onChange={(p2c) => choose({ p2c })}
            />
          )}
          <Choice
            label="enc"
            value={wishes.enc}
            options={offer.encryptions.map((name) => [name, name])}
            onChange={(enc) => choose({ enc })}
          />
          <label className="flex items-center gap-1.5">
            <input
              type="checkbox"
              checked={wishes.zip}
              onChange={({ target }) => choose({ zip: target.checked })}
            />
            {enEncrypt.zip}
          </label>
          <Button className="bg-paper-2" onClick={() => void encrypt()}>
            {enEncrypt.encrypt}
          </Button>
        </>
      )}
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
