// Every key there is, in the field and kept beside it.
import { useRef } from 'react';
import { enKeyRing } from '../../locales/en-key-ring.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { ClosedKeyItem } from './ClosedKeyItem.tsx';
import { KeyItem } from './KeyItem.tsx';

export function KeyList() {
  const list = useRef<HTMLUListElement>(null);
  const keys = useInspection((state) => state.inspection?.keyList) ?? [];
  const count = useInspection((state) => state.inspection?.key.keys.length) ?? 0;
  const isAnswered = useInspection((state) => state.isAnswered);
  const closed = useInspection((state) => state.inspection?.closedKeys) ?? [];
  if (keys.length + closed.length === 0) return undefined;
  return (
    <>
      <ul
        ref={list}
        aria-label={enKeyRing.list}
        tabIndex={-1}
        data-busy={isAnswered ? undefined : ''}
      >
        {keys.map((key) => (
          <KeyItem
            key={`${key.id ?? 'field'} ${key.index}`}
            listed={key}
            isOnly={count === 1}
            // What had the focus is gone.
            onGone={() => list.current?.focus()}
          />
        ))}
        {closed.map((key) => (
          <ClosedKeyItem key={key.id} closed={key} onGone={() => list.current?.focus()} />
        ))}
      </ul>
      {count > keys.length && <p className="text-ink-2">{enKeyRing.more(count - keys.length)}</p>}
    </>
  );
}
