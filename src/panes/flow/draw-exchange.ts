// A request and its answer as arrows between the lanes of the diagram: only what was sent, and what the server told of its store.
import { readMetrics, type DeviceId, type Exchange } from '../../state/exchange.ts';

export type Lane = DeviceId | 'server' | 'api' | 'database';

export interface Arrow {
  readonly from: Lane;
  readonly to: Lane;
  readonly kind: 'request' | 'look-up' | 'answer';
  readonly text: string;
}

/** From left to right. */
export function lanesOf(hasThief: boolean): readonly Lane[] {
  return ['browser', ...(hasThief ? (['thief'] as const) : []), 'server', 'api', 'database'];
}

/** What was sent, whether or not it is answered yet. */
export function drawRequest({
  device,
  method,
  path,
}: Pick<Exchange, 'device' | 'method' | 'path'>): Arrow {
  const to = path.startsWith('/api/') ? 'api' : 'server';
  return { from: device, to, kind: 'request', text: `${method} ${path}` };
}

/** @param noAnswer What is said where none came. */
export function drawExchange(exchange: Exchange, noAnswer: string): readonly Arrow[] {
  const { device, answer } = exchange;
  const request = drawRequest(exchange);
  const asked = request.to;
  const lookUps = describeLookUps(answer);
  return [
    request,
    ...(lookUps === ''
      ? []
      : [{ from: asked, to: 'database', kind: 'look-up', text: lookUps } as const]),
    { from: asked, to: device, kind: 'answer', text: describeAnswer(answer) ?? noAnswer },
  ];
}

type Answer = Exchange['answer'];

const WRITE = '-write';

/** “reads families 2, users · writes families”; empty where the server tells of nothing. */
function describeLookUps(answer: Answer): string {
  const [, told = ''] = answer?.headers.find(([name]) => name === 'server-timing') ?? [];
  const metrics = [...readMetrics(told)];
  const list = (areWrites: boolean): string =>
    metrics
      .filter(([metric]) => metric.endsWith(WRITE) === areWrites)
      .map(([metric, times]) => metric.replace(WRITE, '') + (times > 1 ? ` ${times}×` : ''))
      .join(', ');
  const [reads, writes] = [list(false), list(true)];
  return [reads && `reads ${reads}`, writes && `writes ${writes}`].filter(Boolean).join(' · ');
}

/** The status, and what came or what was wrong. */
function describeAnswer(answer: Answer): string | undefined {
  if (!answer) return undefined;
  const { status, headers, body } = answer;
  const { error, message, access_token, refresh_token, active } = readJson(body);
  const [, location = ''] = headers.find(([name]) => name === 'location') ?? [];
  const words = [
    /[?&]code=/.test(location) && 'code',
    typeof error === 'string' && error,
    typeof message === 'string' && message,
    access_token !== undefined && (refresh_token === undefined ? 'access token' : 'both tokens'),
    active !== undefined && (active === true ? 'active' : 'not active'),
  ].find((one) => one !== false);
  return words === undefined ? String(status) : `${status} ${words}`;
}

function readJson(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
