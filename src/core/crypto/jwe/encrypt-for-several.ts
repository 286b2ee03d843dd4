// Makes a JWE for several recipients: one content key, given to each in its own way (RFC 7516 §5.1, §7.2.1).
import { encodeBase64url } from '../../bytes/base64url.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { prettyJson } from '../../json/print-json.ts';
import type { KeyMaterial } from '../../keys/key-reading.ts';
import { shortName } from '../../keys/text-place.ts';
import { becauseOf } from '../verdict-reason.ts';
import type { VerdictReason } from '../verification.ts';
import { whyUnfitFor } from './decrypt-token.ts';
import { fromBrowser, type EncryptionWish } from './encrypt-token.ts';
import {
  CONTENT_ENCRYPTIONS,
  KEY_MANAGEMENTS,
  type ContentEncryption,
} from './encryption-algorithms.ts';
import { giveContentKey, type Randomness } from './give-content-key.ts';
import { deflate, sealContent } from './seal-content.ts';

export interface EncryptionRecipient {
  /** Public, private or secret; its `kid` goes into the recipient's header. */
  readonly key: KeyMaterial;
  readonly alg: string;
}

/**
 * Encrypts for several recipients, each of which opens it alone.
 *
 * @param content Octets of a payload or of a token.
 * @returns A general JSON serialization, or why there is none.
 */
export async function encryptForSeveral(
  content: Uint8Array<ArrayBuffer>,
  recipients: readonly EncryptionRecipient[],
  wish: Pick<EncryptionWish, 'enc' | 'zip' | 'cty' | 'typ'>,
  random: Randomness = fromBrowser,
): Promise<string | VerdictReason> {
  const { enc, zip, cty, typ } = wish;
  const encryption = CONTENT_ENCRYPTIONS.get(enc);
  if (!encryption) return becauseOf('enc-unknown', { enc: shortName(enc) });
  const contentKey = random(encryption.keyOctets, 'content-key');
  const shared: Randomness = (octets, use) =>
    use === 'content-key' ? contentKey : random(octets, use);
  const given: object[] = [];
  for (const recipient of recipients) {
    const one = await giveTo(recipient, { enc, encryption, random: shared });
    if ('code' in one) return one;
    given.push(one);
  }
  const header = {
    enc,
    ...(cty !== undefined && { cty }),
    ...(typ !== undefined && { typ }),
    ...(zip && { zip }),
  };
  const headerText = encodeBase64url(encodeUtf8(JSON.stringify(header)));
  const { iv, ciphertext, tag } = await sealContent(
    encryption,
    contentKey,
    zip === 'DEF' ? await deflate(content) : content,
    {
      iv: random(encryption.ivOctets, 'initialization-vector'),
      additionalData: encodeUtf8(headerText),
    },
  );
  const token = {
    protected: headerText,
    recipients: given,
    iv: encodeBase64url(iv),
    ciphertext: encodeBase64url(ciphertext),
    tag: encodeBase64url(tag),
  };
  return prettyJson(JSON.stringify(token));
}

/** Whether an algorithm leaves the content key to be chosen, so that others can have it too (RFC 7518 §4.5, §4.6). */
export function isForSeveral(alg: string): boolean {
  return alg !== 'dir' && alg !== 'ECDH-ES';
}

async function giveTo(
  { key, alg }: EncryptionRecipient,
  { enc, encryption, random }: { enc: string; encryption: ContentEncryption; random: Randomness },
): Promise<{ readonly header: object; readonly encrypted_key: string } | VerdictReason> {
  const management = KEY_MANAGEMENTS.get(alg);
  if (!management) return becauseOf('alg-unknown', { alg: shortName(alg) });
  if (!isForSeveral(alg)) return becauseOf('one-recipient', { alg });
  const unfit = whyUnfitFor(key, { alg, enc, management });
  if (unfit) return unfit;
  const given = await giveContentKey(key, { alg, enc, management, encryption, random, header: {} });
  if ('code' in given) return given;
  const header = { alg, ...(key.kid !== undefined && { kid: key.kid }), ...given.parameters };
  return { header, encrypted_key: encodeBase64url(given.encryptedKey) };
}
