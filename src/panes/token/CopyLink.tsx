// A link to the token: said plainly what it carries before it is copied.
import { en } from '../../locales/en.ts';
import { enLink } from '../../locales/en-late.ts';
import { linkToToken } from '../../state/edits.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';

export function CopyLink() {
  return (
    <div className="max-w-80">
      <p className="pb-2">{enLink.linkWarning}</p>
      <CopyButton what={en.token.linkWhat} text={linkToToken} />
    </div>
  );
}
