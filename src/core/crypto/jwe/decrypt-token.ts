// The verdict about a JWE: which of the keys opens it, and what is in it. The steps are those of RFC 7516 §5.2.
import { encodeUtf8 } from '../../bytes/utf8.ts';
import type { JsonNode } from '../../json/parse-json.ts';
import type { KeyMaterial, KeyReading } from '../../keys/key-reading.ts';
import { shortName } from '../../keys/text-place.ts';
import type { JweToken, Segment } from '../../token/parsed-token.ts';
import { isNone, findAlgorithm } from '../algorithms.ts';
import { keysInOrder } from '../keys-in-order.ts';
import { findLeniencies, undecodable } from '../signed-parts.ts';
import { becauseOf } from '../verdict-reason.ts';
import type { KeyAttempt, SignatureVerdict, VerdictReason, Verification } from '../verification.ts';
import type { Octets } from './aes.ts';
import {
  CONTENT_ENCRYPTIONS,
  KEY_MANAGEMENTS,
  type ContentEncryption,
  type KeyManagement,
} from './encryption-algorithms.ts';
import { findJweEngines } from './find-jwe-engines.ts';
import { inflate, openContent, type SealedContent } from './open-content.ts';
import { isReason, ITERATION_LIMIT, reachContentKey, type Recipient } from './reach-content-key.ts';

/** What is known of a JWE without its key. */
interface Sealed extends Recipient {
  readonly encryption: ContentEncryption;
  readonly content: SealedContent;
}

/**
 * Decrypts a JWE with the first of the given keys that can. Never rejects for what a person typed.
 *
 * @param allowedIterations Of PBKDF2; more are not done.
 */
export async function decryptToken(
  token: JweToken,
  key: KeyReading,
  signal?: AbortSignal,
  allowedIterations = ITERATION_LIMIT,
): Promise<Verification> {
  const { alg = '', enc } = token.jose;
  const shape = token.problems.filter(({ code }) => code === 'json-serialization');
  const faults = [
    ...shape,
    ...token.segments.flatMap((segment) => undecodable(segment) ?? []),
    ...token.problems.filter((problem) => !shape.includes(problem)),
  ];
  const leniencies = findLeniencies(token);
  const refusals = faults.length > 0 ? faults : leniencies;
  const settle = (verdict: SignatureVerdict, reason: VerdictReason): Verification => ({
    verdict,
    alg,
    reason,
    ...(refusals.length > 0 && { refusals }),
    attempts: [],
    strict: { status: 'not-asked', why: 'it is asked about signatures alone' },
  });
  const [fault] = faults;
  if (fault) return settle('malformed', fault);
  if (enc === undefined) return settle('malformed', becauseOf('jwe-incomplete'));
  const management = KEY_MANAGEMENTS.get(alg);
  if (!management) return settle('unsupported', whyUnknown(alg));
  const encryption = CONTENT_ENCRYPTIONS.get(enc);
  if (!encryption) return settle('unsupported', becauseOf('enc-unknown', { enc: shortName(enc) }));
  if (key.status === 'empty') {
    return settle(
      'encrypted',
      becauseOf('encrypted', { alg, enc, type: management.keyTypes[0] ?? '' }),
    );
  }
  const sealed = takeApart(token, { alg, enc, management, encryption, allowedIterations });
  if (isFault(sealed)) return settle('malformed', sealed);
  const attempts: KeyAttempt[] = [];
  for (const [index, one] of keysInOrder(key, token.jose.kid)) {
    if (signal?.aborted) break;
    const opened = await tryKey(one, sealed);
    const engines = await findJweEngines(management, encryption, one.curve);
    if (!(opened instanceof Uint8Array)) {
      const isTried = opened.outcome === 'does-not-hold';
      attempts.push({ index, key: one, ...opened, ...(isTried && engines) });
      continue;
    }
    attempts.push({ index, key: one, outcome: 'holds', ...engines });
    const plaintext = token.jose.zip === 'DEF' ? await inflate(opened) : opened;
    if (isReason(plaintext)) return { ...settle('malformed', plaintext), attempts, key: one };
    const [leniency] = leniencies;
    const answer = leniency
      ? settle('lenient', leniency)
      : settle('verified', becauseOf('opened', { alg, enc }));
    return { ...answer, attempts, key: one, plaintext };
  }
  const [first] = attempts;
  if (!first) return settle('key-mismatch', key.problems[0] ?? becauseOf('key-unreadable'));
  const failed = attempts.find(({ outcome }) => outcome === 'does-not-hold');
  if (failed) {
    const reason = becauseOf('does-not-open', { alg, enc, count: attempts.length });
    return { ...settle('failed', reason), attempts, key: failed.key };
  }
  const values = { alg, count: attempts.length, type: management.keyTypes[0] ?? '' };
  const own = attempts.length === 1 ? first.reason : undefined;
  return { ...settle('key-mismatch', own ?? becauseOf('no-key-serves', values)), attempts };
}

