// What became of the signature after an edit, in words.
import type { Signing } from './signing.ts';

const KEPT = {
  'no-key':
    'You edited the token and there is no key to sign with, so the old signature stands and does not fit.',
  'cannot-sign':
    'You edited the token and this key cannot sign with its algorithm, so the old signature stands and does not fit.',
  'no-alg': 'You edited the token; its header names no algorithm, so it could not be signed.',
  failed: 'You edited the token; signing failed, so the old signature stands.',
} satisfies Record<Extract<Signing, { status: 'kept' }>['why'], string>;

/** One sentence. */
export function describeSigning(signing: Signing): string {
  switch (signing.status) {
    case 'signed':
      return `You edited the token; it was signed anew with ${signing.alg} and your key.`;
    case 'kept':
      return KEPT[signing.why];
    case 'undone':
      return 'Your edits are undone: the token is as it was.';
    default:
      return 'With “alg”: “none” there is nothing to sign.';
  }
}
