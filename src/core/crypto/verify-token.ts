// The verdict about a signature. The steps stand in the order in which a verifier takes them; the first that decides, decides.
import type { KeyMaterial, KeyReading } from '../keys/key-reading.ts';
import { shortKid } from '../keys/short-kid.ts';
import { shortName } from '../keys/text-place.ts';
import { thumbprint } from '../keys/thumbprint.ts';
import type { Expectations } from '../policy/expectations.ts';
import type { JwsToken, ParsedToken } from '../token/parsed-token.ts';
import {
  explainMissing,
  findAlgorithm,
  isNone,
  isSameAlgorithm,
  nearestAlgorithm,
  type SignatureAlgorithm,
} from './algorithms.ts';
import { askJose } from './ask-jose.ts';
import { checkSignature } from './check-signature.ts';
import { tryEmbeddedKeys } from './embedded-keys.ts';
import { whyUnfit } from './fits-algorithm.ts';
import { secretOctets } from './import-key.ts';
import { hasWebCrypto } from './is-available.ts';
import { keysInOrder } from './keys-in-order.ts';
import { matchKnownSecret } from './known-secrets.ts';
import { findOtherReading, type KeyText } from './other-reading.ts';
import { findEngine } from './signature-engine.ts';
import {
  findLeniencies,
  type SignedParts,
  takeSignedParts,
  whyUncheckable,
} from './signed-parts.ts';
import { becauseOf } from './verdict-reason.ts';
import type { KeyAttempt, SignatureVerdict, VerdictReason, Verification } from './verification.ts';

export interface VerifyOptions {
  /** The texts that the keys were read from, for the other ways to read them. */
  readonly keyTexts: readonly KeyText[];
  /** The algorithm to verify with, whatever the header says. */
  readonly alg?: string;
  /** The payload's text for a token that does not carry it. */
  readonly detachedPayload?: string;
  /** Seconds since the epoch, for the strict verifier. */
  readonly now: number;
  readonly expectations: Expectations;
  /** So many iterations of PBKDF2 may be done. Absent: a limit that no careful sender reaches. */
  readonly allowedIterations?: number;
}

/**
 * Checks a token's signature under the given keys and asks a strict verifier about the whole token.
 * Never rejects for what a person typed. After an abort it settles soon, with an answer that is not to be used.
 */
export async function verifyToken(
  token: ParsedToken,
  key: KeyReading,
  options: VerifyOptions,
  signal?: AbortSignal,
): Promise<Verification> {
  if (token.kind === 'empty') return settle('malformed', becauseOf('no-token'));
  if (token.kind === 'unreadable') {
    return settle('malformed', token.problems[0] ?? becauseOf('not-a-token'));
  }
  const alg = options.alg ?? token.jose.alg ?? '';
  if (token.kind === 'jwe') {
    if (!hasWebCrypto()) return settle('unsupported', becauseOf('insecure-context'), alg);
    const { decryptToken } = await import('./jwe/decrypt-token.ts');
    return decryptToken(token, key, signal, options.allowedIterations);
  }
  const faults = whyUncheckable(token);
  const [fault] = faults;
  if (fault) return refusing(settle('malformed', fault, alg), faults);
  const cut = token.problems.filter(({ code }) => code === 'signature-missing');
  const differs = options.alg !== undefined && !isSameAlgorithm(token.jose.alg ?? '', options.alg);
  const refusals = [
    ...cut,
    ...findLeniencies(token),
    ...(differs
      ? [
          becauseOf('pinned-alg-differs', {
            seen: shortName(token.jose.alg ?? ''),
            wanted: options.alg,
          }),
        ]
      : []),
  ];
  return refusing(await checkReadable(token, key, { ...options, refusals }, alg, signal), refusals);
}

interface Readable extends VerifyOptions {
  readonly refusals: readonly VerdictReason[];
}

function refusing(verification: Verification, refusals: readonly VerdictReason[]): Verification {
  return refusals.length > 0 ? { ...verification, refusals } : verification;
}

/** Its parts can be read; is there a signature, of an algorithm that can be checked? */
async function checkReadable(
  token: JwsToken,
  key: KeyReading,
  options: Readable,
  alg: string,
  signal: AbortSignal | undefined,
): Promise<Verification> {
  const parts = takeSignedParts(token, options.detachedPayload);
  const unsigned = isNone(token.jose.alg ?? '')
    ? becauseOf('alg-none', { seen: shortName(token.jose.alg ?? '') })
    : parts.signature.length === 0 && becauseOf('signature-empty');
  if (unsigned) return settle('unsigned', unsigned, alg);
  const row = findAlgorithm(alg);
  if (!row) {
    const near = nearestAlgorithm(alg) ?? '';
    return settle(
      'unsupported',
      becauseOf(explainMissing(alg), { alg: shortName(alg.trim()), near, ...spacesOf(alg) }),
      alg,
    );
  }
  if (!hasWebCrypto()) return settle('unsupported', becauseOf('insecure-context'), alg);
  if ((await findEngine(row)) === undefined) {
    return settle('unsupported', becauseOf('not-in-this-browser', { alg }), alg);
  }
  return checkWithKeys(token, key, { ...options, row, parts }, signal);
}

/** White space around a name is not seen, so it is said. */
function spacesOf(alg: string): VerdictReason['values'] {
  return alg === alg.trim() ? {} : { spaced: 1 };
}

interface Check extends Readable {
  readonly row: SignatureAlgorithm;
  readonly parts: SignedParts;
}

