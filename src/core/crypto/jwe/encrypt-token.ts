// Makes a JWE in compact serialization: the steps are those of RFC 7516 §5.1. What decrypt-token.ts opens.
import { encodeBase64url } from '../../bytes/base64url.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import type { KeyMaterial } from '../../keys/key-reading.ts';
import { shortName } from '../../keys/text-place.ts';
import { becauseOf } from '../verdict-reason.ts';
import type { VerdictReason } from '../verification.ts';
import { whyUnfitFor } from './decrypt-token.ts';
import { CONTENT_ENCRYPTIONS, KEY_MANAGEMENTS } from './encryption-algorithms.ts';
import { giveContentKey, type Randomness } from './give-content-key.ts';
import { deflate, sealContent } from './seal-content.ts';

export interface EncryptionWish {
  readonly alg: string;
  readonly enc: string;
  /** RFC 7516 §4.1.3: deflate the content first. What has secrets beside a stranger's text should not be (BREACH). */
  readonly zip?: 'DEF';
  /** RFC 7519 §5.2: `JWT` when the content is a token. */
  readonly cty?: string;
  readonly typ?: string;
  /** RFC 7518 §4.6.1, for ECDH-ES. */
  readonly apu?: string;
  readonly apv?: string;
  /** RFC 7518 §4.8.1.2, for PBES2. */
  readonly p2c?: number;
}

/** From the browser's generator. */
export const fromBrowser: Randomness = (octets) => crypto.getRandomValues(new Uint8Array(octets));

/**
 * Encrypts for one recipient.
 *
 * @param content Octets of a payload or of a token.
 * @param key Public, private or secret; its `kid` goes into the header.
 * @returns The token's text, or why there is none.
 */
export async function encryptToken(
  content: Uint8Array<ArrayBuffer>,
  key: KeyMaterial,
  wish: EncryptionWish,
  random: Randomness = fromBrowser,
): Promise<string | VerdictReason> {
  const { alg, enc, p2c, zip, ...named } = wish;
  const management = KEY_MANAGEMENTS.get(alg);
  if (!management) return becauseOf('alg-unknown', { alg: shortName(alg) });
  const encryption = CONTENT_ENCRYPTIONS.get(enc);
  if (!encryption) return becauseOf('enc-unknown', { enc: shortName(enc) });
  const unfit = whyUnfitFor(key, { alg, enc, management });
  if (unfit) return unfit;
  const giving = { alg, enc, management, encryption, random };
  const given = await giveContentKey(key, { ...giving, header: { ...named, p2c } });
  if ('code' in given) return given;
  const header = {
    alg,
    ...(key.kid !== undefined && { kid: key.kid }),
    ...given.parameters,
    ...named,
    enc,
    ...(zip && { zip }),
  };
  const headerText = encodeBase64url(encodeUtf8(JSON.stringify(header)));
  const { iv, ciphertext, tag } = await sealContent(
    encryption,
    given.contentKey,
    zip === 'DEF' ? await deflate(content) : content,
    {
      iv: random(encryption.ivOctets, 'initialization-vector'),
      additionalData: encodeUtf8(headerText),
    },
  );
  return [headerText, ...[given.encryptedKey, iv, ciphertext, tag].map(encodeBase64url)].join('.');
}
