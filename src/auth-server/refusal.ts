// An answer that refuses, as a value: RFC 6749 §5.2 gives its shape.
import type { Context } from 'hono';

export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429;
  /** RFC 6749 §5.2, RFC 6750 §3.1, RFC 9449 §5. */
  readonly error: string;
  /** Printable ASCII without quotation mark and backslash (RFC 6749 §5.2). */
  readonly description: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function refusal(
  error: string,
  description: string,
  status: Refusal['status'] = 400,
  headers?: Refusal['headers'],
): Refusal {
  return { status, error, description, ...(headers && { headers }) };
}

export function isRefusal(value: object): value is Refusal {
  return 'error' in value && 'description' in value;
}

/** RFC 6749 §5.1: what holds tokens is stored nowhere. */
export const NO_STORE = { 'Cache-Control': 'no-store' } as const;

export function answerRefusal(
  context: Context,
  { status, error, description, headers }: Refusal,
): Response {
  return context.json({ error, error_description: description }, status, {
    ...NO_STORE,
    ...headers,
  });
}
