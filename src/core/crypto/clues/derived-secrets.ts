// Secrets that can be read off the token itself: its issuer's name, its audience, its subject, with the usual endings.
import type { JsonNode } from '../../json/parse-json.ts';
import type { JsonPart, JwsToken, ParsedToken } from '../../token/parsed-token.ts';
import { askForSecret, type SecretSearch } from '../secret-search/secret-question.ts';

const CLAIMS = ['iss', 'aud', 'sub', 'client_id', 'azp', 'email', 'jti'] as const;
const ENDINGS = ['', '123', '!', '_secret', '-secret', 'secret', 'Secret'];
/** A value longer than this is nobody's secret. */
const MAX_LENGTH = 200;
const MAX_CANDIDATES = 2_000;
const SECONDS_A_YEAR = 31_556_952;

/**
 * Finds the value of the token that its HMAC was made with.
 *
 * @param now Seconds since the epoch, for secrets that end with a year.
 * @param search On another thread than the page's.
 * @returns The name of the claim or header parameter; `undefined` when none fits, or `signal` was aborted.
 */
export async function findDerivedSecret(
  token: ParsedToken,
  now: number,
  search: SecretSearch,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const question = askForSecret(token);
  if (token.kind !== 'jws' || !question) return undefined;
  const secrets = derivedSecrets(token, now);
  const list = [...secrets.keys()].slice(0, MAX_CANDIDATES).join('\n');
  const found = list === '' ? undefined : await search(question, list, signal);
  return found && secrets.get(found.text);
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
  return node?.kind === 'string' && isLine(node.value) ? [node.value] : [];
}

/** Whether it may be a secret, which stand one a line in a list. */
function isLine(value: string): boolean {
  return value !== '' && value.length <= MAX_LENGTH && !/[\r\n]/.test(value);
}

/** The value itself, and the names in a URL's host or around an address's `@`. */
function wordsOf(value: string): readonly string[] {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(value)?.[1] ?? /@([^@\s]+)$/.exec(value)?.[1] ?? '';
  const user = /^([^@\s]+)@/.exec(value)?.[1];
  const labels = host.split('.').filter((label) => label.length > 2);
  return [value, ...(user === undefined ? [] : [user]), ...(host === '' ? [] : [host]), ...labels];
}
