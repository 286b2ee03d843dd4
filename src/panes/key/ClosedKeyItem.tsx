// One of the list that was kept and is no key yet: a password opens it, or it cannot be read.
import type { ClosedKey } from '../../core/list-keys.ts';
import { enKeyRing } from '../../locales/en-key-ring.ts';
import { removeKey, takeKey } from '../../state/key-ring.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

interface ClosedKeyItemProps {
  readonly closed: ClosedKey;
  /** After it was taken out of the list. */
  readonly onGone: () => void;
}

export function ClosedKeyItem({ closed: { id, name, why }, onGone }: ClosedKeyItemProps) {
  const own = name === undefined ? enKeyRing.closed : enKeyRing.closedFrom(name);
  const move = (edit: (id: number) => void): void => {
    edit(id);
    onGone();
  };
  return (
    <li className="py-0.5">
      <div className="flex items-start gap-2">
        <span className="min-w-0 grow py-1">{own}</span>
        <span className="-mr-2 flex shrink-0 items-center">
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
        </span>
      </div>
      <p className="text-ink-2">
        <Sentence text={why} />
      </p>
    </li>
  );
}
