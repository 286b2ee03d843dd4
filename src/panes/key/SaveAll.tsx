// What can be done with all keys at once.
import { enKeyRing } from '../../locales/en-key-ring.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { copyOfAll, fileNameOf } from '../../state/key-copies.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { DownloadButton } from './DownloadButton.tsx';

interface SaveAllProps {
  readonly count: number;
  readonly hasRing: boolean;
}

export function SaveAll({ count, hasRing }: SaveAllProps) {
  const hasPublic = useInspection(
    ({ inspection }) => inspection?.key.keys.some(({ kind }) => kind !== 'secret') ?? false,
  );
  const clear = async (): Promise<void> => (await import('../../state/key-ring.ts')).clearRing();
  return (
    <>
      <span className="grow pr-2 text-right text-ink-2">{enKeyRing.count(count)}</span>
      {hasPublic && (
        <Popover label={enKeyRing.all} title={enKeyRing.allHint}>
          <p className="pb-1 text-ink-2">{enKeyRing.allHint}</p>
          <CopyButton what={enKeyRing.all} text={copyOfAll} />
          <DownloadButton
            what={enKeyRing.all}
            fileName={fileNameOf('public-jwk-set')}
            text={copyOfAll}
          />
        </Popover>
      )}
      {hasRing && <Button onClick={() => void clear()}>{enKeyRing.clear}</Button>}
    </>
  );
}
