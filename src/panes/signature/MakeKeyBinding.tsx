// A key binding for the presentation that is shown: for whom, with which nonce, with whose key.
import { useEffect, useState } from 'react';
import { enKeyBinding } from '../../locales/en-proofs.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { bindKey, findHolderKey, useGivenKeys } from '../../state/proofs.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { TextInput } from './TextInput.tsx';

interface MakeKeyBindingProps {
  /** The presentation to bind, with or without a key binding. */
  readonly text: string;
  /** JSON text: the claims with what is disclosed. */
  readonly claims: string;
}

const NO_KEYS: readonly never[] = [];

export function MakeKeyBinding({ text, claims }: MakeKeyBindingProps) {
  const keys = useInspection((state) => state.inspection?.key.keys ?? NO_KEYS);
  const { keyBindingAudience, keyBindingNonce } = useWorkspace(
    (workspace) => workspace.expectations,
  );
  const [typed, setTyped] = useState<{ audience?: string; nonce?: string }>({});
  const [holderKey, setHolderKey] = useState('');
  const [holder, setHolder] = useState<Awaited<ReturnType<typeof findHolderKey>>>();
  const givenKeys = useGivenKeys();
  const [outcome, setOutcome] = useState<{
    readonly problem: Awaited<ReturnType<typeof bindKey>>;
    readonly givenKeys: readonly unknown[];
  }>();
  const problem = outcome?.givenKeys === givenKeys ? outcome.problem : undefined;
  useEffect(() => {
    let isCurrent = true;
    void findHolderKey(claims, keys).then((found) => isCurrent && setHolder(found));
    return () => {
      isCurrent = false;
    };
  }, [claims, keys]);
  if (!holder) return null;
  if (holder === 'not-named') {
    return (
      <p className="text-ink-2">
        <Sentence text={enKeyBinding.lackOfKey} />
      </p>
    );
  }
  const isGiven = holder === 'given';
  const { audience = keyBindingAudience ?? '', nonce = keyBindingNonce ?? '' } = typed;
  const bind = async (): Promise<void> => {
    const found = await bindKey(text, { audience, nonce }, isGiven ? undefined : holderKey);
    setOutcome({ problem: found, givenKeys });
    // The expectations hold now what was typed.
    if (!found) setTyped({});
  };
  return (
    <form
      onChange={() => setOutcome(undefined)}
      onSubmit={(event) => {
        event.preventDefault();
        void bind();
      }}
    >
      <p className="pb-1 text-ink-2">{enKeyBinding.lead}</p>
      <TextInput
        label={enKeyBinding.audience}
        value={audience}
        hint="https://"
        onChange={(value) => setTyped({ ...typed, audience: value })}
      />
      <TextInput
        label={enKeyBinding.nonce}
        value={nonce}
        onChange={(value) => setTyped({ ...typed, nonce: value })}
      />
      {isGiven ? (
        <p className="pb-1">{enKeyBinding.inKeyField}</p>
      ) : (
        <label className="block pb-1">
          <span className="block text-ink-2">{enKeyBinding.key}</span>
          <textarea
            className="mono w-full rounded border border-line-2 bg-paper p-2 break-all"
            rows={3}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            autoCorrect="off"
            placeholder={enKeyBinding.keyHint}
            value={holderKey}
            onChange={({ target }) => setHolderKey(target.value)}
          />
        </label>
      )}
      <Button type="submit" className="bg-paper-2">
        {enKeyBinding.make}
      </Button>
      <p role="status" className="pt-1 text-good">
        {outcome && !outcome.problem && enKeyBinding.done}
      </p>
      {problem && (
        <p role="alert" className="text-bad">
          <Sentence text={enKeyBinding.problems[problem]} />
        </p>
      )}
    </form>
  );
}