/** Everything is there but, perhaps, the right key. */
async function checkWithKeys(
  token: JwsToken,
  key: KeyReading,
  check: Check,
  signal: AbortSignal | undefined,
): Promise<Verification> {
  const { row, parts } = check;
  const signed = { row, input: parts.input, signature: parts.signature };
  const ask = (one: KeyMaterial) =>
    token.serialization ? NOT_COMPACT : askJose({ ...check, text: parts.text, key: one });
  const [only, ...others] = key.keys;
  const isOnly = only && others.length === 0 && !whyUnfit(only, row, 'verify');
  // With one key there is no doubt whom jose will be asked about: it need not wait.
  const early = isOnly ? ask(only) : undefined;
  const [attempts, embedded] = await Promise.all([
    tryKeys(token, key, signed, signal),
    tryEmbeddedKeys(token, signed, key),
  ]);
  const answer = decide(token, key, check, attempts);
  const isOpen = answer.verdict === 'failed' || answer.verdict === 'key-mismatch';
  const otherReading =
    row.keyType === 'oct' && isOpen && !signal?.aborted
      ? await findOtherReading(check.keyTexts, signed)
      : undefined;
  const holds = answer.verdict === 'verified' || answer.verdict === 'lenient';
  const secret = holds && answer.key ? secretOctets(answer.key) : undefined;
  const isPair = answer.key !== undefined && answer.key.kind !== 'secret';
  const [knownSecret, print, strict] = await Promise.all([
    secret && matchKnownSecret(secret),
    isPair ? thumbprint(answer.key) : undefined,
    answer.key && !signal?.aborted && (holds || answer.verdict === 'failed')
      ? (early ?? ask(answer.key))
      : answer.strict,
  ]);
  return {
    ...answer,
    ...embedded,
    strict,
    ...(otherReading && { otherReading }),
    ...(knownSecret !== undefined && { knownSecret }),
    ...(print !== undefined && { thumbprint: print }),
  };
}

const NOT_COMPACT = {
  status: 'not-asked',
  why: 'a JWT is in compact serialization (RFC 7519 §3)',
} as const;

/** Tries the keys, one with the header's `kid` first, until the signature holds under one. */
async function tryKeys(
  token: JwsToken,
  key: KeyReading,
  signed: Parameters<typeof checkSignature>[1],
  signal: AbortSignal | undefined,
): Promise<readonly KeyAttempt[]> {
  const attempts: KeyAttempt[] = [];
  for (const [index, one] of keysInOrder(key, token.jose.kid)) {
    if (signal?.aborted) break;
    const attempt = { index, ...(await checkSignature(one, signed)) };
    attempts.push(attempt);
    if (attempt.outcome === 'holds') break;
  }
  return attempts;
}

function decide(
  token: JwsToken,
  key: KeyReading,
  { row, parts, refusals }: Check,
  attempts: readonly KeyAttempt[],
): Verification {
  const alg = row.name;
  const say = (
    verdict: SignatureVerdict,
    reason: VerdictReason,
    attempt?: KeyAttempt,
  ): Verification => ({
    ...settle(verdict, reason, alg),
    attempts,
    ...(attempt && { key: attempt.key }),
  });
  const pinReason = refusals.find(({ code }) => code === 'pinned-alg-differs');
  const held = attempts.find(({ outcome }) => outcome === 'holds');
  if (held) {
    const { kid } = token.jose;
    const isNotNamed =
      kid !== undefined && held.key.kid !== kid && key.keys.some((one) => one.kid === kid);
    const [refusal] = refusals;
    return refusal
      ? say('lenient', refusal, held)
      : say(
          'verified',
          becauseOf('holds', {
            alg,
            index: held.index + 1,
            count: key.keys.length,
            ...(held.key.kid !== undefined && { kid: shortKid(held.key.kid) }),
            ...(isNotNamed && { notNamed: 1 }),
          }),
          held,
        );
  }
  if (key.status === 'empty') return say('no-key', becauseOf('no-key', { alg, type: row.keyType }));
  const [first] = attempts;
  if (!first) return say('key-mismatch', key.problems[0] ?? becauseOf('key-unreadable'));
  const tried = attempts.filter(({ outcome }) => outcome === 'does-not-hold');
  const [failed] = tried;
  if (!failed) {
    const unsupported = attempts.find(({ reason }) => reason?.code === 'not-in-this-browser');
    if (unsupported?.reason) return say('unsupported', unsupported.reason, unsupported);
    const isOne =
      attempts.length === 1 || (first.key.kid !== undefined && first.key.kid === token.jose.kid);
    const reason = isOne && first.reason;
    return say(
      'key-mismatch',
      reason || becauseOf('no-key-serves', { alg, count: attempts.length, type: row.keyType }),
      isOne ? first : undefined,
    );
  }
  if (pinReason) return say('failed', pinReason, failed);
  if (parts.isPayloadEmpty) return say('failed', becauseOf('payload-empty', { alg }), failed);
  if (failed.reason) return say('failed', failed.reason, failed);
  return say(
    'failed',
    tried.length > 1
      ? becauseOf('no-key-holds', { alg, count: tried.length })
      : becauseOf('does-not-hold', { alg }),
    failed,
  );
}

const WHY_NOT_ASKED = {
  verified: '',
  lenient: '',
  failed: '',
  'no-key': 'there is no key to ask it with',
  unsigned: 'there is no signature: every strict verifier refuses it',
  'key-mismatch': 'the key cannot serve this algorithm',
  unsupported: 'the algorithm cannot be checked here',
  malformed: 'there is no token that could be checked',
  encrypted: 'the token is encrypted',
} satisfies Record<SignatureVerdict, string>;

function settle(verdict: SignatureVerdict, reason: VerdictReason, alg = ''): Verification {
  const { code, values } = reason;
  return {
    verdict,
    ...(alg !== '' && { alg }),
    reason: values ? { code, values } : { code },
    attempts: [],
    strict: { status: 'not-asked', why: WHY_NOT_ASKED[verdict] },
  };
}
