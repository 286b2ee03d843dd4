// Which kind of token this is. Chosen by the person or explicit in `typ`: certain. Else guessed from the claims.
import type { JsonNode } from '../json/parse-json.ts';
import type { JweToken, JwsToken, ParsedToken } from '../token/parsed-token.ts';
import { EXPLICIT_TYPES } from './explicit-types.ts';
import { foldMediaType } from './media-type.ts';
import type { Profile, ProfileName, ProfileVariant } from './profile.ts';

/** `typ` of kinds that the page has no word for, as media-type.ts folds it. */
const VARIANT_BY_TYP: ReadonlyMap<string, ProfileVariant> = new Map([
  ['dc+sd-jwt', 'sd-jwt-vc'],
  ['vc+sd-jwt', 'sd-jwt-vc'],
  ['vc+jwt', 'vc-jwt'],
  ['vc-ld+jwt', 'vc-jwt'],
  ['vp+jwt', 'vp-jwt'],
  ['kb+jwt', 'kb-jwt'],
] satisfies [string, ProfileVariant][]);

/** OpenID Connect Back-Channel Logout §2.4. */
export const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const HOUR = 3_600;
const GENERIC: Profile = { name: 'jwt', certain: false };
const UNKNOWN: Profile = { name: 'unknown', certain: false };

/**
 * Tells the kind of a token.
 *
 * @param chosen What the person says it is; wins over everything.
 * @returns `jwt` for a token with claims of no particular kind, `unknown` when there are no claims to go by.
 */
export function guessProfile(token: ParsedToken, chosen?: ProfileName): Profile {
  if (token.kind === 'empty' || token.kind === 'unreadable') {
    return chosen ? { name: chosen, certain: true } : UNKNOWN;
  }
  const typ = foldMediaType(token.jose.typ ?? '');
  const profile: Profile = chosen ? { name: chosen, certain: true } : guessByTyp(token, typ);
  const variant = variantOf(profile.name, token, typ);
  return variant ? { ...profile, variant } : profile;
}

/** What exactly a kind of token is, by its `typ` and by the claims that tell it. */
function variantOf(
  name: Profile['name'],
  token: JwsToken | JweToken,
  typ: string,
): ProfileVariant | undefined {
  const claims = membersOf(token.kind === 'jws' ? token.payload?.json?.reading.root : undefined);
  const told = VARIANT_BY_TYP.get(typ);
  if (name === 'sd-jwt') {
    return told === 'sd-jwt-vc' || claims?.has('vct') ? 'sd-jwt-vc' : undefined;
  }
  if (name === 'entity-statement') {
    const [issuer, subject] = ['iss', 'sub'].map((claim) => claims?.get(claim));
    const isOwn = issuer?.kind === 'string' && subject?.kind === 'string';
    return isOwn && issuer.value === subject.value ? 'entity-configuration' : undefined;
  }
  if (name !== 'jwt') return undefined;
  if (told && told !== 'sd-jwt-vc') return told;
  if (claims?.has('vc')) return 'vc-claim';
  return claims?.has('vp') ? 'vp-jwt' : undefined;
}

function guessByTyp(token: JwsToken | JweToken, typ: string): Profile {
  const told = typ.endsWith('+sd-jwt') ? 'sd-jwt' : EXPLICIT_TYPES.get(typ);
  if (told) return { name: told, certain: true };
  const claims = membersOf(token.kind === 'jws' ? token.payload?.json?.reading.root : undefined);
  // An explicit type that is none of ours: a guess from the claims would contradict it.
  if (typ.endsWith('+jwt')) return claims ? { name: 'jwt', certain: true } : UNKNOWN;
  if (token.text.includes('~')) return { name: 'sd-jwt', certain: false };
  if (!claims) return UNKNOWN;
  const name = guessName(claims, membersOf(token.header.json?.reading.root) ?? new Map());
  return name ? { name, certain: false } : GENERIC;
}

type Members = ReadonlyMap<string, JsonNode>;

/** The first that fits, the most telling first. */
function guessName(claims: Members, header: Members): Profile['name'] | undefined {
  const has = (...names: string[]): boolean => names.some((name) => claims.has(name));
  const text = (name: string): string | undefined => {
    const node = claims.get(name);
    return node?.kind === 'string' ? node.value : undefined;
  };
  const events = claims.get('events');
  if (has('_sd', '_sd_alg')) return 'sd-jwt';
  if (has('vc', 'vp')) return 'jwt';
  if (header.has('jwk') && has('htm') && has('htu')) return 'dpop-proof';
  if (events?.kind === 'object') {
    return membersOf(events)?.has(LOGOUT_EVENT) ? 'logout-token' : 'security-event';
  }
  if (has('token_introspection')) return 'introspection-response';
  const typ = text('typ')?.toLowerCase();
  const use = text('token_use');
  if (typ === 'id' || use === 'id' || has('at_hash', 'c_hash')) return 'id-token';
  if (has('nonce') && !has('scope', 'scp', 'client_id')) return 'id-token';
  if (typ === 'refresh' || typ === 'offline') return 'refresh-token';
  if (typ === 'bearer' || use === 'access') return 'access-token';
  if (has('scope', 'scp', 'client_id', 'permissions') && !isRequest(has)) return 'access-token';
  if (isClientAssertion(claims, text)) return 'client-assertion';
  if (isRequest(has)) return 'request-object';
  if (has('authority_hints', 'trust_chain', 'metadata_policy')) return 'entity-statement';
  if (has('jwks') && has('metadata') && has('iss') && has('sub')) return 'entity-statement';
  return undefined;
}

/** A request object has a `client_id` and a `scope` too (RFC 9101 §4), which tells nothing about an access token. */
function isRequest(has: (...names: string[]) => boolean): boolean {
  return has('response_type') && has('redirect_uri');
}

/**
 * RFC 7523 §3: issuer and subject are the client, the audience is a URL of the server; and it lives shortly. When it
 * was made it need not say; then its life is not known.
 */
function isClientAssertion(claims: Members, text: (name: string) => string | undefined): boolean {
  const issuer = text('iss');
  if (issuer === undefined || issuer !== text('sub')) return false;
  const aud = claims.get('aud');
  const audiences = aud?.kind === 'array' ? aud.items : aud ? [aud] : [];
  const begin = claims.get('iat') ?? claims.get('nbf');
  const isShort = begin
    ? seconds(claims.get('exp')) - seconds(begin) <= HOUR
    : claims.get('exp')?.kind === 'number';
  return audiences.some(isUrl) && isShort;
}

function isUrl(node: JsonNode): boolean {
  return node.kind === 'string' && /^https?:\/\//i.test(node.value);
}

function seconds(node: JsonNode | undefined): number {
  return node?.kind === 'number' ? Number(node.text) : Number.NaN;
}

/** The names that a guess looks at; the others may be very many. */
const TELLING: ReadonlySet<string> = new Set(
  `iss sub aud exp iat nbf jwk htm htu events token_introspection typ token_use at_hash c_hash nonce scope scp
  client_id permissions response_type redirect_uri authority_hints trust_chain metadata_policy jwks metadata
  _sd _sd_alg vct vc vp ${LOGOUT_EVENT}`.split(/\s+/),
);

/** The telling members of an object, the last of each name. */
function membersOf(root: JsonNode | undefined): Members | undefined {
  if (root?.kind !== 'object') return undefined;
  const members = new Map<string, JsonNode>();
  for (const { name, value } of root.members) {
    if (TELLING.has(name)) members.set(name, value);
  }
  return members;
}
