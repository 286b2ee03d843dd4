// A request and its answer as text: as HTTP writes them, and as a curl line.
import type { Exchange } from '../../state/exchange.ts';

type Headers = Exchange['headers'];

function formatMessage(first: string, headers: Headers, body: string): string {
  const lines = [first, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return body === '' ? lines.join('\n') : `${lines.join('\n')}\n\n${body}`;
}

export function formatRequest({ method, url, headers, body }: Exchange): string {
  const { pathname, search, host } = new URL(url);
  return formatMessage(`${method} ${pathname}${search}`, [['host', host], ...headers], body);
}

export function formatAnswer({ status, headers, body }: NonNullable<Exchange['answer']>): string {
  return formatMessage(String(status), headers, body);
}

/** A line for a POSIX shell. */
export function formatCurl({ method, url, headers, body }: Exchange): string {
  return [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    quote(url),
    ...headers.flatMap(([name, value]) => ['-H', quote(`${name}: ${value}`)]),
    ...(body === '' ? [] : ['--data-raw', quote(body)]),
  ].join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** The access token that the answer brought or the request carried. */
export function tokenOf({ headers, answer }: Exchange): string | undefined {
  const [, brought] = /"access_token":"([\w.-]+)"/.exec(answer?.body ?? '') ?? [];
  if (brought !== undefined) return brought;
  const [, carried] = headers.find(([name]) => name === 'Authorization') ?? [];
  return /^(?:Bearer|DPoP) (.+)$/.exec(carried ?? '')?.[1];
}

/** An opaque token says nothing to whoever reads it. */
export function isJwt(token: string): boolean {
  return token.split('.').length === 3;
}
