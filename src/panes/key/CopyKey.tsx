// A key in the forms that other programs want, to copy or to save.
import type { KeyExportForm } from '../../core/keys/export-key.ts';
import type { ListedKey } from '../../core/list-keys.ts';
import { enKeyRing } from '../../locales/en-key-ring.ts';
import { copyForms, copyOfKey, fileNameOf } from '../../state/key-copies.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { DownloadButton } from './DownloadButton.tsx';

export function CopyKey({ index, kind }: Pick<ListedKey, 'index' | 'kind'>) {
  const forms = copyForms(kind);
  const row = (form: KeyExportForm) => (
    <tr key={form}>
      <th scope="row" className="pr-4 text-left font-normal">
        {nameOf(form, kind)}
      </th>
      <td>
        <CopyButton what={nameOf(form, kind)} text={() => copyOfKey(index, form)} />
      </td>
      <td>
        <DownloadButton
          what={nameOf(form, kind)}
          fileName={fileNameOf(form)}
          text={() => copyOfKey(index, form)}
        />
      </td>
    </tr>
  );
  return (
    <table>
      <tbody>
        {forms.public.map(row)}
        {forms.private.length > 0 && (
          <tr>
            <td colSpan={3} className="pt-2 text-warn">
              {kind === 'secret' ? enKeyRing.secret : enKeyRing.private}
            </td>
          </tr>
        )}
        {forms.private.map(row)}
      </tbody>
    </table>
  );
}

function nameOf(form: KeyExportForm, kind: ListedKey['kind']): string {
  return kind === 'secret' && form === 'private-jwk' ? enKeyRing.secretJwk : enKeyRing.forms[form];
}
