// Each signature or recipient of a JSON serialization with its verdict; the panes show the one that is chosen.
import type { SignatureVerdict } from '../../core/crypto/verification.ts';
import type { ListedMember } from '../../core/inspection.ts';
import { enMembers } from '../../locales/en-serialization.ts';
import { showMember } from '../../state/serialization.ts';
import { Button } from '../../ui/Button.tsx';

interface MembersProps {
  readonly members: readonly ListedMember[];
  /** Which one is shown, from 0. */
  readonly shown: number;
  readonly isEncrypted: boolean;
}

const TONES = {
  verified: 'text-good',
  lenient: 'text-warn',
  failed: 'text-bad',
  'no-key': '',
  unsigned: 'text-bad',
  'key-mismatch': 'text-warn',
  unsupported: '',
  malformed: 'text-bad',
  encrypted: '',
} as const satisfies Record<SignatureVerdict, string>;

export function Members({ members, shown, isEncrypted }: MembersProps) {
  return (
    <ol aria-label={enMembers.list(isEncrypted)} className="-ml-2">
      {members.map(({ alg, kid, verdict, title }, index) => (
        <li key={index} data-verdict={verdict}>
          <Button
            className="w-full text-left"
            aria-pressed={index === shown}
            title={enMembers.show(isEncrypted, index + 1)}
            onClick={() => showMember(index)}
          >
            <span>
              {index + 1}. <span className="font-mono text-ink">{alg}</span>
              {kid !== undefined && <span className="mono break-all"> {kid}</span>}{' '}
              <span className={TONES[verdict]}>{title}</span>
            </span>
          </Button>
        </li>
      ))}
    </ol>
  );
}
