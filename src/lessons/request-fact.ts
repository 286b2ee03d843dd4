// What tasks of the flow look at: requests that were made and their answers, and readings of them.
import { parseJson } from '../core/json/parse-json.ts';

type Headers = readonly (readonly [name: string, value: string])[];

export interface RequestFact {
  readonly method: string;
  /** Below the server’s base. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
  /** Absent: the request failed. */
  readonly answer?: { readonly status: number; readonly headers: Headers; readonly body: string };
}

export function isAnswer({ answer }: RequestFact, status: number): boolean {
  return answer?.status === status;
}

/** A call of the API. */
export function isCall({ path }: RequestFact): boolean {
  return path.startsWith('/api/');
}

/** The access token that a call brings. */
export function bearerOf({ headers }: RequestFact): string | undefined {
  const [, value = ''] = headers.find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  return /^(?:Bearer|DPoP) (.+)$/.exec(value)?.[1];
}

export function headerOf({ answer }: RequestFact, wanted: string): string {
  const found = answer?.headers.find(([name]) => name.toLowerCase() === wanted.toLowerCase());
  return found?.[1] ?? '';
}

/** A member of the answer’s JSON, as text. */
export function answered({ answer }: RequestFact, name: string): string | undefined {
  return memberText(answer?.body ?? '', name);
}

/** A field of the request’s body, JSON or form. */
export function asked({ body }: RequestFact, name: string): string | undefined {
  return body.startsWith('{')
    ? memberText(body, name)
    : (new URLSearchParams(body).get(name) ?? undefined);
}

function memberText(json: string, name: string): string | undefined {
  const { root } = parseJson(json);
  if (root?.kind !== 'object') return undefined;
  const value = root.members.findLast((member) => member.name === name)?.value;
  if (value?.kind === 'string') return value.value;
  return value?.kind === 'number' ? value.text : undefined;
}

/** Signs in: by name and password, whether in JSON or in a form. */
export function isSignIn(request: RequestFact): boolean {
  return request.path === '/auth/token' && asked(request, 'password') !== undefined;
}

export function isRefresh(request: RequestFact): boolean {
  return request.path === '/auth/token' && asked(request, 'grant_type') === 'refresh_token';
}

/** What happened after the last request of which something is so; nothing when there is none. */
export function after(
  requests: readonly RequestFact[],
  isSo: (request: RequestFact) => boolean,
): readonly RequestFact[] {
  const last = requests.findLastIndex(isSo);
  return last === -1 ? [] : requests.slice(last + 1);
}
