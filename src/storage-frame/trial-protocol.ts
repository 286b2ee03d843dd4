// What is tried about places to keep a token, and the messages of those who try it.

export const PLACES = ['memory', 'session', 'local', 'cookie', 'http-only'] as const;
export type Place = (typeof PLACES)[number];

export const THREATS = ['script', 'reload', 'tab', 'site', 'worker'] as const;
export type Threat = (typeof THREATS)[number];

export type Outcome =
  /** The token was read: at once, or when the page used it. */
  | 'read'
  | 'read-when-used'
  /** The place could be looked into, and the token was not there. */
  | 'not-found'
  /** The browser refused, by an exception. */
  | 'refused'
  /** There is no such place here. */
  | 'no-such-place'
  /** The browser kept nothing, without a word. */
  | 'ignored'
  | 'not-tried';

export interface Attempt {
  readonly outcome: Outcome;
  /** The exception's name. */
  readonly error?: string;
}

export type Attempts = Readonly<Record<Place, Attempt>>;

/** The name of the made-up token in storage and cookie. The page's own are called otherwise. */
export const DEMONSTRATION = 'jotlab-demonstration';

/** What a frame is asked: to be the page with a script in it, the same page after a reload, or another site. */
export interface ToFrame {
  readonly kind: 'try';
  readonly threat: 'script' | 'reload' | 'site';
  /** The made-up token; for the first alone, which puts it into each place. */
  readonly token: string;
}

export type FromFrame =
  | { readonly kind: 'ready' }
  | { readonly kind: 'tried'; readonly attempts: Attempts };

const IN_FRAMES: readonly unknown[] = ['script', 'reload', 'site'];

export function isToFrame(data: unknown): data is ToFrame {
  return (
    isRecord(data) &&
    data['kind'] === 'try' &&
    IN_FRAMES.includes(data['threat']) &&
    typeof data['token'] === 'string'
  );
}

export function isFromFrame(data: unknown): data is FromFrame {
  return (
    isRecord(data) &&
    (data['kind'] === 'ready' || (data['kind'] === 'tried' && isRecord(data['attempts'])))
  );
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}
