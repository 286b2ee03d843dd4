// What a strict verifier says: jose's jwtVerify under the same key and expectations, in its own code and words.
import type { errors } from 'jose';
import type { Jwk, KeyMaterial } from '../keys/key-reading.ts';
import { oncePerKey } from '../keys/once-per-key.ts';
import { publicJwk } from '../keys/public-jwk.ts';
import type { Expectations } from '../policy/expectations.ts';
import type { SignatureAlgorithm } from './algorithms.ts';
import { importKey } from './import-key.ts';
import type { StrictAnswer } from './verification.ts';

type JoseCode = errors.AnyJOSEError['code'];

/** What each code of jose means. */
const MEANINGS = {
  ERR_JOSE_ALG_NOT_ALLOWED: 'the algorithm is not among the allowed ones',
  ERR_JOSE_NOT_SUPPORTED: 'it does not support what the header asks for',
  ERR_JWE_DECRYPTION_FAILED: 'decryption failed',
  ERR_JWE_INVALID: 'the JWE is malformed',
  ERR_JWK_INVALID: 'the JWK is malformed',
  ERR_JWKS_INVALID: 'the JWK Set is malformed',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'several keys of the set match',
  ERR_JWKS_NO_MATCHING_KEY: 'no key of the set matches',
  ERR_JWKS_TIMEOUT: 'fetching the JWK Set took too long',
  ERR_JWS_INVALID: 'the JWS is malformed',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'the signature does not hold',
  ERR_JWT_CLAIM_VALIDATION_FAILED: 'a claim is not what is expected',
  ERR_JWT_EXPIRED: 'the token has expired',
  ERR_JWT_INVALID: 'the payload is not a claims set',
} satisfies Record<JoseCode, string>;

const MEANING_BY_CODE: ReadonlyMap<string, string> = new Map(Object.entries(MEANINGS));
const MESSAGE_LIMIT = 160;
const PRIVATE_MEMBERS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'priv', 'key_ops']);

export interface JoseQuestion {
  /** The compact serialization with its payload in place. */
  readonly text: string;
  readonly key: KeyMaterial;
  readonly row: SignatureAlgorithm;
  /** The pinned algorithm. */
  readonly alg?: string;
  readonly expectations: Expectations;
  /** Seconds since the epoch. */
  readonly now: number;
}

/** Asks jose. Loads it first, so this is for after the page's own answer. */
export async function askJose(question: JoseQuestion): Promise<StrictAnswer> {
  const { text, key, row, alg, expectations, now } = question;
  const { issuer, audience, subject, typ, maxAge, required, leeway } = expectations;
  const allowed = expectations.algorithms;
  const algorithms =
    alg === undefined ? allowed : (allowed?.filter((name) => name === alg) ?? [alg]);
  const loaded = await loadJose();
  if (!loaded) return { status: 'not-asked', why: 'it could not be loaded' };
  const { jwtVerify, JOSEError } = loaded;
  try {
    await jwtVerify(text, await toJoseKey(key, row), {
      currentDate: new Date(now * 1000),
      clockTolerance: leeway,
      ...(issuer !== undefined && { issuer }),
      ...(audience !== undefined && { audience }),
      ...(subject !== undefined && { subject }),
      ...(typ !== undefined && { typ }),
      ...(maxAge !== undefined && { maxTokenAge: maxAge }),
      ...(required && { requiredClaims: [...required] }),
      ...(algorithms && { algorithms: [...algorithms] }),
    });
    return { status: 'accepted' };
  } catch (error) {
    if (!(error instanceof Error)) return { status: 'refused', code: 'Error', reason: '' };
    const message = error.message.slice(0, MESSAGE_LIMIT);
    if (!(error instanceof JOSEError)) {
      // jose refuses a key that is too small or does not fit with a TypeError, before it looks at the token.
      return { status: 'refused', code: error.name, reason: `the key is refused: ${message}` };
    }
    const meaning = MEANING_BY_CODE.get(error.code) ?? 'refused';
    return { status: 'refused', code: error.code, reason: `${meaning}: ${message}` };
  }
}

let jose: Promise<Jose> | undefined;
type Jose = typeof import('jose/jwt/verify') & Pick<typeof import('jose/errors'), 'JOSEError'>;

/** Loaded once: an `import()` of what is there already would still wait for the next frame. `undefined`: offline. */
async function loadJose(): Promise<Jose | undefined> {
  jose ??= Promise.all([import('jose/jwt/verify'), import('jose/errors')]).then(
    ([{ jwtVerify }, { JOSEError }]) => ({ jwtVerify, JOSEError }),
  );
  try {
    return await jose;
  } catch {
    jose = undefined;
    return undefined;
  }
}

type PublicJwk = Readonly<Record<string, unknown>>;

/** The public JWK with the members its owner wrote. Always the same object: jose remembers by it what it imported. */
const joseJwk = oncePerKey(async (key: KeyMaterial): Promise<PublicJwk> => {
  const { material } = key;
  if (material.form !== 'jwk') return (await publicJwk(key)) ?? {};
  const jwk: Jwk = material.jwk;
  if (key.kind !== 'private') return { ...jwk };
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => !PRIVATE_MEMBERS.has(name)));
});

/** A key as a program would hand it to jose. A secret of no octets is left to jose: it cannot be imported. */
async function toJoseKey(
  key: KeyMaterial,
  row: SignatureAlgorithm,
): Promise<CryptoKey | Uint8Array | PublicJwk> {
  const { material } = key;
  if (material.form !== 'secret') return joseJwk(key);
  return material.bytes.length === 0 ? material.bytes : importKey(key, row, 'verify');
}
