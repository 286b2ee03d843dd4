// One key, one signature: does it hold? The mathematics is WebCrypto's; what it is too lenient about is checked before.
import { decodeBase64url } from '../bytes/base64url.ts';
import type { KeyMaterial } from '../keys/key-reading.ts';
import { specifyFor, type SignatureAlgorithm } from './algorithms.ts';
import { whyUnfit } from './fits-algorithm.ts';
import { findEngine, verifySignature } from './signature-engine.ts';
import { isSmallOrderKey } from './small-order-keys.ts';
import { becauseOf } from './verdict-reason.ts';
import type { KeyAttempt, VerdictReason } from './verification.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** What is to be verified. */
export interface SignedInput {
  readonly row: SignatureAlgorithm;
  /** The octets that were signed: the received text's own characters (RFC 7515 §5.2). */
  readonly input: Octets;
  readonly signature: Octets;
}

/** Tries one key. Whatever the key, it answers: a key of any size counts, and one that cannot serve says why. */
export async function checkSignature(
  key: KeyMaterial,
  { row: named, input, signature }: SignedInput,
): Promise<Omit<KeyAttempt, 'index'>> {
  const unfit = whyUnfit(key, named, 'verify');
  if (unfit) return { key, outcome: 'cannot-serve', reason: unfit };
  const row = specifyFor(named, key);
  const reason = whyImpossible(key, row, signature);
  if (reason) return { key, outcome: 'does-not-hold', reason };
  // What is not there to check with is no fault of the key.
  await findEngine(row);
  try {
    const { holds, engine } = await verifySignature(key, row, signature, input);
    return { key, outcome: holds ? 'holds' : 'does-not-hold', engine };
  } catch (error) {
    return { key, outcome: 'import-failed', reason: explainRefusal(error, row) };
  }
}

/** Faults that no key of this kind can mend. */
function whyImpossible(
  key: KeyMaterial,
  row: SignatureAlgorithm,
  signature: Octets,
): VerdictReason | undefined {
  const wanted = row.signatureOctets ?? Math.ceil((key.bits ?? 0) / 8);
  const seen = signature.length;
  if (seen !== wanted) {
    const isDer = row.keyType === 'EC' && signature[0] === 0x30 && seen > 8;
    return becauseOf(isDer ? 'signature-der' : 'signature-length', { alg: row.name, seen, wanted });
  }
  const { material } = key;
  if (row.curve === 'Ed25519' && material.form === 'jwk') {
    const octets = decodeBase64url(String(material.jwk.x)).bytes;
    if (octets && isSmallOrderKey(octets)) return becauseOf('small-order-key');
  }
  return undefined;
}

/** Names what WebCrypto says when it refuses a key; its messages say nothing to a person. */
export function explainRefusal(error: unknown, row: SignatureAlgorithm): VerdictReason {
  const name = error instanceof DOMException || error instanceof Error ? error.name : 'Error';
  return name === 'NotSupportedError'
    ? becauseOf('not-in-this-browser', { alg: row.name })
    : becauseOf('key-import-refused', { alg: row.name, error: name });
}
