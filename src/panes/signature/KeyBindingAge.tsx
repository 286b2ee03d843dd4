// How old a key binding is: the verifier has to look at it (RFC 9901 §7.3).
import { formatDate, formatRelative } from '../../core/time/format-time.ts';
import { enKeyBinding } from '../../locales/en-proofs.ts';
import { useNow } from '../../state/clock.ts';
import { Sentence } from '../../ui/Sentence.tsx';

/** @param iat Seconds since the epoch. */
export function KeyBindingAge({ iat }: { iat: number }) {
  const now = useNow();
  return (
    <p className="text-ink-2">
      <Sentence text={enKeyBinding.made(formatDate(iat), formatRelative(iat, now))} />
    </p>
  );
}
