// A device of the flow page: the tokens that it holds, and how its requests carry them.
import { encodeBase64url } from '../core/bytes/base64url.ts';
import { generateKey } from '../core/crypto/generate-key.ts';
import type { KeyReading } from '../core/keys/key-reading.ts';
import { readKey } from '../core/keys/read-key.ts';
import { makeDpopProof } from '../core/proofs/make-dpop-proof.ts';
import type { Exchange } from './exchange.ts';

export interface FlowTokens {
  readonly accessToken: string;
  /** Absent where the grant gives none. */
  readonly refreshToken?: string;
  /** Seconds since the epoch. */
  readonly expires: number;
  /** When the refresh token ends, and all that come after it: as the settings said at the sign-in, for no answer tells it. */
  readonly refreshExpires: number;
  /** The tokens are bound to the key of these proofs (RFC 9449). */
  readonly isBound: boolean;
}

export interface Device {
  readonly tokens?: FlowTokens | undefined;
  /** The refresh token that was used last. */
  readonly oldRefreshToken?: string | undefined;
  /** What its proofs are signed with. It leaves the device by no request. */
  readonly proofKey?: KeyReading;
}

/**
 * The tokens of an answer of the token endpoint; none when it refused.
 *
 * @param refreshLifetime Seconds, of the settings.
 * @param before What they are the successors of.
 */
export function readTokens(
  { answer, started, duration }: Exchange,
  refreshLifetime: number,
  before?: FlowTokens,
): FlowTokens | undefined {
  if (answer?.status !== 200) return undefined;
  const body = JSON.parse(answer.body) as {
    readonly access_token: string;
    readonly refresh_token?: string;
    readonly token_type: string;
    readonly expires_in: number;
  };
  // In whole seconds, as the server counts: never too early.
  const came = Math.floor((started + duration) / 1000);
  return {
    accessToken: body.access_token,
    ...(body.refresh_token !== undefined && { refreshToken: body.refresh_token }),
    expires: came + body.expires_in,
    refreshExpires: before?.refreshExpires ?? came + refreshLifetime,
    isBound: body.token_type === 'DPoP',
  };
}

export async function newProofKey(): Promise<KeyReading> {
  return readKey((await generateKey('ES256')).privateKey, 'auto');
}

const JTI_OCTETS = 16;

/** A proof for one request, as its header; nothing without a key. */
export async function proofHeader(
  key: KeyReading | undefined,
  request: { readonly method: string; readonly url: string; readonly accessToken?: string },
): Promise<Readonly<Record<string, string>>> {
  if (!key) return {};
  const jti = encodeBase64url(crypto.getRandomValues(new Uint8Array(JTI_OCTETS)));
  const made = await makeDpopProof(request, key, jti, Math.floor(Date.now() / 1000));
  return 'token' in made ? { DPoP: made.token } : {};
}

/** The header that carries the access token, and the proof that goes with one that is bound. */
export async function authorize(
  { tokens, proofKey }: Device,
  request: { readonly method: string; readonly url: string },
): Promise<Readonly<Record<string, string>>> {
  if (!tokens) return {};
  const { accessToken, isBound } = tokens;
  if (!isBound) return { Authorization: `Bearer ${accessToken}` };
  const proof = await proofHeader(proofKey, { ...request, accessToken });
  return { Authorization: `DPoP ${accessToken}`, ...proof };
}
