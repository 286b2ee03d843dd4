// One key of the list.
import type { ListedKey } from '../../core/list-keys.ts';
import { enKeyRing } from '../../locales/en-key-ring.ts';
import { removeKey, takeKey } from '../../state/key-ring.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { CopyKey } from './CopyKey.tsx';

interface KeyItemProps {
  readonly listed: ListedKey;
  /** There is no other. */
  readonly isOnly: boolean;
  /** After it was taken out of the list. */
  readonly onGone: () => void;
}

const SIGNS = {
  holds: ['check', 'text-good'],
  'does-not-hold': ['cross', 'text-bad'],
  'not-tried': ['dash', 'text-ink-2'],
} as const satisfies Record<string, readonly [IconName, string]>;

export function KeyItem({ listed, isOnly, onGone }: KeyItemProps) {
  const { index, kind, words, kid, use, thumbprint, id, name, outcome, why } = listed;
  const own = enKeyRing.name(index + 1, kid);
  const [sign, colour] = SIGNS[outcome ?? 'not-tried'];
  const place = name ? enKeyRing.from(name) : id === undefined ? enKeyRing.field : enKeyRing.kept;
  const move = (edit: (id: number) => void): void => {
    if (id !== undefined) edit(id);
    onGone();
  };
  return (
    <li data-outcome={outcome} className="py-0.5">
      <div className="flex flex-wrap items-start gap-x-2">
        <span className="flex min-w-0 grow items-start gap-2">
          {outcome && (
            <span className={`pt-1.5 ${colour}`}>
              <Icon name={sign} size={14} />
            </span>
          )}
          <span className="min-w-0 grow py-1">
            {!isOnly && <span className="font-mono text-ink-2">#{index + 1} </span>}
            {kid !== undefined && <span className="font-mono break-all">{kid} </span>}
            {words}
          </span>
        </span>
        <span className="-mr-2 ml-auto flex shrink-0 items-center">
          <Popover
            label={
              <>
                {enKeyRing.copy} <span className="sr-only">{own}</span>
              </>
            }
            title={enKeyRing.copyWhat(own)}
          >
            <CopyKey index={index} kind={kind} />
          </Popover>
          {id !== undefined && (
            <>
              <Button aria-label={enKeyRing.takeWhat(own)} onClick={() => move(takeKey)}>
                {enKeyRing.take}
              </Button>
              <Button
                aria-label={enKeyRing.removeWhat(own)}
                title={enKeyRing.remove}
                onClick={() => move(removeKey)}
              >
                <Icon name="cross" size={14} />
              </Button>
            </>
          )}
        </span>
      </div>
      <p className="text-ink-2">
        {outcome && (
          <span className={colour}>
            <Sentence text={why ?? enKeyRing.outcomes[outcome]} />{' '}
          </span>
        )}
        {[place, use !== undefined && enKeyRing.use(use)].filter(Boolean).join(', ')}
        {thumbprint !== undefined && (
          <span className="break-all">
            {', '}
            {enKeyRing.thumbprint} <span className="font-mono">{thumbprint}</span>
          </span>
        )}
      </p>
    </li>
  );
}
