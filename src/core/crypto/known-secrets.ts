// Published secrets: tutorials' and libraries' examples that end up in production. The list is loaded when asked for.
import { encodeUtf8 } from '../bytes/utf8.ts';
import type { ParsedToken } from '../token/parsed-token.ts';
import { findAlgorithm } from './algorithms.ts';
import { holdsUnder } from './other-reading.ts';
import { takeSignedParts, whyUncheckable } from './signed-parts.ts';

/** Candidates tried at once: enough to keep WebCrypto busy, few enough to stop soon. */
const CHUNK = 64;

let list: Promise<readonly string[]> | undefined;

/** The published secrets, most common first; none while the list cannot be loaded (offline, before it was kept). */
export async function loadKnownSecrets(): Promise<readonly string[]> {
  list ??= import('./weak-secrets.txt?raw').then(({ default: text }) =>
    text.split('\n').filter((line) => line !== ''),
  );
  try {
    return await list;
  } catch {
    list = undefined;
    return [];
  }
}

/**
 * Searches the published secrets, as UTF-8 text with and without a trailing newline, for the one that an HMAC
 * token was signed with.
 *
 * @returns The secret; `undefined` when none fits, the token is no HMAC token, or `signal` was aborted.
 */
export async function findKnownSecret(
  token: ParsedToken,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (token.kind !== 'jws' || whyUncheckable(token)) return undefined;
  const row = findAlgorithm(token.jose.alg ?? '');
  if (row?.keyType !== 'oct') return undefined;
  const { input, signature } = takeSignedParts(token, undefined);
  if (signature.length !== row.signatureOctets) return undefined;
  const secrets = (await loadKnownSecrets()).flatMap((secret) => [secret, `${secret}\n`]);
  for (let at = 0; at < secrets.length; at += CHUNK) {
    if (signal?.aborted) return undefined;
    const chunk = secrets.slice(at, at + CHUNK);
    const answers = await Promise.all(
      chunk.map((secret) => holdsUnder(encodeUtf8(secret), { row, input, signature })),
    );
    const hit = chunk[answers.indexOf(true)];
    if (hit !== undefined) return hit;
  }
  return undefined;
}

/** Whether these octets are a published secret's, and which. */
export async function matchKnownSecret(octets: Uint8Array): Promise<string | undefined> {
  const text = new TextDecoder().decode(octets);
  return (await loadKnownSecrets()).find((secret) => secret === text || `${secret}\n` === text);
}
