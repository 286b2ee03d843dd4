// A device: the tokens that it holds, how long they live, and what it can do with them.
import { enFlow } from '../../locales/en-flow.ts';
import type { DeviceId, Exchange } from '../../state/exchange.ts';
import type { FlowTokens } from '../../state/flow-device.ts';
import {
  callApi,
  introspect,
  refresh,
  replay,
  revokeAccess,
  rotateKeys,
  signInAsService,
  signOut,
  steal,
  useFlow,
  waitAndCall,
} from '../../state/flow.ts';
import { Button } from '../../ui/Button.tsx';
import { Countdown } from './Countdown.tsx';

const words = enFlow.devices;

export function DeviceCard({ id }: { readonly id: DeviceId }) {
  const device = useFlow(({ devices }) => devices[id]);
  const exchanges = useFlow((flow) => flow.exchanges);
  if (!device) return undefined;
  const { tokens, oldRefreshToken } = device;
  return (
    <section aria-label={words.names[id]} data-device-card={id} className="flow-device">
      <h2 className="pb-1 font-semibold">{words.names[id]}</h2>
      {tokens ? (
        <dl className="flow-tokens">
          <dt>{words.access}</dt>
          <dd>
            <Countdown expires={tokens.expires} />
            <LastWord tokens={tokens} exchanges={exchanges} />
            {' · '}
            <a href={`#token=${tokens.accessToken}`}>{words.open}</a>
          </dd>
          {tokens.refreshToken !== undefined && (
            <>
              <dt>{words.refresh}</dt>
              <dd className="text-ink-2">{words.unused}</dd>
            </>
          )}
          {oldRefreshToken !== undefined && (
            <>
              <dt>{words.old}</dt>
              <dd className="text-ink-2">{words.used}</dd>
            </>
          )}
        </dl>
      ) : (
        <p className="text-ink-2">{words.none}</p>
      )}
      {id === 'browser' ? <OwnerSteps /> : <ThiefSteps />}
    </section>
  );
}

/** What the API said of the access token the last time. */
function LastWord(props: { readonly tokens: FlowTokens; readonly exchanges: readonly Exchange[] }) {
  const { accessToken } = props.tokens;
  const last = props.exchanges.findLast(
    ({ path, headers, answer }) =>
      answer &&
      path.startsWith('/api/') &&
      headers.some(([, value]) => value.endsWith(` ${accessToken}`)),
  );
  const status = last?.answer?.status;
  if (status === undefined) return undefined;
  return (
    <>
      {' · '}
      <span className={status === 401 ? 'text-bad' : ''}>
        {status === 401 ? words.refused : words.taken}
      </span>
    </>
  );
}

type Step = readonly [id: keyof typeof enFlow.steps.names, can: boolean, run: () => Promise<void>];

function OwnerSteps() {
  const hasTokens = useFlow(({ devices }) => devices.browser.tokens !== undefined);
  const hasOld = useFlow(({ devices }) => devices.browser.oldRefreshToken !== undefined);
  const isWaiting = useFlow((flow) => flow.isWaiting);
  return (
    <Steps
      label={enFlow.steps.label}
      steps={[
        ['me', true, () => callApi('/api/me')],
        ['orders', true, () => callApi('/api/orders')],
        ['transfer', true, () => callApi('/api/transfer')],
        [isWaiting ? 'waiting' : 'wait', hasTokens && !isWaiting, waitAndCall],
        ['refresh', hasTokens, () => refresh()],
        ['replay', hasOld, replay],
        ['revoke', hasTokens, revokeAccess],
        ['introspect', hasTokens, introspect],
        ['steal', hasTokens, steal],
        ['rotate', true, rotateKeys],
        ['service', true, signInAsService],
        ['signOut', hasTokens, signOut],
      ]}
    />
  );
}

function ThiefSteps() {
  return (
    <Steps
      label={enFlow.steps.thief}
      steps={[
        ['me', true, () => callApi('/api/me', 'thief')],
        ['orders', true, () => callApi('/api/orders', 'thief')],
        ['refresh', true, () => refresh('thief')],
      ]}
    />
  );
}

function Steps({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  return (
    <div role="group" aria-label={label} className="flow-buttons pt-2">
      {steps.map(([id, can, run]) => (
        <Button
          key={id}
          disabled={!can}
          className="border border-line-2"
          onClick={() => void run()}
        >
          {enFlow.steps.names[id]}
        </Button>
      ))}
    </div>
  );
}
