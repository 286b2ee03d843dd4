// Tokens in tokens: what a JWE held or a value carries is a token again, peeled as far as the keys allow.
import { describeReason } from './crypto/describe-reason.ts';
import { describeVerdict } from './crypto/describe-verification.ts';
import type { SignatureVerdict } from './crypto/verification.ts';
import { verifyEach } from './crypto/verify-each.ts';
import type { VerifyOptions } from './crypto/verify-token.ts';
import { findWrapped } from './find-wrapped.ts';
import type { KeyReading } from './keys/key-reading.ts';
import { readTokens } from './token/parse-json-serialization.ts';
import type { JsonPart } from './token/parsed-token.ts';
import { readContent } from './token/read-content.ts';

/** A token inside another one. */
export interface Layer {
  /** JSON Pointer of the value that is the token; absent: it is the whole content. */
  readonly place?: string;
  readonly text: string;
  readonly kind: 'jws' | 'jwe';
  readonly alg: string;
  readonly verdict: SignatureVerdict;
  readonly title: string;
  /** Why it was not even tried: it asks for more iterations of PBKDF2 than are done inside a token. */
  readonly refusal?: string;
  readonly layers: readonly Layer[];
}

/** A stranger's token must not keep the machine busy. */
const MAX_DEPTH = 6;
/** Of all layers together. */
const MAX_LAYERS = 20;

interface Descent {
  readonly depth: number;
  /** How many more are taken, by whichever layer comes first. */
  readonly left: { count: number };
}

/**
 * Peels the tokens in a payload, each with its verdict under the same keys. Nothing is awaited where there are none.
 *
 * @param payload Of a signed token, or what a JWE held.
 */
export function peelLayers(
  payload: JsonPart | undefined,
  key: KeyReading,
  options: VerifyOptions,
  signal: AbortSignal,
  { depth, left }: Descent = { depth: 1, left: { count: MAX_LAYERS } },
): readonly Layer[] | Promise<readonly Layer[]> {
  const wrapped = depth > MAX_DEPTH ? [] : findWrapped(payload, left.count);
  left.count -= wrapped.length;
  if (wrapped.length === 0) return [];
  const {
    alg: _pinned,
    detachedPayload: _detached,
    allowedIterations: _allowed,
    ...rest
  } = options;
  return Promise.all(
    wrapped.map(async ({ place, text }): Promise<readonly Layer[]> => {
      const tokens = readTokens(text);
      const { best, verifications } = await verifyEach(tokens, key, rest, signal);
      const [token, verification] = [tokens[best], verifications[best]];
      if (!verification || !token || !('jose' in token)) return [];
      const inner =
        token.kind === 'jws'
          ? token.payload
          : verification.plaintext && readContent(verification.plaintext);
      const tooMany = verification.attempts.find(
        ({ reason }) => reason?.code === 'too-many-iterations',
      )?.reason;
      return [
        {
          ...(place !== undefined && { place }),
          text,
          kind: token.kind,
          alg: token.jose.alg ?? '',
          verdict: verification.verdict,
          title: describeVerdict(verification, { isEncrypted: token.kind === 'jwe' }).title,
          ...(tooMany && { refusal: describeReason(tooMany).detail }),
          layers: await peelLayers(inner, key, rest, signal, { depth: depth + 1, left }),
        },
      ];
    }),
  ).then((layers) => layers.flat());
}