function whyUnknown(alg: string): VerdictReason {
  return becauseOf(findAlgorithm(alg) || isNone(alg) ? 'alg-for-signing' : 'alg-unknown', {
    alg: shortName(alg),
  });
}

function isFault(value: Sealed | VerdictReason): value is VerdictReason {
  return 'code' in value;
}

function takeApart(
  token: JweToken,
  known: {
    readonly alg: string;
    readonly enc: string;
    readonly management: KeyManagement;
    readonly encryption: ContentEncryption;
    readonly allowedIterations: number;
  },
): Sealed | VerdictReason {
  const octets = (name: Segment['name']): Octets =>
    token.segments.find((segment) => segment.name === name)?.decoded.bytes ?? new Uint8Array();
  const { encryption } = known;
  const content = {
    iv: octets('initialization-vector'),
    ciphertext: octets('ciphertext'),
    tag: octets('authentication-tag'),
    // RFC 7516 §5.1, step 14.
    additionalData: encodeUtf8(
      token.aad === undefined ? token.header.text : `${token.header.text}.${token.aad}`,
    ),
  };
  for (const [part, seen, wanted] of [
    ['initialization-vector', content.iv.length, encryption.ivOctets],
    ['authentication-tag', content.tag.length, encryption.tagOctets],
  ] as const) {
    if (seen !== wanted)
      return becauseOf('jwe-part-length', { part, seen, wanted, enc: known.enc });
  }
  const { zip } = token.jose;
  if (zip !== undefined && zip !== 'DEF') return becauseOf('header-parameter', { name: 'zip' });
  const header = readParameters(token.header.json?.reading.root);
  return {
    ...known,
    header,
    encryptedKey: octets('encrypted-key'),
    content,
  };
}

/** The header's parameters as values: strings, numbers, and objects of them (`epk`). */
function readParameters(node: JsonNode | undefined): Sealed['header'] {
  const members = node?.kind === 'object' ? node.members : [];
  return Object.fromEntries(members.map(({ name, value }) => [name, readParameter(value)]));
}

function readParameter(node: JsonNode): unknown {
  if (node.kind === 'string') return node.value;
  if (node.kind === 'number') return Number(node.text);
  return node.kind === 'object' ? readParameters(node) : undefined;
}

async function tryKey(
  key: KeyMaterial,
  sealed: Sealed,
): Promise<Octets | Pick<KeyAttempt, 'outcome' | 'reason'>> {
  const unfit = whyUnfitToDecrypt(key, sealed);
  if (unfit) return { outcome: 'cannot-serve', reason: unfit };
  try {
    const contentKey = await reachContentKey(key, sealed);
    if (isReason(contentKey)) return { outcome: 'cannot-serve', reason: contentKey };
    if (contentKey?.length !== sealed.encryption.keyOctets) return { outcome: 'does-not-hold' };
    const content = await openContent(sealed.encryption, contentKey, sealed.content);
    return content ?? { outcome: 'does-not-hold' };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Error';
    const reason = becauseOf('key-import-refused', { alg: sealed.alg, error: name });
    return { outcome: 'import-failed', reason };
  }
}

function whyUnfitToDecrypt(key: KeyMaterial, sealed: Sealed): VerdictReason | undefined {
  const unfit = whyUnfitFor(key, sealed);
  const isUnfit = unfit?.code === 'key-type' || key.kind !== 'public';
  return isUnfit ? unfit : becauseOf('key-not-private', { alg: sealed.alg });
}

/** Why a key has no place in a key management, whichever half of it is asked for. */
export function whyUnfitFor(
  key: KeyMaterial,
  { alg, enc, management }: Pick<Recipient, 'alg' | 'enc' | 'management'>,
): VerdictReason | undefined {
  if (!management.keyTypes.includes(key.type)) {
    return becauseOf('key-type', { alg, wanted: management.keyTypes[0] ?? '', seen: key.type });
  }
  if (key.use !== undefined && key.use !== 'enc') {
    return becauseOf('key-use', { alg, seen: shortName(key.use), wanted: 'enc' });
  }
  // A key for `dir` is a content key: it names what it encrypts with (RFC 7518 §4.5).
  if (key.alg !== undefined && key.alg !== alg && key.alg !== enc) {
    return becauseOf('key-alg', { alg, seen: shortName(key.alg) });
  }
  return undefined;
}
