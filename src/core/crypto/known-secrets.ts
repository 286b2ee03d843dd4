// Published secrets: tutorials' and libraries' examples that end up in production. The list is loaded when asked for.
import { decodeBase64url } from '../bytes/base64url.ts';
import { decodeHex } from '../bytes/hex.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import type { KnownSecret } from './secret-search/known-secret.ts';

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

interface Candidate {
  readonly known: KnownSecret;
  readonly octets: Uint8Array;
}

/** What a secret's text may stand for: its characters and what it decodes to, each with a line feed too. */
function candidatesOf(text: string): readonly Candidate[] {
  const readings = [
    ['utf8', encodeUtf8(text)],
    ['base64', decodeBase64url(text).bytes],
    ['hex', decodeHex(text)],
  ] as const;
  return readings.flatMap(([reading, octets]) =>
    octets?.length
      ? [
          { known: { text, reading, hasLineFeed: false }, octets },
          { known: { text, reading, hasLineFeed: true }, octets: Uint8Array.from([...octets, 10]) },
        ]
      : [],
  );
}

let candidates: readonly Candidate[] | undefined;

/** Whether these octets are a published secret's, and which. */
export async function matchKnownSecret(octets: Uint8Array): Promise<KnownSecret | undefined> {
  const secrets = await loadKnownSecrets();
  // An empty list is one that could not be loaded.
  if (secrets.length === 0) return undefined;
  candidates ??= secrets.flatMap(candidatesOf);
  const found = candidates.find(
    ({ octets: one }) =>
      one.length === octets.length && one.every((octet, i) => octet === octets[i]),
  );
  return found?.known;
}
