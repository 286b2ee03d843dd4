// A look at the first bytes of a base64url segment: enough to tell a JOSE header or a claims set from other text.
import { decodeBase64url } from '../bytes/base64url.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import { cleanText } from './text-run.ts';

/** The first bytes of the segment at `start`, one character each; as far as it is base64url. */
export function peekJson(source: string, start: number, length = 96): string {
  const text = /^[\w+/-]*/.exec(cleanText(source.slice(start, start + length)))![0];
  const { bytes } = decodeBase64url(text);
  return bytes ? String.fromCharCode(...bytes).replace(/^\u00ef\u00bb\u00bf/, '') : '';
}

/** Whether peeked bytes begin a JSON object that has a member, or are `{}`. */
export function startsObject(peek: string): boolean {
  return /^\s*\{\s*(?:"[^\p{Cc}]|\}\s*$)/u.test(peek);
}

/** Whether peeked bytes hold a header parameter's name. */
export function namesHeader(peek: string): boolean {
  return /"(?:alg|enc|typ|kid|cty|jku|x5t|crit)"/.test(peek);
}

/** Whether peeked bytes begin with a header parameter, so that a claims set is unlikely. */
export function startsHeader(peek: string): boolean {
  return /^\s*\{\s*"(?:alg|enc|typ|kid|cty|zip|epk|jwk|jku|x5[tcu]|crit|b64)["#]/.test(peek);
}

/** The JSON object that a whole segment holds. */
export function readObject(segment: string): Readonly<Record<string, unknown>> | undefined {
  // Most segments that hold no object are told from their end, whatever their length.
  const end = segment.replace(/={1,2}$/, '');
  if (!/\}\s*$/.test(peekJson(end.slice(-(end.length % 4 || 4) - 4), 0))) return undefined;
  const { bytes } = decodeBase64url(segment);
  const text = bytes && decodeUtf8(bytes);
  if (!text || !/^\ufeff?\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
