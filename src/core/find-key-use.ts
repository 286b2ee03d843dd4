import type { KeyReading } from './keys/key-reading.ts';
import type { KeyUse } from './lint/define-rule.ts';
import type { GivenKeys } from './list-keys.ts';
import type { TokenState } from './view-token.ts';
import type { Workspace } from './workspace.ts';

/** `sign` when each private key is in its place: it was made here, or has signed what is there. */
export function findKeyUse(
  { fieldKey, ring, keyRing }: GivenKeys,
  { isKeyMadeHere, source, keyText }: Workspace,
  { signing }: TokenState,
): KeyUse {
  const signers =
    signing?.status === 'signed' && source.mode === 'compose' ? source.draft.signWith : [];
  const isInPlace = (text: string, isMadeHere: boolean | undefined, reading?: KeyReading) =>
    isMadeHere || !reading || !isPrivate(reading) || signers.some((signer) => signer.text === text);
  return isInPlace(keyText, isKeyMadeHere, fieldKey) &&
    keyRing.every(({ text, isMadeHere }, index) => isInPlace(text, isMadeHere, ring[index]))
    ? 'sign'
    : 'verify';
}

function isPrivate({ keys, problems }: KeyReading): boolean {
  return (
    keys.some(({ kind }) => kind === 'private') ||
    problems.some(({ code }) => code === 'pem-encrypted')
  );
}
