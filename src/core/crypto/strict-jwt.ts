// What a server does with tokens, by jose alone: makes keys, signs, and verifies with everything pinned.
import { EmbeddedJWK } from 'jose/jwk/embedded';
import { calculateJwkThumbprint } from 'jose/jwk/thumbprint';
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import { exportJWK } from 'jose/key/export';
import { generateKeyPair } from 'jose/key/generate/keypair';
import { generateSecret } from 'jose/key/generate/secret';
import { JOSEError } from 'jose/errors';

export type JwtClaims = Readonly<Record<string, unknown>>;
type JwtHeader = Readonly<Record<string, unknown>>;

/** A key that signs, in a form that can be kept: WebCrypto does not give its private half away. */
export interface SigningPair {
  readonly signer: CryptoKey;
  /** For a secret: the same key. */
  readonly verifier: CryptoKey;
  /** The public JWK with its thumbprint as `kid`; absent for a secret, which is published to nobody. */
  readonly jwk?: JwtHeader & { readonly kid: string };
}

export interface StrictExpectations {
  readonly typ: string;
  readonly algorithms: readonly string[];
  readonly issuer?: string;
  readonly audience?: string;
  readonly required: readonly string[];
  /** Seconds since the epoch. */
  readonly now: number;
  /** Seconds that the clocks may differ. */
  readonly skew: number;
}

export type StrictReading =
  | { readonly status: 'valid'; readonly header: JwtHeader; readonly claims: JwtClaims }
  | { readonly status: 'refused'; readonly code: string; readonly claim?: string };

/** Makes a key for `alg`. @throws For an algorithm that jose or WebCrypto cannot make keys for. */
export async function generateSigningPair(alg: string): Promise<SigningPair> {
  if (alg.startsWith('HS')) {
    const secret = (await generateSecret(alg, { extractable: false })) as CryptoKey;
    return { signer: secret, verifier: secret };
  }
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: false });
  const exported = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(exported);
  return { signer: privateKey, verifier: publicKey, jwk: { ...exported, kid, alg, use: 'sig' } };
}

/** Signs a claims set as a compact JWS (RFC 7519 §7.1). */
export async function signJwt(
  header: { readonly alg: string; readonly typ: string; readonly kid: string },
  claims: JwtClaims,
  signer: CryptoKey,
): Promise<string> {
  return new SignJWT(claims).setProtectedHeader(header).sign(signer);
}

/**
 * Verifies a token as RFC 8725 asks: algorithm and `typ` pinned, claims required.
 *
 * @param findKey The key for a header's `kid` and `alg`; none: refused.
 */
export async function verifyStrictly(
  text: string,
  findKey: (kid: unknown, alg: unknown) => CryptoKey | undefined,
  expected: StrictExpectations,
): Promise<StrictReading> {
  return settle(
    jwtVerify(
      text,
      ({ kid, alg }) => {
        const key = findKey(kid, alg);
        if (!key) throw new NoKeyError('no key has this kid and alg');
        return key;
      },
      optionsOf(expected),
    ),
  );
}

/** Verifies a token by the key in its header, for what proves possession (RFC 9449 §4.3), with that key's thumbprint. */
export async function verifyEmbedded(
  text: string,
  expected: StrictExpectations,
): Promise<StrictReading & { readonly thumbprint?: string }> {
  const reading = await settle(jwtVerify(text, EmbeddedJWK, optionsOf(expected)));
  if (reading.status === 'refused') return reading;
  const jwk = reading.header.jwk as Record<string, string>;
  return { ...reading, thumbprint: await calculateJwkThumbprint(jwk) };
}

class NoKeyError extends JOSEError {
  static override code = 'ERR_JWKS_NO_MATCHING_KEY';
  override code = 'ERR_JWKS_NO_MATCHING_KEY';
}

function optionsOf({
  typ,
  algorithms,
  issuer,
  audience,
  required,
  now,
  skew,
}: StrictExpectations): Parameters<typeof jwtVerify>[2] {
  return {
    typ,
    algorithms: [...algorithms],
    requiredClaims: [...required],
    currentDate: new Date(now * 1000),
    clockTolerance: skew,
    ...(issuer !== undefined && { issuer }),
    ...(audience !== undefined && { audience }),
  };
}

async function settle(verified: ReturnType<typeof jwtVerify>): Promise<StrictReading> {
  try {
    const { payload, protectedHeader } = await verified;
    return { status: 'valid', header: protectedHeader, claims: payload };
  } catch (error) {
    // A key of a wrong size or kind is refused by a TypeError or a DOMException: the sender's fault all the same.
    if (!(error instanceof JOSEError)) return { status: 'refused', code: 'ERR_JWS_INVALID' };
    const claim = 'claim' in error && typeof error.claim === 'string' ? error.claim : undefined;
    return { status: 'refused', code: error.code, ...(claim !== undefined && { claim }) };
  }
}
