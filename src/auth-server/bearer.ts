// What the API asks of a request: a token that is good for this, in the way it is bound (RFC 6750, RFC 9449 §7).
import type { Context } from 'hono';
import type { JwtClaims } from '../core/crypto/strict-jwt.ts';
import { isOpaque, readAccessToken } from './access-token.ts';
import { countLookUps } from './count-look-ups.ts';
import { PROOF_ALGORITHMS, readProof } from './dpop.ts';
import { isActive } from './introspection.ts';
import { isRefusal, refusal, type Refusal } from './refusal.ts';
import type { Server } from './server.ts';
import { settingsOf, type Settings } from './settings.ts';

type Scheme = 'Bearer' | 'DPoP';

interface Demand {
  readonly scope?: string;
  /** Whether it takes bound tokens alone, where DPoP is on. */
  readonly bound?: boolean;
}

/**
 * The claims of the request's access token, or the refusal with its `WWW-Authenticate`. The answer's `Server-Timing`
 * tells what was looked up for it.
 */
export async function readBearer(
  context: Context,
  server: Server,
  demand: Demand = {},
): Promise<JwtClaims | Refusal> {
  const { store, metrics } = countLookUps(server.store);
  const read = await authenticate(context, { ...server, store }, demand);
  context.header('Server-Timing', metrics());
  return read;
}

async function authenticate(
  context: Context,
  server: Server,
  { scope, bound = false }: Demand,
): Promise<JwtClaims | Refusal> {
  const settings = await settingsOf(server);
  const mustBind = bound && settings.dpop;
  const header = context.req.header('authorization') ?? '';
  const [, name = ''] = /^([!#$%&'*+.^_`|~\w-]+)/.exec(header) ?? [];
  const scheme = (['Bearer', 'DPoP'] as const).find(
    (one) => one.toLowerCase() === name.toLowerCase(),
  );
  // RFC 6750 §3.1: without credentials, no error is told.
  if (!scheme || (scheme === 'DPoP' && !settings.dpop))
    return unauthorized(settings, mustBind ? 'DPoP' : 'Bearer');
  // RFC 6750 §2.1.
  const [, token] = /^\S+ +([\w.~+/-]+=*)$/.exec(header) ?? [];
  if (token === undefined)
    return challenge(refusal('invalid_request', 'The Authorization header is malformed'), scheme);
  const invalid = (why: string): Refusal =>
    challenge(refusal('invalid_token', why, 401), mustBind ? 'DPoP' : scheme);
  const claims = await readAccessToken(server, settings, token);
  if (typeof claims === 'string') return invalid(claims);
  const faulty = await findBindingFault(context, server, settings, { scheme, token, claims });
  if (faulty) return faulty;
  if (mustBind && scheme !== 'DPoP')
    return invalid('This needs an access token that is bound to a key');
  // What an opaque token refers to would be gone.
  if (!isOpaque(token) && !(await isStillGood(server, settings, claims)))
    return invalid('The access token was revoked');
  if (scope !== undefined && !scopesOf(claims).includes(scope))
    return challenge(
      refusal('insufficient_scope', `This needs the scope ${scope}`, 403),
      scheme,
      `scope="${scope}"`,
    );
  return claims;
}

export function scopesOf({ scope }: JwtClaims): readonly string[] {
  return typeof scope === 'string' ? scope.split(' ') : [];
}

/** How the API learns of revocation is a setting; what that costs is what the page shows. */
async function isStillGood(
  server: Server,
  { revocation }: Settings,
  claims: JwtClaims,
): Promise<boolean> {
  if (revocation === 'deny-list')
    return (await server.store.get('revoked', String(claims.jti))) === undefined;
  return revocation === 'introspection' ? isActive(server, claims) : true;
}

interface Bound {
  readonly scheme: Scheme;
  readonly token: string;
  readonly claims: JwtClaims;
}

/** RFC 9449 §7.1, §7.2: a bound token needs the proof, and is no bearer token. */
async function findBindingFault(
  context: Context,
  server: Server,
  settings: Settings,
  { scheme, token, claims }: Bound,
): Promise<Refusal | undefined> {
  const isBound = typeof claims.cnf === 'object' && claims.cnf !== null && 'jkt' in claims.cnf;
  if (scheme === 'Bearer')
    return isBound
      ? challenge(refusal('invalid_token', 'The access token is bound to a key', 401), 'DPoP')
      : undefined;
  if (!isBound)
    return challenge(refusal('invalid_token', 'The access token is bound to no key', 401), 'DPoP');
  const proof = context.req.header('dpop') ?? '';
  const url = new URL(context.req.path, server.issuer).href;
  const read = await readProof(server, settings, {
    method: context.req.method,
    url,
    proof,
    accessToken: token,
  });
  return isRefusal(read) ? challenge({ ...read, status: 401 }, 'DPoP') : undefined;
}

const ALGS = `algs="${PROOF_ALGORITHMS.join(' ')}"`;

function unauthorized(settings: Settings, preferred: Scheme): Refusal {
  const bearer = 'Bearer realm="api"';
  const schemes = settings.dpop ? [bearer, `DPoP realm="api", ${ALGS}`] : [bearer];
  const shown = preferred === 'DPoP' ? schemes.slice(-1) : schemes;
  return refusal('unauthorized', 'An access token is needed', 401, {
    'WWW-Authenticate': shown.join(', '),
  });
}

/** The refusal with its `WWW-Authenticate` (RFC 6750 §3, RFC 9449 §7.1). */
function challenge(refused: Refusal, scheme: Scheme, ...more: readonly string[]): Refusal {
  const parameters = [
    'realm="api"',
    `error="${refused.error}"`,
    `error_description="${refused.description}"`,
    ...more,
    ...(scheme === 'DPoP' ? [ALGS] : []),
  ];
  return {
    ...refused,
    headers: { ...refused.headers, 'WWW-Authenticate': `${scheme} ${parameters.join(', ')}` },
  };
}
