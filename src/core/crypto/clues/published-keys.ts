// Public keys whose private half is published: RFC examples, jwt.io's defaults, keys of JOSE libraries' tests. By RFC 7638
// SHA-256 thumbprint; published-keys.json says where each was found. The list is loaded when asked for.
import type { KeyMaterial } from '../../keys/key-reading.ts';
import { thumbprint } from '../../keys/thumbprint.ts';

let labels: Promise<ReadonlyMap<string, string>> | undefined;

/** What each published key is, by thumbprint; none while the list cannot be loaded. */
async function loadPublishedKeys(): Promise<ReadonlyMap<string, string>> {
  labels ??= import('./published-keys.json').then(
    ({ default: { keys } }) => new Map(keys.map(({ jkt, label }) => [jkt, label])),
  );
  try {
    return await labels;
  } catch {
    labels = undefined;
    return new Map();
  }
}

/** What a published key is known from ("jwt.io default key"); `undefined` for any other key. */
export async function publishedKeyLabel(key: KeyMaterial): Promise<string | undefined> {
  if (key.kind === 'secret') return undefined;
  const print = await thumbprint(key);
  return print === undefined ? undefined : (await loadPublishedKeys()).get(print);
}
