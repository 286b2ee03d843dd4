// What the token itself says of each thing that may be expected, to be taken over where it is what is meant.
import { requiredClaims } from '../claims/profile-claims.ts';
import type { Profile } from '../claims/profile.ts';
import { nodeAt } from '../json/edit-json.ts';
import { parseJson, type JsonNode } from '../json/parse-json.ts';
import { readTimeClaims } from '../time/time-status.ts';
import { parseToken } from '../token/parse-token.ts';
import type { ExpectationName } from './set-expectation.ts';

/** For each expectation what the token says, as a field shows it. */
export type Suggestions = ReadonlyMap<ExpectationName, readonly string[]>;

/** Longer texts are not read for suggestions. */
const LIMIT = 200_000;

/**
 * @param text The whole token, for the key binding of an SD-JWT.
 * @param header JSON text. @param payload JSON text.
 */
export function suggestExpectations(
  profile: Profile,
  text: string,
  header: string,
  payload: string,
): Suggestions {
  if (text.length > LIMIT || header.length + payload.length > LIMIT) return new Map();
  const head = parseJson(header).root;
  const claims = parseJson(payload).root;
  const binding = parseToken(text.slice(text.lastIndexOf('~') + 1));
  const bound = binding.kind === 'jws' ? binding.payload?.json?.reading.root : undefined;
  const ofKey = text.includes('~') ? bound : undefined;
  const lifetime = claims?.kind === 'object' ? lifetimeOf(claims) : undefined;
  const said: readonly (readonly [ExpectationName, readonly string[]])[] = [
    ['issuer', textsAt(claims, 'iss')],
    ['audience', textsAt(claims, 'aud')],
    ['subject', textsAt(claims, 'sub')],
    ['clientId', [...textsAt(claims, 'client_id'), ...textsAt(claims, 'azp')]],
    ['nonce', textsAt(claims, 'nonce')],
    ['typ', textsAt(head, 'typ')],
    ['algorithms', textsAt(head, 'alg')],
    ['required', [requiredClaims(profile).join(', ')]],
    ['maxAge', lifetime === undefined ? [] : [String(lifetime)]],
    ['method', textsAt(claims, 'htm')],
    ['url', textsAt(claims, 'htu')],
    ['keyBindingAudience', textsAt(ofKey, 'aud')],
    ['keyBindingNonce', textsAt(ofKey, 'nonce')],
  ];
  return new Map(
    said
      .map(([name, values]) => [name, values.filter((value) => value !== '')] as const)
      .filter(([, values]) => values.length > 0),
  );
}

/** The string, or the strings of the array, in a member. */
function textsAt(root: JsonNode | undefined, name: string): readonly string[] {
  const node = root && nodeAt(root, [name]);
  const nodes = node?.kind === 'array' ? node.items : node ? [node] : [];
  return nodes.flatMap((one) => (one.kind === 'string' ? [one.value] : []));
}

/** Whole seconds from `iat` to `exp`: an age that a token may have. */
function lifetimeOf(claims: Extract<JsonNode, { kind: 'object' }>): number | undefined {
  const { iat, exp } = readTimeClaims(claims);
  return iat !== undefined && exp !== undefined && exp > iat ? Math.ceil(exp - iat) : undefined;
}
