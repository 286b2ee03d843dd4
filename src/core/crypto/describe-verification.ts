// A verdict in words: the check that decided, what it saw, what it wanted, what to try next. The words are about the
// signature alone: whether a token may be accepted is for the claims to say as well.
import { describeKey } from '../keys/describe-key.ts';
import { describeReason } from './describe-reason.ts';
import type { JsonSerialization } from '../token/parsed-token.ts';
import { describeOtherReading } from './describe-other-reading.ts';
import type { EmbeddedKey, SignatureVerdict, Verification } from './verification.ts';

export interface VerdictWords {
  readonly title: string;
  readonly detail: string;
  readonly tryNext?: string;
  /** What can be said without a key: the signature is that of the text before an edit. */
  readonly isOutdated?: boolean;
}

const OUTDATED = {
  title: 'The signature no longer fits: the token was edited',
  detail: 'It was made over the text before the edit, and there is no key here to make a new one.',
  tryNext: 'Give or generate a key and sign, or undo the edit.',
} as const satisfies VerdictWords;

const TITLES = {
  verified: 'The signature holds',
  lenient: 'The signature holds, but only if read leniently',
  failed: 'The signature does not hold',
  'no-key': 'Not checked: no key is given',
  unsigned: 'Not signed',
  'key-mismatch': 'The key cannot check this signature',
  unsupported: 'The algorithm cannot be checked here',
  malformed: 'This cannot be checked',
  encrypted: 'Encrypted',
} satisfies Record<SignatureVerdict, string>;

/** Reasons that say that the signature is another's, which another reading of the secret disproves. */
const MISREAD: ReadonlySet<string> = new Set(['does-not-hold', 'no-key-holds']);

interface VerdictContext {
  readonly isOutdated?: boolean;
  readonly isEncrypted?: boolean;
  readonly place?: JsonSerialization | undefined;
}

/** The same verdicts about a JWE: its authentication, not a signature. */
const SEALED_TITLES: ReadonlyMap<SignatureVerdict, string> = new Map([
  ['verified', 'Decrypted'],
  ['lenient', 'Decrypted, but only if read leniently'],
  ['failed', 'The key does not open it'],
  ['key-mismatch', 'The key cannot open this'],
  ['unsupported', 'This cannot be decrypted here'],
]);

/**
 * Words for a verdict, with backquotes around code.
 *
 * @param about.isOutdated The token was edited since and not signed again: without a key this alone is known of its signature.
 * @param about.isEncrypted It is a JWE.
 * @param about.place Where in a JSON serialization it is.
 */
export function describeVerdict(
  verification: Verification,
  { isOutdated = false, isEncrypted = false, place }: VerdictContext = {},
): VerdictWords {
  const { verdict, reason, key, plaintext } = verification;
  if (verdict === 'no-key' && isOutdated) return { ...OUTDATED, isOutdated };
  const words = describeReason(reason);
  const detail = [
    verification.otherReading && MISREAD.has(reason.code)
      ? `\`${verification.alg}\` holds over this very text, but not with the secret as it was read here.`
      : words.detail,
    describeRefusal(verification),
    verdict === 'verified' && key
      ? `${plaintext ? 'Opened' : 'Checked'} with: ${describeKey(key)}.`
      : '',
    describeKnownSecret(verification),
    describeEmbedded(verification),
    place && place.count > 1
      ? `This is about ${isEncrypted ? 'recipient' : 'signature'} ${place.index + 1} of ${place.count}.`
      : '',
  ];
  const tryNext = verification.otherReading
    ? describeOtherReading(verification.otherReading)
    : words.tryNext;
  return {
    title: (isEncrypted && SEALED_TITLES.get(verdict)) || TITLES[verdict],
    detail: detail.filter((part) => part !== '').join(' '),
    ...(tryNext !== undefined && { tryNext }),
  };
}

/** What a strict verifier has refused before it came to the reason. */
function describeRefusal({ reason, refusals: [refusal] = [] }: Verification): string {
  if (!refusal || refusal.code === reason.code) return '';
  // Said already.
  if (refusal.code === 'signature-missing' && reason.code === 'signature-empty') return '';
  return `A strict verifier refuses it before that: ${describeReason(refusal).detail}`;
}

function describeKnownSecret({ knownSecret }: Verification): string {
  if (!knownSecret) return '';
  return knownSecret.list === undefined
    ? 'The secret is published: anyone can look it up and sign tokens like this one.'
    : 'The secret is in a list: anyone who tries it can sign tokens like this one.';
}

/** What the keys in the token’s own header say. */
function describeEmbedded(verification: Verification): string {
  const { verdict, holdsWithEmbeddedJwk, embeddedJwkIsGivenKey = false } = verification;
  const jwk: EmbeddedKey | undefined =
    holdsWithEmbeddedJwk === undefined
      ? undefined
      : { holds: holdsWithEmbeddedJwk, isGivenKey: embeddedJwkIsGivenKey };
  const keys = [
    ['the `jwk`', jwk],
    ['the key of the first `x5c` certificate', verification.leafCertificate],
  ] as const;
  const sentences = keys.map(([name, key]) => {
    if (!key) return '';
    const what = `${name} in the token’s own header`;
    if (key.isGivenKey) return `The given key is ${what}.`;
    return key.holds
      ? `It holds under ${what}, which anyone can put there: that proves possession of a key, not who signed.`
      : `It does not hold under ${what}${verdict === 'failed' ? ' either' : ''}.`;
  });
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
