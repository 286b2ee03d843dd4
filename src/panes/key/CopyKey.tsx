// The key in the forms that other programs want.
import type { KeyMaterial } from '../../core/keys/key-reading.ts';
import { en } from '../../locales/en.ts';
import { enKeys } from '../../locales/en-late.ts';
import { copyForms, copyOfKey } from '../../state/key-copies.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';

export function CopyKey({ kind }: { kind: KeyMaterial['kind'] }) {
  return (
    <>
      {copyForms(kind).map((form) => (
        <div key={form}>
          <CopyButton what={en.key.title} text={() => copyOfKey(form)}>
            {enKeys.copies[form]}
          </CopyButton>
        </div>
      ))}
    </>
  );
}
