// Tokens in tokens: what a JWE held or a claim carries is a token again, peeled as far as the keys allow.
import { describeReason } from './crypto/describe-reason.ts';
import { describeVerdict } from './crypto/describe-verification.ts';
import type { SignatureVerdict } from './crypto/verification.ts';
import { verifyEach } from './crypto/verify-each.ts';
import type { VerifyOptions } from './crypto/verify-token.ts';
import type { KeyReading } from './keys/key-reading.ts';
import { readTokens } from './token/parse-json-serialization.ts';
import type { JsonPart } from './token/parsed-token.ts';
import { readContent } from './token/read-content.ts';

/** A token inside another one. */
export interface Layer {
  /** The claim that carries it; absent: it is the whole content. */
  readonly claim?: string;
  readonly text: string;
  readonly kind: 'jws' | 'jwe';
  readonly alg: string;
  readonly verdict: SignatureVerdict;
  readonly title: string;
  /** Why it was not even tried: it asks for more iterations of PBKDF2 than are done inside a token. */
  readonly refusal?: string;
  readonly layers: readonly Layer[];
}

interface Wrapped {
  readonly claim?: string;
  readonly text: string;
}

/** A header and at least two more parts: shorter ones are host names and versions as well. */
const TOKEN = /^e[\w-]{8,}(?:\.[\w-]*){2}(?:(?:\.[\w-]*){2})?$/;
/** A stranger's token must not keep the machine busy. */
const MAX_DEPTH = 6;
const MAX_WRAPPED = 10;

/** The tokens that a payload carries: itself, or its top-level claims. */
function findWrapped(payload: JsonPart | undefined): readonly Wrapped[] {
  const { text = '', reading } = payload?.json ?? {};
  if (TOKEN.test(text)) return [{ text }];
  const root = reading?.root;
  if (root?.kind !== 'object') return [];
  const wrapped: Wrapped[] = [];
  for (const { name, value } of root.members) {
    // RFC 7519 §5.2: content of the type "JWT" may be a JSON string, too; here only claims are looked at.
    if (value.kind === 'string' && value.value.length > 20 && TOKEN.test(value.value)) {
      wrapped.push({ claim: name, text: value.value });
    }
    if (wrapped.length === MAX_WRAPPED) break;
  }
  return wrapped;
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
  depth = 1,
): readonly Layer[] | Promise<readonly Layer[]> {
  const wrapped = depth > MAX_DEPTH ? [] : findWrapped(payload);
  if (wrapped.length === 0) return [];
  const {
    alg: _pinned,
    detachedPayload: _detached,
    allowedIterations: _allowed,
    ...rest
  } = options;
  return Promise.all(
    wrapped.map(async ({ claim, text }): Promise<readonly Layer[]> => {
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
          ...(claim !== undefined && { claim }),
          text,
          kind: token.kind,
          alg: token.jose.alg ?? '',
          verdict: verification.verdict,
          title: describeVerdict(verification, { isEncrypted: token.kind === 'jwe' }).title,
          ...(tooMany && { refusal: describeReason(tooMany).detail }),
          layers: await peelLayers(inner, key, rest, signal, depth + 1),
        },
      ];
    }),
  ).then((layers) => layers.flat());
}
