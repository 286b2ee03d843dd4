// What can be done with the tokens in hand. Calls may also be made without one.
import { enFlow } from '../../locales/en-flow.ts';
import {
  callApi,
  refresh,
  replay,
  revokeAccess,
  signOut,
  useFlow,
  waitAndCall,
} from '../../state/flow.ts';
import { Button } from '../../ui/Button.tsx';

export function Steps() {
  const hasTokens = useFlow(({ tokens }) => tokens !== undefined);
  const hasOld = useFlow(({ oldRefreshToken }) => oldRefreshToken !== undefined);
  const isWaiting = useFlow((flow) => flow.isWaiting);
  const words = enFlow.steps;
  const steps: readonly [label: string, can: boolean, run: () => Promise<void>][] = [
    [words.me, true, () => callApi('/api/me')],
    [words.orders, true, () => callApi('/api/orders')],
    [isWaiting ? words.waiting : words.wait, hasTokens && !isWaiting, waitAndCall],
    [words.refresh, hasTokens, refresh],
    [words.replay, hasOld, replay],
    [words.revoke, hasTokens, revokeAccess],
    [words.signOut, hasTokens, signOut],
  ];
  return (
    <section aria-label={words.label} className="flex flex-wrap gap-2">
      {steps.map(([label, can, run]) => (
        <Button
          key={label}
          disabled={!can}
          className="border border-line-2"
          onClick={() => void run()}
        >
          {label}
        </Button>
      ))}
    </section>
  );
}
