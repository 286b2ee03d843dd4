// The server as its tests use it: below a path, with a clock that they set.
import { expect } from 'vitest';
import { createAuthServer } from './create-auth-server.ts';
import { createMemoryStore } from './memory-store.ts';

export const BASE = 'https://site.example/any-repo';
const START = 1_800_000_000;

interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly body?: string;
}

export function serverInTests() {
  let moment = START;
  const store = createMemoryStore();
  const app = createAuthServer({
    base: `${BASE}/`,
    store,
    now: () => moment,
    random: (octets) => crypto.getRandomValues(new Uint8Array(octets)),
    // One is enough where nothing is to be protected.
    passwordIterations: 1,
  });
  const ask = async (path: string, asked: Asked = {}): Promise<Response> =>
    app.request(`${BASE}${path}`, asked);
  const postJson = (path: string, body: unknown, method = 'POST'): Promise<Response> =>
    ask(path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const postForm = (
    path: string,
    form: Readonly<Record<string, string>> | string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> =>
    ask(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
    });
  const signIn = async (
    username = 'user1',
    password = 'password123',
    scope?: string,
  ): Promise<Record<string, string>> => {
    const answer = await postJson('/auth/token', { username, password, scope });
    return (await answer.json()) as Record<string, string>;
  };
  return {
    store,
    ask,
    postJson,
    postForm,
    signIn,
    call: (path: string, token: string | undefined) =>
      ask(path, { headers: { Authorization: `Bearer ${token}` } }),
    wait: (seconds: number) => {
      moment += seconds;
    },
    now: () => moment,
  };
}

/** What a refusal says: its status and code. */
export async function saysOf(answer: Response): Promise<string> {
  const body = (await answer.json()) as Record<string, string>;
  // RFC 6749 §5.2.
  expect(body.error_description).toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return `${answer.status} ${body.error}`;
}
