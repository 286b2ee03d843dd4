// Encrypting what is shown, for one key or for all that are there. Loaded with the panel that offers it.
import { decodeBase64url } from '../core/bytes/base64url.ts';
import { encodeUtf8 } from '../core/bytes/utf8.ts';
import { describeReason } from '../core/crypto/describe-reason.ts';
import {
  encryptForSeveral,
  isForSeveral,
  type EncryptionRecipient,
} from '../core/crypto/jwe/encrypt-for-several.ts';
import { encryptToken } from '../core/crypto/jwe/encrypt-token.ts';
import { ENCRYPTIONS, offerEncryption } from '../core/crypto/jwe/offer-encryption.ts';
import type { KeyMaterial } from '../core/keys/key-reading.ts';
import { MAX_MEMBERS } from '../core/token/parse-json-serialization.ts';
import { pasteToken } from '../core/workspace.ts';
import { inspectionStore } from './inspection-store.ts';
import { beginLateEdit } from './late-edit.ts';
import { workspaceStore } from './workspace-store.ts';

export interface EncryptionOffer {
  readonly algorithms: readonly string[];
  readonly encryptions: readonly string[];
}

export interface EncryptionChoice {
  /** For one key with this algorithm, or for all that can. */
  readonly to: EncryptionRecipient | readonly EncryptionRecipient[];
  readonly enc: string;
  /** The token as it is (a nested JWT, RFC 7519 §5.2), or its payload alone. */
  readonly content: 'token' | 'payload';
  readonly zip: boolean;
  /** Iterations of PBKDF2, for a password alone. */
  readonly p2c?: number;
}

/** What can be made for a key. */
export function offeredEncryption(key: KeyMaterial | undefined): EncryptionOffer {
  return { algorithms: key ? offerEncryption(key) : [], encryptions: ENCRYPTIONS };
}

/** The keys that one token can be encrypted for together, each with the first algorithm that leaves room for others. */
export function offeredRecipients(keys: readonly KeyMaterial[]): readonly EncryptionRecipient[] {
  return keys.slice(0, MAX_MEMBERS).flatMap((key) => {
    const alg = offerEncryption(key).find(isForSeveral);
    return alg === undefined ? [] : [{ key, alg }];
  });
}

/** The octets of the payload, or of what a JWE held, be they text or not. */
function shownContent(): Uint8Array<ArrayBuffer> {
  const { token, inspection } = inspectionStore.getState();
  const { jose, payload } = token.view;
  const { detachedPayload = '' } = workspaceStore.getState();
  if (payload.state === 'detached') return encodeUtf8(detachedPayload);
  const carried = jose.b64 === false ? undefined : decodeBase64url(payload.segment).bytes;
  const held = payload.state === 'opened' ? inspection?.verification?.plaintext : carried;
  return held ?? encodeUtf8(payload.source);
}

/**
 * Puts an encrypted token in the place of the one that is shown.
 *
 * @returns Why there is none, in words; nothing when there is one.
 */
export async function encryptShown(choice: EncryptionChoice): Promise<string | undefined> {
  const edit = beginLateEdit('source');
  const { to, enc, zip, p2c } = choice;
  const isToken = choice.content === 'token';
  const content = isToken ? encodeUtf8(inspectionStore.getState().token.view.text) : shownContent();
  const wish = {
    enc,
    ...(isToken ? { cty: 'JWT' } : { typ: 'JWT' }),
    ...(zip && { zip: 'DEF' as const }),
    ...(p2c !== undefined && { p2c }),
  };
  const made = await ('key' in to
    ? encryptToken(content, to.key, { ...wish, alg: to.alg })
    : encryptForSeveral(content, to, wish));
  if (typeof made !== 'string') return describeReason(made).detail;
  edit((workspace) => pasteToken(workspace, made));
  return undefined;
}
