// One more signature for a token: who of the given keys can make it, and the draft in which it is still to be made.
import { encodeBase64url } from './bytes/base64url.ts';
import { encodeUtf8 } from './bytes/utf8.ts';
import { algorithmFor, canSign } from './crypto/sign.ts';
import type { KeyReading } from './keys/key-reading.ts';
import { readTokens } from './token/parse-json-serialization.ts';
import { appendSignature, type SerializationFault } from './token/serialize-token.ts';
import { memberAt, viewMember } from './view-member.ts';
import type { ShownToken } from './workspace.ts';

/** A key that can sign, by what the header will say of it. */
export interface Signer {
  readonly alg: string;
  readonly kid?: string;
}

/** A set may hold thousands of keys; nobody reads a list of them. */
const MAX_OFFERED = 10;

/** The keys that can make a signature. Of keys that no header could tell apart, the first. */
export function offerSigners(reading: KeyReading): readonly Signer[] {
  return reading.keys
    .flatMap((key): Signer[] => {
      const alg = algorithmFor({ keys: [key] });
      if (alg === undefined || canSign(reading, alg, key.kid) !== key) return [];
      return [{ alg, ...(key.kid !== undefined && { kid: key.kid }) }];
    })
    .slice(0, MAX_OFFERED);
}

/**
 * The token with a place for one more signature, the last one, which is still empty: what sign-draft.ts fills.
 *
 * @param text The token alone, in any serialization; it becomes a general JSON one (RFC 7515 §7.2.1).
 */
export function addSignature(text: string, { alg, kid }: Signer): ShownToken | SerializationFault {
  const [first] = readTokens(text);
  // RFC 7797 §3: the signatures share one payload, and so its encoding.
  const isUnencoded = 'jose' in first && first.jose.b64 === false;
  const header = {
    alg,
    ...(kid !== undefined && { kid }),
    ...(isUnencoded && { b64: false, crit: ['b64'] }),
  };
  const added = appendSignature(text, encodeBase64url(encodeUtf8(JSON.stringify(header))));
  if (typeof added === 'string') return added;
  const view = viewMember(memberAt(readTokens(added.text), added.index));
  return {
    header: view.header,
    payload: view.payload,
    signature: '',
    signs: '',
    whole: { text: added.text, index: added.index },
  };
}
