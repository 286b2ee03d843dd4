// The tokens in hand, and how long the access token still lives.
import { useEffect, useState } from 'react';
import { formatCountdown } from '../../core/time/format-time.ts';
import { enFlow } from '../../locales/en-flow.ts';
import { useFlow } from '../../state/flow.ts';

const words = enFlow.tokens;

export function Tokens() {
  const tokens = useFlow((flow) => flow.tokens);
  const hasOld = useFlow(({ oldRefreshToken }) => oldRefreshToken !== undefined);
  return (
    <section aria-label={words.label}>
      {tokens ? (
        <dl className="flow-tokens">
          <dt>{words.access}</dt>
          <dd>
            <Expiry expires={tokens.expires} />
            {' · '}
            <a href={`#token=${tokens.accessToken}`}>{words.open}</a>
          </dd>
          <dt>{words.refresh}</dt>
          <dd className="text-ink-2">{words.unused}</dd>
          {hasOld && (
            <>
              <dt>{words.old}</dt>
              <dd className="text-ink-2">{words.used}</dd>
            </>
          )}
        </dl>
      ) : (
        <p className="text-ink-2">{words.none}</p>
      )}
    </section>
  );
}

const readClock = (): number => Date.now() / 1000;

/** By the server's clock, which is the real one: the workbench's may be stopped. */
function Expiry({ expires }: { expires: number }) {
  const [now, setNow] = useState(readClock);
  useEffect(() => {
    const timer = setInterval(() => setNow(readClock()), 250);
    return () => clearInterval(timer);
  }, []);
  const left = expires - now;
  return (
    <span className={`nums ${left > 0 ? '' : 'text-bad'}`} data-expired={left <= 0}>
      {left > 0 ? words.expires(formatCountdown(Math.ceil(left))) : words.expired}
    </span>
  );
}
