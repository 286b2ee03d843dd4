// The messages between the flow page and the page that /authorize sends back to, over a channel of the site's own origin.

/** The page that is registered as `redirect_uri`. */
export const RETURN_PAGE = 'code-return.html';
const CHANNEL = 'jotlab-code-return';

export interface Returned {
  readonly kind: 'returned';
  /** The whole URL that the server sent it to. */
  readonly url: string;
}

/** Said by the page that asked: the other may close. */
export interface Taken {
  readonly kind: 'taken';
}

export function openReturnChannel(): BroadcastChannel {
  return new BroadcastChannel(CHANNEL);
}

export function isReturned(data: unknown): data is Returned {
  return isRecord(data) && data['kind'] === 'returned' && typeof data['url'] === 'string';
}

export function isTaken(data: unknown): data is Taken {
  return isRecord(data) && data['kind'] === 'taken';
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}
