// Encrypting what is shown, for the first key that is there. Loaded with the panel that offers it.
import { encodeUtf8 } from '../core/bytes/utf8.ts';
import { describeReason } from '../core/crypto/describe-reason.ts';
import { ENCRYPTIONS, offerEncryption } from '../core/crypto/jwe/offer-encryption.ts';
import { encryptToken } from '../core/crypto/jwe/encrypt-token.ts';
import type { KeyMaterial } from '../core/keys/key-reading.ts';
import { pasteToken } from '../core/workspace.ts';
import { inspectionStore } from './inspection-store.ts';
import { updateWorkspace } from './workspace-store.ts';

export interface EncryptionOffer {
  readonly algorithms: readonly string[];
  readonly encryptions: readonly string[];
}

export interface EncryptionChoice {
  readonly alg: string;
  readonly enc: string;
  /** The token as it is (a nested JWT, RFC 7519 §5.2), or its payload alone. */
  readonly content: 'token' | 'payload';
  readonly zip: boolean;
}

/** What can be made for a key. */
export function offeredEncryption(key: KeyMaterial | undefined): EncryptionOffer {
  return { algorithms: key ? offerEncryption(key) : [], encryptions: ENCRYPTIONS };
}

/**
 * Puts an encrypted token in the place of the one that is shown.
 *
 * @returns Why there is none, in words; nothing when there is one.
 */
export async function encryptShown(choice: EncryptionChoice): Promise<string | undefined> {
  const { inspection, token } = inspectionStore.getState();
  const [key] = inspection?.key.keys ?? [];
  if (!key) return undefined;
  const { alg, enc, zip } = choice;
  const isToken = choice.content === 'token';
  const made = await encryptToken(
    encodeUtf8(isToken ? token.view.text : token.view.payload.source),
    key,
    {
      alg,
      enc,
      ...(isToken ? { cty: 'JWT' } : { typ: 'JWT' }),
      ...(zip && { zip: 'DEF' as const }),
    },
  );
  if (typeof made !== 'string') return describeReason(made).detail;
  updateWorkspace((workspace) => pasteToken(workspace, made));
  return undefined;
}
