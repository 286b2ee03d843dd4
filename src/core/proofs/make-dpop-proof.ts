// A DPoP proof (RFC 9449 §4.2): for one request, signed with a key whose public half it carries.
import { accessTokenHash } from '../crypto/token-hash.ts';
import { formatSigningInput, signCompact } from '../crypto/compact-jws.ts';
import { algorithmFor, canSign } from '../crypto/sign.ts';
import type { KeyReading } from '../keys/key-reading.ts';
import { publicJwk } from '../keys/public-jwk.ts';

export interface ProofRequest {
  readonly method: string;
  readonly url: string;
  /** The access token that goes with the request. */
  readonly accessToken?: string | undefined;
  /** What the server gave in `DPoP-Nonce`. */
  readonly nonce?: string | undefined;
}

export type ProofProblem = 'method' | 'url' | 'key';
export type MadeProof = { readonly token: string } | { readonly problem: ProofProblem };

/** RFC 9110 §5.6.2: a method is a token. */
const METHOD = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;

/** An algorithm that these keys can sign a proof with: an asymmetric one. */
export function proofAlgorithm(reading: KeyReading): string | undefined {
  return algorithmFor(privateOnly(reading));
}

/**
 * Makes a proof, or says what stands against it.
 *
 * @param key Holds a private key; the first that can sign does.
 * @param jti Unique for every proof: 96 random bits or more (RFC 9449 §4.2).
 * @param now Seconds since the epoch, whole.
 */
export async function makeDpopProof(
  { method, url, accessToken = '', nonce = '' }: ProofRequest,
  key: KeyReading,
  jti: string,
  now: number,
): Promise<MadeProof> {
  if (!METHOD.test(method)) return { problem: 'method' };
  const target = readTarget(url);
  if (target === undefined) return { problem: 'url' };
  const signers = privateOnly(key);
  const alg = algorithmFor(signers);
  const signer = alg === undefined ? undefined : canSign(signers, alg);
  const jwk = signer && (await publicJwk(signer));
  if (alg === undefined || !signer || !jwk) return { problem: 'key' };
  const claims = {
    jti,
    htm: method,
    htu: target,
    iat: now,
    ...(accessToken !== '' && { ath: await accessTokenHash(accessToken) }),
    ...(nonce !== '' && { nonce }),
  };
  const input = formatSigningInput({ typ: 'dpop+jwt', alg, jwk }, claims);
  return { token: await signCompact(input, alg, signer) };
}

function privateOnly(reading: KeyReading): KeyReading {
  return { ...reading, keys: reading.keys.filter(({ kind }) => kind === 'private') };
}

/** The URL without query and fragment, as it is written otherwise (RFC 9449 §4.2). */
function readTarget(text: string): string | undefined {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed) || !/^https?:$/.test(new URL(trimmed).protocol)) return undefined;
  return trimmed.replace(/[?#].*$/s, '');
}
