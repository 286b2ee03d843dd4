// An authorization server, and the API that trusts it, in one file.
// README.md has the way to start it, and curl lines for everything it does.
//: if symmetric
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
//: end
//: if not symmetric
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
//: end
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
//: if introspection
import { basicAuth } from 'hono/basic-auth';
//: end
//: if symmetric
import { errors, jwtVerify, SignJWT } from 'jose';
//: end
//: if not symmetric
import { calculateJwkThumbprint, errors, exportJWK, jwtVerify, SignJWT } from 'jose';
//: end

// What was chosen on the page. Lifetimes are in seconds.
const ALGORITHM = 'ES256';
const AUDIENCE = 'https://api.example';
const ACCESS_LIFETIME = 300;
const REFRESH_LIFETIME = 86400;
const LEEWAY = 0;

// What differs from one machine to the next. The issuer is never taken from the
// request: it would be what the sender writes into the Host header.
const PORT = Number(process.env.PORT ?? 8000);
const ISSUER = process.env.ISSUER ?? `http://127.0.0.1:${PORT}`;
//: if introspection
const API_SECRET = process.env.API_SECRET || stop('API_SECRET', 'openssl rand -hex 32');
//: end

// The key is no part of the source: whoever has it can sign in as anybody.
//: if symmetric
const signingKey = new TextEncoder().encode(process.env.JWT_KEY);
const verifyingKey = signingKey;
const header = { alg: ALGORITHM, typ: 'at+jwt' };
// RFC 7518 §3.2: no shorter than the hash.
if (signingKey.length < 32) stop('JWT_KEY', 'openssl rand -hex 32');
//: end
//: if not symmetric
const KEY_COMMAND = 'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256';
const signingKey = readKey(process.env.JWT_KEY ?? '');
const verifyingKey = createPublicKey(signingKey);
const jwk = await exportJWK(verifyingKey);
// A name of the key's own, so that others can tell it from the next one.
const kid = await calculateJwkThumbprint(jwk);
const header = { alg: ALGORITHM, typ: 'at+jwt', kid };
// A key of another kind fails now, not later.
await new SignJWT().setProtectedHeader(header).sign(signingKey).catch(askForKey);

function readKey(pem) {
  try {
    return createPrivateKey(pem);
  } catch {
    return askForKey();
  }
}

function askForKey() {
  return stop('JWT_KEY', KEY_COMMAND);
}
//: end

function stop(name, command) {
  console.error(`Set ${name} first:\n  export ${name}="$(${command})"`);
  process.exit(1);
}

// Maps, to keep it short. A restart forgets them, and so signs everybody out; what is to
// outlive it, or be seen by a second process, belongs in a database.
const users = new Map();
const refreshes = new Map();
//: if looked-up
const revoked = new Map();
//: end
//: if looked-up
const STARTED = now();
//: end

function now() {
  return Math.floor(Date.now() / 1000);
}

function newSecret() {
  return randomBytes(32).toString('base64url');
}

/** Enough for what is random; a copy of the table then signs nobody in. */
function hashToken(token) {
  return createHash('sha256').update(token).digest('base64url');
}

/** Slow on purpose: who steals the table must pay for each guess (OWASP). */
function hashPassword(password, salt) {
  return promisify(scrypt)(password, salt, 32, { N: 2 ** 15, r: 8, p: 3, maxmem: 2 ** 26 });
}

async function addUser(name, password, scope) {
  const salt = randomBytes(16);
  users.set(name, { name, scope, salt, hash: await hashPassword(password, salt) });
}

// To try it out. Replace them before anybody else can reach this.
await addUser('user1', 'password123', 'orders:read');
await addUser('guest', 'guest-password', '');
const NOBODY = { salt: randomBytes(16), hash: randomBytes(32) };

function sweep(table) {
  for (const [key, { expires }] of table) if (expires <= now()) table.delete(key);
}

function addRefreshToken(name, family, expires) {
  sweep(refreshes);
  const token = newSecret();
  refreshes.set(hashToken(token), { name, family, expires, isSpent: false });
  return token;
}

async function answerTokens(user, family, refreshToken) {
  const claims = {
    // The sign-in: to revoke it ends all that came from it.
    sid: family,
    scope: user.scope,
  };
  const accessToken = await new SignJWT(claims)
    .setProtectedHeader(header)
    .setIssuer(ISSUER)
    .setSubject(user.name)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(now() + ACCESS_LIFETIME)
    .setJti(newSecret())
    .sign(signingKey);
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: ACCESS_LIFETIME,
    refresh_token: refreshToken,
  };
}

