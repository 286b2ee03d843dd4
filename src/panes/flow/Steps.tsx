// What can be done with the tokens in hand. Calls may also be made without one.
import { enFlow } from '../../locales/en-flow.ts';
import {
  callApi,
  refresh,
  replay,
  revokeAccess,
  rotateKeys,
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
  const steps: readonly [id: keyof typeof words, can: boolean, run: () => Promise<void>][] = [
    ['me', true, () => callApi('/api/me')],
    ['orders', true, () => callApi('/api/orders')],
    ['wait', hasTokens && !isWaiting, waitAndCall],
    ['refresh', hasTokens, refresh],
    ['replay', hasOld, replay],
    ['revoke', hasTokens, revokeAccess],
    ['rotate', true, rotateKeys],
    ['signOut', hasTokens, signOut],
  ];
  return (
    <section aria-label={words.label} className="flex flex-wrap gap-2">
      {steps.map(([id, can, run]) => (
        <Button
          key={id}
          disabled={!can}
          className="border border-line-2"
          onClick={() => void run()}
        >
          {id === 'wait' && isWaiting ? words.waiting : words[id]}
        </Button>
      ))}
    </section>
  );
}
