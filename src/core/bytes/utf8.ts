// UTF-8 (RFC 3629), strict: invalid sequences are a fault with a place, never silently replaced.

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const replacing = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Encodes text as UTF-8. A lone surrogate becomes U+FFFD, as the Encoding Standard says. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Decodes UTF-8, or gives `undefined` when the bytes are not valid UTF-8. A byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Decodes UTF-8 with U+FFFD in place of what is not: for showing, never for checking. */
export function decodeUtf8Lossy(bytes: Uint8Array): string {
  return replacing.decode(bytes);
}
