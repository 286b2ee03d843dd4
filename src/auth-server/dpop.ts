// Reads the DPoP proof of a request (RFC 9449 §4.3): signature, request, freshness, and that it is used once.
import { verifyEmbedded } from '../core/crypto/strict-jwt.ts';
import { findPairFaults } from '../core/policy/find-pair-faults.ts';
import { parseToken } from '../core/token/parse-token.ts';
import { refusal, type Refusal } from './refusal.ts';
import { hashOf, newSecret, type Server } from './server.ts';
import type { Settings } from './settings.ts';

/** RFC 9449 §5.1: asymmetric ones. */
export const PROOF_ALGORITHMS = ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA', 'Ed25519'] as const;

/** Seconds since `iat` that a proof is taken, and seconds that it may be ahead. */
const PROOF_LIFETIME = 60;
const AHEAD = 5;
const NONCE_LIFETIME = 300;

export interface ProvedRequest {
  readonly method: string;
  readonly url: string;
  /** The `DPoP` header. Two of them arrive joined by a comma, and are none. */
  readonly proof: string;
  /** The access token that goes with it, to the API. */
  readonly accessToken?: string;
}

/** The thumbprint of the key that the proof is signed with, or why it is refused. */
export async function readProof(
  server: Server,
  settings: Settings,
  { method, url, proof, accessToken }: ProvedRequest,
): Promise<{ readonly jkt: string } | Refusal> {
  const now = server.now();
  const invalid = (why: string): Refusal => refusal('invalid_dpop_proof', why);
  const reading = await verifyEmbedded(proof, {
    typ: 'dpop+jwt',
    algorithms: PROOF_ALGORITHMS,
    required: ['jti', 'htm', 'htu', 'iat', ...(accessToken === undefined ? [] : ['ath'])],
    now,
    skew: AHEAD,
  });
  const token = parseToken(proof);
  if (reading.status === 'refused' || reading.thumbprint === undefined || token.kind !== 'jws')
    return invalid('The proof is malformed, or its signature does not hold');
  const { thumbprint, claims } = reading;
  const { iat, jti, nonce } = claims;
  const faults = await findPairFaults(
    {
      alg: String(reading.header.alg),
      profile: 'dpop-proof',
      header: token.header,
      payload: token.payload,
    },
    { leeway: 0, method, url, ...(accessToken !== undefined && { accessToken }) },
  );
  const [fault] = faults;
  if (fault) return invalid(`${fault.claim} of the proof does not fit this request`);
  if (typeof iat !== 'number' || iat > now + AHEAD || iat < now - PROOF_LIFETIME)
    return invalid('The proof is too old, or from the future');
  if (settings.dpopNonce && !(await isOwnNonce(server, nonce)))
    return refusal('use_dpop_nonce', 'The proof needs the nonce of the DPoP-Nonce header', 400, {
      'DPoP-Nonce': await newNonce(server),
    });
  const isFresh = await isFirstUse(server, `${thumbprint} ${await hashOf(String(jti))}`);
  return isFresh ? { jkt: thumbprint } : invalid('The proof was used before');
}

async function isFirstUse({ store, now }: Server, key: string): Promise<boolean> {
  let isFirst = false;
  await store.sweep('proofs', now());
  await store.update('proofs', key, (before) => {
    isFirst = before === undefined;
    return before ?? { expires: now() + PROOF_LIFETIME + AHEAD + 1 };
  });
  return isFirst;
}

async function newNonce(server: Server): Promise<string> {
  const nonce = newSecret(server);
  const now = server.now();
  await server.store.sweep('nonces', now);
  await server.store.update('nonces', nonce, () => ({ expires: now + NONCE_LIFETIME }));
  return nonce;
}

async function isOwnNonce({ store, now }: Server, nonce: unknown): Promise<boolean> {
  const row = typeof nonce === 'string' ? await store.get('nonces', nonce) : undefined;
  return row !== undefined && row.expires > now();
}
