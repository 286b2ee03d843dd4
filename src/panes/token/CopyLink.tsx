// A link to the token, and if wished to what is expected of it: said plainly what it carries before it is copied.
import { useState } from 'react';
import {
  hasCredentials,
  hasExpectations,
  withoutCredentials,
} from '../../core/share/shared-expectations.ts';
import { en } from '../../locales/en.ts';
import { enLink } from '../../locales/en-late.ts';
import { linkToToken } from '../../state/share-link.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';

export function CopyLink() {
  const expectations = useWorkspace((workspace) => workspace.expectations);
  const profile = useWorkspace((workspace) => workspace.profile);
  const [withExpectations, setWithExpectations] = useState(false);
  const [withSecrets, setWithSecrets] = useState(false);
  const shared = withSecrets ? expectations : withoutCredentials(expectations);
  const isOffered = profile !== undefined || hasExpectations(expectations);
  const isAsked = withExpectations && isOffered;
  return (
    <div className="max-w-80">
      <p className="pb-2">{enLink.linkWarning}</p>
      {isOffered && (
        <Choice isOn={withExpectations} onChange={setWithExpectations}>
          {enLink.withExpectations}
        </Choice>
      )}
      {isAsked && hasCredentials(expectations) && (
        <Choice isOn={withSecrets} onChange={setWithSecrets}>
          {enLink.withCredentials}
        </Choice>
      )}
      <CopyButton
        what={en.token.linkWhat}
        text={linkToToken(
          isAsked ? { expectations: shared, ...(profile !== undefined && { profile }) } : {},
        )}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: string;
}

function Choice({ isOn, onChange, children }: ChoiceProps) {
  return (
    <label className="flex gap-1.5 pb-2">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {children}
    </label>
  );
}
