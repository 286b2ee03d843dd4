// The promise, and the count that holds the page to it.
import { en } from '../../locales/en.ts';
import { useRequestCount } from '../../state/network-activity.ts';
import { Icon } from '../../ui/Icon.tsx';

export function NetworkActivity() {
  const requests = useRequestCount();
  return (
    <p className={`flex items-center gap-1.5 ${requests > 0 ? 'text-bad' : 'text-ink-2'}`}>
      <Icon name="lock" size={14} />
      <span className="max-sm:sr-only">{requests === 0 && en.network.none}</span>
      <span
        role="status"
        aria-label={en.network.label}
        data-requests={requests}
        className="nums whitespace-nowrap"
      >
        <span className="max-md:sr-only">{requests === 0 ? '· ' : ''}</span>
        {en.network.requests(requests)}
        <span className="max-sm:sr-only">{en.network.since}</span>
      </span>
    </p>
  );
}
