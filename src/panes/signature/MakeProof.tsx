// A DPoP proof for a request, made with the key that is given or a new one.
import { useMemo, useState } from 'react';
import { proofAlgorithm, type ProofRequest } from '../../core/proofs/make-dpop-proof.ts';
import { enProof } from '../../locales/en-proofs.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { makeProof, useGivenKeys } from '../../state/proofs.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { TextInput } from './TextInput.tsx';

const NEW_KEYS = ['ES256', 'EdDSA', 'PS256', 'ES384'];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export function MakeProof() {
  const reading = useInspection((state) => state.inspection?.key);
  const given = useMemo(() => reading && proofAlgorithm(reading), [reading]);
  const text = useInspection((state) => state.token.view.text);
  const isAccessToken = useInspection((state) => state.inspection?.profile.name === 'access-token');
  const expected = useWorkspace((workspace) => workspace.expectations);
  const start: ProofRequest = {
    method: expected.method ?? 'GET',
    url: expected.url ?? '',
    accessToken: isAccessToken ? text : expected.accessToken,
    nonce: isAccessToken ? '' : expected.nonce,
  };
  const [typed, setTyped] = useState<Partial<ProofRequest>>({});
  const [picked, setPicked] = useState<string>();
  const givenKeys = useGivenKeys();
  const [outcome, setOutcome] = useState<{
    readonly problem: Awaited<ReturnType<typeof makeProof>>;
    readonly givenKeys: readonly unknown[];
  }>();
  const problem = outcome?.givenKeys === givenKeys ? outcome.problem : undefined;
  const request = { ...start, ...typed };
  // A given key is of use unless a new one was asked for.
  const fresh = picked ?? (given ? '' : 'ES256');
  const change = (change: Partial<ProofRequest>): void => {
    setTyped({ ...typed, ...change });
    setOutcome(undefined);
  };
  const make = async (): Promise<void> => {
    const found = await makeProof(request, fresh === '' ? undefined : fresh);
    setOutcome({ problem: found, givenKeys });
    // The expectations hold now what was typed.
    if (!found) setTyped({});
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <p className="pb-1 text-ink-2">{enProof.lead}</p>
      <TextInput
        label={enProof.method}
        value={request.method}
        options={METHODS}
        onChange={(method) => change({ method })}
      />
      <TextInput
        label={enProof.url}
        value={request.url}
        hint="https://"
        onChange={(url) => change({ url })}
      />
      <TextInput
        label={enProof.accessToken}
        value={request.accessToken ?? ''}
        hint={enProof.accessTokenHint}
        onChange={(accessToken) => change({ accessToken })}
      />
      <TextInput
        label={enProof.nonce}
        value={request.nonce ?? ''}
        hint={enProof.nonceHint}
        onChange={(nonce) => change({ nonce })}
      />
      <label className="flex items-center gap-1.5 pt-1 text-ink-2">
        {enProof.key}
        <select
          className="min-h-7 rounded bg-paper pr-1 text-ink hover:bg-paper-2"
          value={fresh}
          onChange={({ target }) => setPicked(target.value)}
        >
          {given && <option value="">{enProof.given(given)}</option>}
          {NEW_KEYS.map((alg) => (
            <option key={alg} value={alg}>
              {enProof.fresh(alg)}
            </option>
          ))}
        </select>
        <Button type="submit" className="bg-paper-2">
          {enProof.make}
        </Button>
      </label>
      <p role="status" className="pt-1 text-good">
        {outcome && !outcome.problem && enProof.done}
      </p>
      {problem && (
        <p role="alert" className="text-bad">
          <Sentence text={enProof.problems[problem]} />
        </p>
      )}
    </form>
  );
}
