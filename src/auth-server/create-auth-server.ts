// The authorization server and its API as one Hono app: the same in a service worker, in a page, in tests and on Node.
import { Hono } from 'hono';
import { seedClients } from './clients.ts';
import { createConfiguration } from './configuration.ts';
import { answerRefusal, refusal } from './refusal.ts';
import { routeApi } from './routes/api.ts';
import { routeAuthorize } from './routes/authorize.ts';
import { routeDiscovery } from './routes/discovery.ts';
import { routeManagement } from './routes/management.ts';
import { routeTokenState } from './routes/token-state.ts';
import { routeToken } from './routes/token.ts';
import type { Server } from './server.ts';
import type { Store } from './store.ts';
import { addUser, DEMONSTRATION_USERS } from './users.ts';

export interface AuthServerOptions {
  /** The URL below which it answers: `https://example.org/any-repo`. */
  readonly base: string;
  readonly store: Store;
  /** Seconds since the epoch. */
  readonly now: () => number;
  readonly random: (octets: number) => Uint8Array<ArrayBuffer>;
  /** Of PBKDF2 with SHA-256; OWASP asks for 600,000. */
  readonly passwordIterations?: number;
}

const ITERATIONS = 600_000;

/** Whether the server answers below `base` for this path. */
export function isServerPath(base: string, url: string): boolean {
  const folder = folderOf(base);
  const asked = new URL(url);
  return (
    asked.origin === new URL(base).origin &&
    asked.pathname.startsWith(`${folder}/`) &&
    /^\/(?:(?:auth|api|\.well-known)\/|(?:authorize|userinfo|jwks\.json)$)/.test(
      asked.pathname.slice(folder.length),
    )
  );
}

/** The path of a base without a slash at its end; empty for a site of its own. */
function folderOf(base: string): string {
  return new URL(base).pathname.replace(/\/$/, '');
}

export function createAuthServer(options: AuthServerOptions): Hono {
  const { store, random, passwordIterations = ITERATIONS } = options;
  const issuer = options.base.replace(/\/$/, '');
  const now = (): number => Math.floor(options.now());
  const configuration = createConfiguration(now);
  const server: Server = { issuer, store, configuration, now, random, passwordIterations };
  const folder = folderOf(issuer);
  const app: Hono = new Hono().basePath(folder);
  let seeded: Promise<void> | undefined;
  app.use(async (context, next) => {
    seeded ??= seed(server).catch((error: unknown) => {
      seeded = undefined;
      throw error;
    });
    await seeded;
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
  });
  routeToken(app, server);
  routeDiscovery(app, server);
  routeAuthorize(app, server);
  routeTokenState(app, server);
  routeManagement(app, server);
  routeApi(app, server);
  refuseOtherMethods(app, folder);
  app.notFound((context) =>
    answerRefusal(context, refusal('not_found', 'There is nothing here', 404)),
  );
  // A fault of the store, or ours: told without its text, which could hold anything.
  app.onError((_error, context) =>
    context.json({ error: 'server_error', error_description: 'The server failed' }, 500),
  );
  return app;
}

/** RFC 9110 §15.5.6: a path that is there, asked by a method that it has not. */
function refuseOtherMethods(app: Hono, folder: string): void {
  const routes = app.routes.filter(({ method }) => method !== 'ALL');
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method);
    const allow = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
    app.all(path.slice(folder.length), (context) =>
      context.body(null, 405, { Allow: allow.join(', ') }),
    );
  }
}

/** Once in the life of a store. The last to be written tells that all is. */
async function seed(server: Server): Promise<void> {
  if (await server.store.get('users', DEMONSTRATION_USERS[1].username)) return;
  await seedClients(server);
  for (const { username, password, scope } of DEMONSTRATION_USERS)
    await addUser(server, username, password, scope);
}
