// A device: the tokens that it holds, how long they live, and what it can do with them.
import { enFlow } from '../../locales/en-flow.ts';
import type { DeviceId } from '../../state/exchange.ts';
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
import { isJwt } from './format-exchange.ts';
import { findLastWordOfApi, findLastWordOfServer, type LastWord } from './find-last-word.ts';

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
            <Said word={findLastWordOfApi(exchanges, tokens)} texts={words.called} />
            {isJwt(tokens.accessToken) && (
              <>
                {' · '}
                <a href={`#token=${tokens.accessToken}`}>{words.open}</a>
              </>
            )}
          </dd>
          {tokens.refreshToken !== undefined && (
            <>
              <dt>{words.refresh}</dt>
              <dd>
                <Countdown expires={tokens.refreshExpires} />
                <Said word={findLastWordOfServer(exchanges, tokens)} texts={words.refreshed} />
              </dd>
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

interface SaidProps {
  readonly word: LastWord | undefined;
  readonly texts: Readonly<Record<LastWord, string>>;
}

function Said({ word, texts }: SaidProps) {
  if (word === undefined) return undefined;
  return (
    <>
      {' · '}
      <span className={word === 'refused' ? 'text-bad' : ''}>{texts[word]}</span>
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
