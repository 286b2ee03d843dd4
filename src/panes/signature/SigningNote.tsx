// What became of the signatures at the last edit.
import type { Signing } from '../../core/crypto/signing.ts';
import { enSigning } from '../../locales/en-late.ts';
import { useInspection } from '../../state/inspection-store.ts';

export function SigningNote() {
  const signing = useInspection((state) => state.token.signing);
  const hasOld = useInspection((state) => state.token.view.signature.text !== '');
  const isSaid = useInspection((state) => state.inspection?.verdictWords?.isOutdated);
  if (!signing) return null;
  const { again = 0, left = 0 } = signing.others ?? {};
  const sentences = [
    isSaid ? '' : describeOutcome(signing, hasOld),
    again > 0 ? enSigning.again(again) : '',
    left > 0 ? enSigning.left(left) : '',
  ].filter((sentence) => sentence !== '');
  return sentences.length > 0 && <p className="pb-2">{sentences.join(' ')}</p>;
}

function describeOutcome(signing: Signing, hasOld: boolean): string {
  if (signing.status === 'signed') return enSigning.signed(signing.alg);
  return signing.status === 'kept'
    ? enSigning.kept(signing.why, hasOld)
    : enSigning[signing.status];
}