/** Its claims, or nothing when it is not good here. */
async function readAccessToken(token) {
  try {
    const { payload } = await jwtVerify(token, verifyingKey, {
      // Pinned: the token must not choose (RFC 8725 §3.1).
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      // RFC 9068 §4: no other kind of token will do.
      typ: 'at+jwt',
      clockTolerance: LEEWAY,
      // jose checks what is there. That it is there has to be asked for.
      requiredClaims: ['sub', 'iat', 'exp', 'jti', 'sid', 'scope'],
    });
    //: if looked-up
    // What was revoked before the start is forgotten.
    if (payload.iat < STARTED) return undefined;
    if (revoked.has(payload.jti) || revoked.has(payload.sid)) return undefined;
    //: end
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

//: if looked-up
/** `id` is a `jti`, or a `sid`. It is listed as long as a token could have it, and no longer. */
function revokeUntil(expires, id) {
  sweep(revoked);
  revoked.set(id, { expires: expires + LEEWAY });
}

//: end
function revokeFamily(family) {
  for (const row of refreshes.values()) if (row.family === family) row.isSpent = true;
  //: if looked-up
  revokeUntil(now() + ACCESS_LIFETIME, family);
  //: end
}

const app = new Hono();

app.use(async (c, next) => {
  await next();
  // RFC 6749 §5.1: it may hold tokens.
  c.header('Cache-Control', 'no-store');
});

function refuse(c, error, why, status = 400, challenge) {
  if (challenge) c.header('WWW-Authenticate', challenge);
  return c.json({ error, error_description: why }, status);
}

async function formText(c, name) {
  const value = (await c.req.parseBody())[name];
  return typeof value === 'string' ? value : '';
}

app.post('/auth/token', async (c) => {
  const type = c.req.header('Content-Type') ?? '';
  if (type.startsWith('application/json'))
    return signIn(c, await c.req.json().catch(() => undefined));
  if ((await formText(c, 'grant_type')) === 'refresh_token')
    return refresh(c, await formText(c, 'refresh_token'));
  return refuse(c, 'unsupported_grant_type', 'Send JSON, or grant_type=refresh_token');
});

async function signIn(c, body) {
  const { username, password } = body ?? {};
  if (typeof username !== 'string' || typeof password !== 'string')
    return refuse(c, 'invalid_request', 'username and password must be texts');
  const user = users.get(username);
  // For nobody a hash is made as well, and the words are the same: neither the
  // time nor the answer tells who is a user here.
  const { salt, hash } = user ?? NOBODY;
  const isRight = timingSafeEqual(await hashPassword(password, salt), hash);
  if (!user || !isRight) return c.json({ message: 'Invalid credentials' }, 401);
  const family = newSecret();
  const refreshToken = addRefreshToken(username, family, now() + REFRESH_LIFETIME);
  return c.json(await answerTokens(user, family, refreshToken));
}

function findRefreshToken(token) {
  const row = refreshes.get(hashToken(token));
  return row && row.expires > now() ? row : undefined;
}

async function refresh(c, old) {
  const row = findRefreshToken(old);
  // Asked anew: the person may have fewer rights by now, or be gone.
  const user = users.get(row?.name);
  //: if rotation
  if (row?.isSpent) {
    // Used twice: by the owner and by a thief. Who is who cannot be told, so both
    // must sign in again (RFC 9700 §4.14.2).
    revokeFamily(row.family);
  }
  //: end
  if (!row || row.isSpent || !user)
    return refuse(c, 'invalid_grant', 'The refresh token is not valid');
  //: if rotation
  // No `await` before this: of two requests at once, one finds it unspent.
  row.isSpent = true;
  // It ends when the first one would have: to refresh does not prolong a sign-in.
  const next = addRefreshToken(row.name, row.family, row.expires);
  return c.json(await answerTokens(user, row.family, next));
  //: end
  //: if not rotation
  // The same again: who copied it can refresh as long as the owner can.
  return c.json(await answerTokens(user, row.family, old));
  //: end
}

app.post('/auth/revoke', async (c) => {
  const token = await formText(c, 'token');
  const row = findRefreshToken(token);
  if (row) revokeFamily(row.family);
  //: if looked-up
  // RFC 7009 §2.2: what is not valid is as good as revoked.
  const claims = row ? undefined : await readAccessToken(token);
  if (claims) revokeUntil(claims.exp, claims.jti);
  //: end
  //: if not looked-up
  // An access token cannot be called back: the API asks nobody. It has to expire.
  //: end
  return c.body(null, 200);
});

//: if introspection
// RFC 7662: an API elsewhere asks whether a token is still good.
app.use('/auth/introspect', basicAuth({ username: 'api', password: API_SECRET }));
app.post('/auth/introspect', async (c) => {
  const claims = await readAccessToken(await formText(c, 'token'));
  return c.json(claims ? { active: true, ...claims } : { active: false });
});

//: end
//: if not symmetric
app.get('/jwks.json', (c) => c.json({ keys: [{ ...jwk, kid, alg: ALGORITHM, use: 'sig' }] }));

//: end
/** Lets a request pass that carries a good access token in its header (RFC 6750). */
function needsToken(scope) {
  return async (c, next) => {
    const [, token] = /^Bearer +(.+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
    if (!token) return refuse(c, 'unauthorized', 'An access token is needed', 401, 'Bearer');
    const claims = await readAccessToken(token);
    if (!claims)
      return refuse(c, 'invalid_token', 'Not valid', 401, 'Bearer error="invalid_token"');
    if (scope && !claims.scope.split(' ').includes(scope)) {
      const challenge = `Bearer error="insufficient_scope", scope="${scope}"`;
      return refuse(c, 'insufficient_scope', `This needs ${scope}`, 403, challenge);
    }
    c.set('claims', claims);
    return next();
  };
}

app.get('/api/me', needsToken(), (c) => {
  const { sub, scope, exp } = c.get('claims');
  return c.json({ username: sub, scope, exp });
});

app.get('/api/orders', needsToken('orders:read'), (c) =>
  c.json({ orders: [{ id: 1001, item: 'Espresso machine', amount: '249.00' }] }),
);

// For this machine alone. Others reach it through a proxy that speaks HTTPS.
serve({ fetch: app.fetch, port: PORT, hostname: '127.0.0.1' }, () => {
  console.log(`Running on ${ISSUER}`);
});
