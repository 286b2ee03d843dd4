// One request to the server of the page and its answer, kept as they were.
import type { AuthServerClient } from '../auth-server/client.ts';

type HeaderList = readonly (readonly [name: string, value: string])[];

/** Who sends: the person's own browser, or whoever copied its tokens. */
export type DeviceId = 'browser' | 'thief';

/** One request and its answer, as they were. */
export interface Exchange {
  readonly id: number;
  readonly device: DeviceId;
  readonly method: string;
  readonly url: string;
  /** Below the server's base. */
  readonly path: string;
  readonly headers: HeaderList;
  readonly body: string;
  /** Milliseconds since the epoch, and how many it took. */
  readonly started: number;
  readonly duration: number;
  /** It was the address of another tab: of the answer only where it sent that tab in the end is known. */
  readonly isNavigation?: boolean;
  /** Absent: the request failed. */
  readonly answer?: {
    readonly status: number;
    readonly headers: HeaderList;
    readonly body: string;
  };
}

export interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Sent extends Asked {
  readonly device: DeviceId;
  readonly method: string;
  readonly path: string;
}

/** Sends a request, and reads the whole answer. A failure is an exchange without one. */
export async function makeExchange(
  { base, send }: AuthServerClient,
  { device, method, path, headers = {}, body = '' }: Sent,
): Promise<Omit<Exchange, 'id'>> {
  const url = base + path;
  const started = Date.now();
  const before = performance.now();
  const request = new Request(url, { method, headers, ...(body !== '' && { body }) });
  const answer = await send(request).then(readAnswer, () => undefined);
  return {
    device,
    method,
    url,
    path,
    headers: Object.entries(headers),
    body,
    started,
    duration: Math.round(performance.now() - before),
    ...(answer && { answer }),
  };
}

async function readAnswer(response: Response): Promise<NonNullable<Exchange['answer']>> {
  return {
    status: response.status,
    headers: [...response.headers],
    body: await response.text(),
  };
}

export function asJson(value: object): Asked {
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
}

export function asForm(fields: Readonly<Record<string, string>>): Asked {
  return {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  };
}

/** What the store was asked for an answer, as its `Server-Timing` tells: times by table, `-write` behind a change. */
export function readMetrics(text: string): ReadonlyMap<string, number> {
  const found = text.matchAll(/([\w-]+);desc=(\d+)/g);
  return new Map([...found].map(([, metric = '', times]) => [metric, Number(times)]));
}
