// How long a token still lives.
import { useEffect, useState } from 'react';
import { formatCountdown } from '../../core/time/format-time.ts';
import { enFlow } from '../../locales/en-flow.ts';

const words = enFlow.devices;

const readClock = (): number => Date.now() / 1000;

/** By the server's clock, which is the real one: the workbench's may be stopped. */
export function Countdown({ expires }: { readonly expires: number }) {
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
