// RFC 7638: a key's SHA-256 thumbprint.
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import type { KeyMaterial } from './key-reading.ts';
import { oncePerKey } from './once-per-key.ts';
import { publicJwk } from './public-jwk.ts';

/**
 * The SHA-256 thumbprint of a key (RFC 7638 §3), base64url; the same for a private key and its public half.
 * `undefined` when the public half is not in the file and this browser cannot compute it.
 */
export const thumbprint = oncePerKey(async (key: KeyMaterial): Promise<string | undefined> => {
  const jwk = await publicJwk(key);
  if (!jwk) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', encodeUtf8(JSON.stringify(jwk)));
  return encodeBase64url(new Uint8Array(digest));
});
