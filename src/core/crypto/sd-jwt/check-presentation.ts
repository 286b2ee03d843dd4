// What an SD-JWT discloses, and whether its holder shows it to this verifier (RFC 9901 §7.3).
import { nodeAt } from '../../json/edit-json.ts';
import { parseJson, type JsonObject } from '../../json/parse-json.ts';
import type { KeyReading } from '../../keys/key-reading.ts';
import { readKey } from '../../keys/read-key.ts';
import { parseToken } from '../../token/parse-token.ts';
import { numericDate } from '../../time/time-status.ts';
import type { JwsToken } from '../../token/parsed-token.ts';
import { isNone } from '../algorithms.ts';
import { becauseOf } from '../verdict-reason.ts';
import type { VerdictReason, Verification } from '../verification.ts';
import { digestOf, hashOf, readDisclosures, type DisclosedClaims } from './read-disclosures.ts';

/** What a presentation holds. */
export interface Presentation extends DisclosedClaims {
  /** Absent: nobody shows that the token is theirs. */
  readonly keyBinding?: {
    readonly holds: boolean;
    readonly reason: VerdictReason;
    /** Seconds since the epoch; absent when that could not be read. */
    readonly iat?: number;
  };
}

interface Asked {
  /** What the verifier expects of the key binding. */
  readonly audience: string | undefined;
  readonly nonce: string | undefined;
  /** Checks a signed token under a key. */
  readonly verify: (token: JwsToken, key: KeyReading) => Promise<Verification>;
}

/** The verdict about the issuer's signature, with what the rest of the presentation makes of it. */
export async function checkPresentation(
  token: JwsToken,
  verification: Verification,
  asked: Asked,
): Promise<Verification> {
  const { text = '', reading } = token.payload?.json ?? {};
  const root = reading?.root;
  const { sdJwt } = token;
  if (!sdJwt || root?.kind !== 'object' || reading?.problem) return verification;
  const content = await readDisclosures(text, root, sdJwt.disclosures);
  const keyBinding =
    sdJwt.keyBinding === '' ? undefined : await checkKeyBinding(token, root, content, asked);
  const presentation = { ...content, ...(keyBinding && { keyBinding }) };
  const holds = verification.verdict === 'verified' || verification.verdict === 'lenient';
  const [fault] = content.faults;
  if (holds && fault) {
    return { ...verification, verdict: 'malformed', reason: fault, presentation };
  }
  if (holds && keyBinding && !keyBinding.holds) {
    return { ...verification, verdict: 'failed', reason: keyBinding.reason, presentation };
  }
  return { ...verification, presentation };
}

async function checkKeyBinding(
  token: JwsToken,
  issued: JsonObject,
  { claims }: DisclosedClaims,
  { audience, nonce, verify }: Asked,
): Promise<NonNullable<Presentation['keyBinding']>> {
  const binding = parseToken(token.sdJwt?.keyBinding ?? '');
  const payload = binding.kind === 'jws' ? binding.payload?.json?.reading.root : undefined;
  const [iat, aud, own, sdHash] = ['iat', 'aud', 'nonce', 'sd_hash'].map(
    (name) => payload && nodeAt(payload, [name]),
  );
  const made = iat && numericDate(iat);
  const times = made === undefined ? {} : { iat: made };
  const refuse = (reason: VerdictReason) => ({ holds: false, reason, ...times });
  if (binding.kind !== 'jws' || binding.problems.length > 0)
    return refuse(becauseOf('kb-unreadable'));
  if (binding.jose.typ !== 'kb+jwt') return refuse(becauseOf('kb-typ'));
  // RFC 9901 §4.3: never "none"; and a secret in `cnf` would be no secret.
  if (isNone(binding.jose.alg ?? '') || binding.jose.alg?.startsWith('HS')) {
    return refuse(becauseOf('kb-alg'));
  }
  const { root } = parseJson(claims);
  const jwk = root && nodeAt(root, ['cnf', 'jwk']);
  if (jwk?.kind !== 'object') return refuse(becauseOf('kb-no-key'));
  const key = readKey(claims.slice(jwk.start, jwk.end), 'jwk');
  const { verdict } = await verify(binding, key);
  if (verdict === 'unsupported') return refuse(becauseOf('kb-unsupported'));
  if (verdict !== 'verified') return refuse(becauseOf('kb-signature'));
  if (made === undefined || aud?.kind !== 'string' || own?.kind !== 'string') {
    return refuse(becauseOf('kb-claims'));
  }
  if (sdHash?.kind !== 'string') return refuse(becauseOf('kb-claims'));
  const presented = token.text.slice(0, token.text.lastIndexOf('~') + 1);
  const wanted = await digestOf(presented, hashOf(issued) ?? 'SHA-256');
  if (sdHash.value !== wanted) return refuse(becauseOf('kb-sd-hash'));
  if (audience !== undefined && aud.value !== audience) return refuse(becauseOf('kb-aud'));
  if (nonce !== undefined && own.value !== nonce) return refuse(becauseOf('kb-nonce'));
  return { holds: true, reason: becauseOf('kb-holds'), ...times };
}
