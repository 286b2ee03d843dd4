// A compact JWS of a header and a payload that are made here, and not edited (RFC 7515 §7.1).
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import type { KeyMaterial } from '../keys/key-reading.ts';
import { signBytes } from './sign.ts';

type Part = Readonly<Record<string, unknown>> | string;

/** What a signature is made over. @param payload An object, or JSON text that is to stay as it is. */
export function formatSigningInput(header: Part, payload: Part): string {
  return [header, payload]
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .map((text) => encodeBase64url(encodeUtf8(text)))
    .join('.');
}

/** The token. @throws As `signBytes` does. */
export async function signCompact(
  signingInput: string,
  alg: string,
  key: KeyMaterial,
): Promise<string> {
  const signature = await signBytes(alg, key, encodeUtf8(signingInput));
  return `${signingInput}.${encodeBase64url(signature)}`;
}
