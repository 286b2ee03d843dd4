// The people who can sign in, and how often they may try.
import { hashPassword, isPassword } from './password.ts';
import { refusal, type Refusal } from './refusal.ts';
import { SCOPES } from './scope.ts';
import type { Server } from './server.ts';
import type { User } from './store.ts';

const PERSON: readonly string[] = ['openid', 'profile', 'orders:read'];

/** The demonstration's own people. Their passwords are shown on the page. */
export const DEMONSTRATION_USERS = [
  { username: 'user1', password: 'password123', scope: PERSON },
  { username: 'admin', password: 'admin-password', scope: SCOPES },
] as const;

/** Failed sign-ins of one name in one period (OWASP: throttle by account). */
const MOST_FAILURES = 5;
/** Seconds. */
const PERIOD = 60;
const LONGEST_NAME = 100;

/** The user with this password, or why not. */
export async function signIn(
  server: Server,
  username: string,
  password: string,
): Promise<User | Refusal> {
  const { store, now } = server;
  const moment = now();
  const name = username.slice(0, LONGEST_NAME + 1);
  let retryAfter = 0;
  // Counted before the password is checked, so that many at once do not slip through.
  await store.update('attempts', name, (before) => {
    const row =
      before && before.expires > moment ? before : { failed: 0, expires: moment + PERIOD };
    retryAfter = row.failed >= MOST_FAILURES ? row.expires - moment : 0;
    return retryAfter > 0 ? row : { ...row, failed: row.failed + 1 };
  });
  if (retryAfter > 0)
    return refusal('temporarily_unavailable', 'Too many failed sign-ins: try later', 429, {
      'Retry-After': String(retryAfter),
    });
  const user = await store.get('users', name);
  if (!(await isPassword(server, password, user?.password)) || !user) {
    await store.sweep('attempts', moment);
    return refusal('invalid_grant', 'Invalid credentials', 401);
  }
  await store.update('attempts', name, () => undefined);
  return user;
}

/** Adds a person, who may grant what `user1` may. */
export async function addUser(
  server: Server,
  username: string,
  password: string,
  scope: readonly string[] = PERSON,
): Promise<Refusal | undefined> {
  if (!/^[\w.@-]{1,100}$/.test(username))
    return refusal('invalid_request', 'username must be 1 to 100 letters, digits or . _ @ -');
  // NIST SP 800-63B-4 §3.1.1.2: eight characters at least.
  if (password.length < 8 || password.length > 256)
    return refusal('invalid_request', 'password must have 8 to 256 characters');
  const user = { username, password: await hashPassword(server, password), scope };
  let isTaken = false;
  await server.store.update('users', username, (before) => {
    isTaken = before !== undefined;
    return before ?? user;
  });
  return isTaken ? refusal('invalid_request', 'username is taken', 409) : undefined;
}
