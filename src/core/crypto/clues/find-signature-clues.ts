// Why a signature does not hold: other secrets, other algorithms, the same JSON written another way. Each answer is one
// under which it does hold, so none is a guess.
import { encodeBase64url } from '../../bytes/base64url.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { setMember } from '../../json/edit-json.ts';
import type { KeyMaterial, KeyReading } from '../../keys/key-reading.ts';
import type { JsonPart, JwsToken } from '../../token/parsed-token.ts';
import {
  findAlgorithm,
  specifyFor,
  type SignatureAlgorithm,
  type SignatureAlgorithmName,
} from '../algorithms.ts';
import { importKey } from '../import-key.ts';
import { holdsUnder } from '../other-reading.ts';
import { takeSignedParts } from '../signed-parts.ts';
import type { Verification } from '../verification.ts';
import type { EcdsaHash, JsonLayout, SignatureClues } from './clues.ts';
import { jsonLayouts } from './json-layouts.ts';
import { publicKeyForms } from './public-key-forms.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** Keys that are looked at: a set of thousands is tried once, not dozens of times. */
const MAX_KEYS = 5;
const RSA_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const;
const HASHES: readonly EcdsaHash[] = ['SHA-256', 'SHA-384', 'SHA-512'];

/** A signature that does not hold, and what it was tried with. */
interface Failed {
  readonly token: JwsToken;
  readonly row: SignatureAlgorithm;
  /** Keys of the right kind under which it does not hold. */
  readonly keys: readonly KeyMaterial[];
  readonly input: Octets;
  readonly signature: Octets;
  readonly signal: AbortSignal | undefined;
}

/**
 * Looks for what a signature was made with or over, when it does not hold under the given keys.
 *
 * @returns `undefined` when nothing was found, or `signal` was aborted.
 */
export async function findSignatureClues(
  token: JwsToken,
  given: KeyReading,
  verification: Verification,
  detachedPayload: string | undefined,
  signal?: AbortSignal,
): Promise<SignatureClues | undefined> {
  const row = findAlgorithm(verification.alg ?? '');
  if (!row) return undefined;
  const { input, signature } = takeSignedParts(token, detachedPayload);
  const keys = verification.attempts
    .filter(({ outcome, engine }) => outcome === 'does-not-hold' && engine === 'native')
    .map(({ key }) => key)
    .slice(0, MAX_KEYS);
  const failed = { token, row, keys, input, signature, signal };
  const searches = [
    ...(row.keyType === 'oct' ? [() => findOtherSecret(failed, given)] : []),
    ...(row.keyType === 'RSA' ? [() => findOtherRsa(failed)] : []),
    ...(row.keyType === 'EC' ? [() => findOtherHash(failed)] : []),
    () => findPadding(failed),
    () => findRewriting(failed),
  ];
  for (const search of searches) {
    if (signal?.aborted) return undefined;
    const clues = await search();
    if (clues) return clues;
  }
  return undefined;
}

async function findOtherSecret(
  { row, input, signature, signal }: Failed,
  { keys }: KeyReading,
): Promise<SignatureClues | undefined> {
  if (signature.length !== row.signatureOctets) return undefined;
  const signed = { row, input, signature };
  if (await holdsUnder(new Uint8Array(), signed)) return { emptySecret: true };
  for (const key of keys.slice(0, MAX_KEYS)) {
    for (const [publicKeyForm, octets] of await publicKeyForms(key)) {
      if (signal?.aborted) return undefined;
      if (await holdsUnder(octets, signed)) return { publicKeyForm };
    }
  }
  return undefined;
}

/** RSASSA-PKCS1-v1_5 and RSASSA-PSS share their keys, so one is easily written for the other. */
async function findOtherRsa(failed: Failed): Promise<SignatureClues | undefined> {
  const { token, row, input } = failed;
  for (const alg of RSA_ALGORITHMS) {
    if (alg === row.name) continue;
    if (await holds(failed, input, alg)) return { madeWith: { alg, isHeaderChanged: false } };
    const changed = withHeader(token, alg);
    if (changed && (await holds(failed, changed, alg)))
      return { madeWith: { alg, isHeaderChanged: true } };
  }
  return undefined;
}

/** The signing input with a header that names another algorithm. */
function withHeader({ header, payload }: JwsToken, alg: string): Octets | undefined {
  const text = header.json?.text;
  if (text === undefined) return undefined;
  return joined(encoded(setMember(text, ['alg'], JSON.stringify(alg))), payload?.text ?? '');
}

async function findOtherHash(failed: Failed): Promise<SignatureClues | undefined> {
  const { row, input, signature, keys, signal } = failed;
  for (const key of keys) {
    const imported = await importKey(key, row, 'verify');
    for (const hash of HASHES) {
      if (signal?.aborted) return undefined;
      const params = { name: 'ECDSA', hash };
      if (await crypto.subtle.verify(params, imported, signature, input)) return { hash };
    }
  }
  return undefined;
}

/** Amazon's load balancers sign base64url with its padding, and send it without or with it. */
async function findPadding(failed: Failed): Promise<SignatureClues | undefined> {
  const { header, payload } = failed.token;
  if (!payload) return undefined;
  const input = joined(padded(header.text), padded(payload.text));
  return (await holds(failed, input)) ? { paddedInput: true } : undefined;
}

function padded(text: string): string {
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

async function findRewriting(failed: Failed): Promise<SignatureClues | undefined> {
  const { header, payload, jose } = failed.token;
  if (!payload || jose.b64 === false || failed.keys.length === 0) return undefined;
  const headers = layoutsOf(header);
  const payloads = layoutsOf(payload);
  for (const [layout, text] of payloads) {
    if (await holds(failed, joined(header.text, text)))
      return { rewritten: { part: 'payload', layout } };
  }
  for (const [layout, text] of headers) {
    if (await holds(failed, joined(text, payload.text)))
      return { rewritten: { part: 'header', layout } };
    for (const [other, content] of payloads) {
      if (other === layout && layout !== 'escaped' && (await holds(failed, joined(text, content))))
        return { rewritten: { part: 'both', layout } };
    }
  }
  return undefined;
}

function layoutsOf({ json }: JsonPart): readonly (readonly [JsonLayout, string])[] {
  if (!json || json.reading.problem) return [];
  return jsonLayouts(json.text, json.reading.depth).map(([layout, text]) => [
    layout,
    encoded(text),
  ]);
}

const encoded = (text: string): string => encodeBase64url(encodeUtf8(text));
const joined = (header: string, payload: string): Octets => encodeUtf8(`${header}.${payload}`);

/** Whether the signature holds over another input, or under another algorithm of the same keys. */
async function holds(
  { row, keys, signature, signal }: Failed,
  input: Octets,
  alg: SignatureAlgorithmName = row.name,
): Promise<boolean> {
  const other = alg === row.name ? row : findAlgorithm(alg);
  if (!other) return false;
  for (const key of keys) {
    if (signal?.aborted) return false;
    const own = specifyFor(other, key);
    try {
      const imported = await importKey(key, own, 'verify');
      if (await crypto.subtle.verify(own.signParams, imported, signature, input)) return true;
    } catch {
      // A key too short for the other padding.
    }
  }
  return false;
}
