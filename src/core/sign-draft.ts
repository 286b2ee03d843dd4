// A draft -> the token it stands for. The only place where a signature is made, and only with the key that was
// there when the person edited (promise 5: typing a key into the page never signs).
import { encodeBase64url } from './bytes/base64url.ts';
import { encodeUtf8 } from './bytes/utf8.ts';
import { canSign, signBytes } from './crypto/sign.ts';
import type { Signing, WhyKept } from './crypto/signing.ts';
import { joinKeys, openKeys } from './read-keys.ts';
import { parseToken } from './token/parse-token.ts';
import { draftText, signingInput, type Draft } from './workspace.ts';

export interface SignedDraft {
  readonly text: string;
  readonly signing: Signing;
}

/**
 * Signs a draft if its key can (JWS compact serialization, RFC 7515 §5.1). Never throws for a bad key or header.
 */
export async function signDraft(draft: Draft): Promise<SignedDraft> {
  const kept = (why: WhyKept): SignedDraft => ({
    text: draftText(draft),
    signing:
      draft.signs === signingInput(draft) && draft.signature !== ''
        ? { status: 'undone' }
        : { status: 'kept', why },
  });
  const token = parseToken(draftText(draft));
  const alg = token.kind === 'jws' ? token.jose.alg : undefined;
  if (alg === undefined) return kept('no-alg');
  if (alg.trim().toLowerCase() === 'none') {
    return { text: draftText(draft, ''), signing: { status: 'unsigned' } };
  }
  const [first, ...others] = await openKeys(draft.signWith);
  if (!first) return kept('no-key');
  const key = joinKeys(first, others);
  const signer = canSign(key, alg, token.kind === 'jws' ? token.jose.kid : undefined);
  if (!signer) return kept('cannot-sign');
  try {
    const input = encodeUtf8(signingInput(draft));
    const signature = await signBytes(alg, signer, input);
    return {
      text: draftText(draft, encodeBase64url(signature)),
      signing: { status: 'signed', alg },
    };
  } catch {
    return kept('failed');
  }
}
