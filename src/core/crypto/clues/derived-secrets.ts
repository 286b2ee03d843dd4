// Secrets that can be read off the token itself: its issuer's name, its audience, its subject, with the usual endings.
import { encodeUtf8 } from '../../bytes/utf8.ts';
import type { JsonNode } from '../../json/parse-json.ts';
import type { JsonPart, JwsToken } from '../../token/parsed-token.ts';
import { findAlgorithm } from '../algorithms.ts';
import { holdsUnder } from '../other-reading.ts';
import { takeSignedParts, whyUncheckable } from '../signed-parts.ts';

const CLAIMS = ['iss', 'aud', 'sub', 'client_id', 'azp', 'email', 'jti'] as const;
const ENDINGS = ['', '123', '!', '_secret', '-secret', 'secret', 'Secret'];
/** A value longer than this is nobody's secret. */
const MAX_LENGTH = 200;
const MAX_CANDIDATES = 2_000;
const CHUNK = 64;
const SECONDS_A_YEAR = 31_556_952;

/**
 * Finds the value of the token that its HMAC was made with.
 *
 * @param now Seconds since the epoch, for secrets that end with a year.
 * @returns The name of the claim or header parameter; `undefined` when none fits, or `signal` was aborted.
 */
export async function findDerivedSecret(
  token: JwsToken,
  now: number,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (whyUncheckable(token).length > 0) return undefined;
  const row = findAlgorithm(token.jose.alg ?? '');
  if (row?.keyType !== 'oct') return undefined;
  const { input, signature } = takeSignedParts(token, undefined);
  if (signature.length !== row.signatureOctets) return undefined;
  const candidates = [...derivedSecrets(token, now)].slice(0, MAX_CANDIDATES);
  for (let at = 0; at < candidates.length; at += CHUNK) {
    if (signal?.aborted) return undefined;
    const chunk = candidates.slice(at, at + CHUNK);
    const answers = await Promise.all(
      chunk.map(([secret]) => holdsUnder(encodeUtf8(secret), { row, input, signature })),
    );
    const hit = chunk[answers.indexOf(true)];
    if (hit) return hit[1];
  }
  return undefined;
}

/** Each secret with the name of the member it comes from. */
function derivedSecrets({ header, payload }: JwsToken, now: number): ReadonlyMap<string, string> {
  const year = 1970 + Math.floor(now / SECONDS_A_YEAR);
  const endings = [...ENDINGS, `${year}`, `${year - 1}`];
  const secrets = new Map<string, string>();
  const values = [...valuesOf(header, ['kid']), ...(payload ? valuesOf(payload, CLAIMS) : [])];
  for (const [name, value] of values) {
    for (const word of wordsOf(value)) {
      for (const one of new Set([word, word.toLowerCase(), word.toUpperCase()])) {
        for (const ending of endings) {
          if (!secrets.has(one + ending)) secrets.set(one + ending, name);
        }
      }
    }
  }
  return secrets;
}

function valuesOf(
  part: JsonPart,
  names: readonly string[],
): readonly (readonly [string, string])[] {
  const root = part.json?.reading.root;
  if (root?.kind !== 'object') return [];
  return names.flatMap((name) => {
    const node = root.members.findLast((member) => member.name === name)?.value;
    return stringsOf(node).map((value) => [name, value] as const);
  });
}

function stringsOf(node: JsonNode | undefined): readonly string[] {
  if (node?.kind === 'array') return node.items.slice(0, 5).flatMap(stringsOf);
  return node?.kind === 'string' && node.value !== '' && node.value.length <= MAX_LENGTH
    ? [node.value]
    : [];
}

/** The value itself, and the names in a URL's host or around an address's `@`. */
function wordsOf(value: string): readonly string[] {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(value)?.[1] ?? /@([^@\s]+)$/.exec(value)?.[1] ?? '';
  const user = /^([^@\s]+)@/.exec(value)?.[1];
  const labels = host.split('.').filter((label) => label.length > 2);
  return [value, ...(user === undefined ? [] : [user]), ...(host === '' ? [] : [host]), ...labels];
}
