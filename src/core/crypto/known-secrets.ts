// Published secrets: tutorials' and libraries' examples that end up in production. The list is loaded when asked for.
import { decodeBase64url } from '../bytes/base64url.ts';
import { decodeHex } from '../bytes/hex.ts';
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

type Octets = Uint8Array<ArrayBuffer>;

/** What a secret's text may stand for: its characters, with a newline too, and what it decodes to. */
function octetsOf(secret: string): readonly Octets[] {
  const decoded = [decodeBase64url(secret).bytes, decodeHex(secret)];
  return [
    encodeUtf8(secret),
    encodeUtf8(`${secret}\n`),
    ...decoded.flatMap((octets) => (octets?.length ? [octets] : [])),
  ];
}

interface Candidate {
  readonly secret: string;
  readonly octets: Octets;
}

let candidates: readonly Candidate[] | undefined;

/** All that the list stands for, made once. */
async function loadCandidates(): Promise<readonly Candidate[]> {
  const secrets = await loadKnownSecrets();
  // An empty list is one that could not be loaded.
  if (secrets.length === 0) return [];
  return (candidates ??= secrets.flatMap((secret) =>
    octetsOf(secret).map((octets) => ({ secret, octets })),
  ));
}

/**
 * Searches the published secrets, as UTF-8 text with and without a trailing newline, decoded from base64 and from
 * hexadecimal, for the one that an HMAC token was signed with.
 *
 * @returns The secret; `undefined` when none fits, the token is no HMAC token, or `signal` was aborted.
 */
export async function findKnownSecret(
  token: ParsedToken,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (token.kind !== 'jws' || whyUncheckable(token).length > 0) return undefined;
  const row = findAlgorithm(token.jose.alg ?? '');
  if (row?.keyType !== 'oct') return undefined;
  const { input, signature } = takeSignedParts(token, undefined);
  if (signature.length !== row.signatureOctets) return undefined;
  const all = await loadCandidates();
  for (let at = 0; at < all.length; at += CHUNK) {
    if (signal?.aborted) return undefined;
    const chunk = all.slice(at, at + CHUNK);
    const answers = await Promise.all(
      chunk.map(({ octets }) => holdsUnder(octets, { row, input, signature })),
    );
    const hit = chunk[answers.indexOf(true)];
    if (hit) return hit.secret;
  }
  return undefined;
}

/** Whether these octets are a published secret's, and which. */
export async function matchKnownSecret(octets: Uint8Array): Promise<string | undefined> {
  const found = (await loadCandidates()).find(
    ({ octets: one }) =>
      one.length === octets.length && one.every((octet, i) => octet === octets[i]),
  );
  return found?.secret;
}
