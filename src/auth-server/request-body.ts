// Reads a request's body: JSON or a form, of a size that no honest client exceeds.
import type { Context } from 'hono';
import { refusal, type Refusal } from './refusal.ts';

/** UTF-16 units, or the octets that Content-Length announces. */
const LIMIT = 16_384;

export const JSON_TYPE = 'application/json';
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** A form without parameters twice. An empty value counts as absent (RFC 6749 §3.2). */
export type Form = ReadonlyMap<string, string>;

/** The media type without its parameters, in small letters. */
export function mediaTypeOf(context: Context): string {
  return (context.req.header('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
}

export function wrongType(...accepted: readonly string[]): Refusal {
  const types = accepted.join(', ');
  return refusal('invalid_request', `The body must be ${types}`, 415, { Accept: types });
}

async function readText(context: Context): Promise<string | Refusal> {
  const tooLarge = refusal('invalid_request', `The body is larger than ${LIMIT} octets`, 413);
  if (Number(context.req.header('content-length') ?? 0) > LIMIT) return tooLarge;
  const text = await context.req.text();
  return text.length > LIMIT ? tooLarge : text;
}

/** The object that a JSON body holds. */
export async function readJson(
  context: Context,
): Promise<Readonly<Record<string, unknown>> | Refusal> {
  if (mediaTypeOf(context) !== JSON_TYPE) return wrongType(JSON_TYPE);
  const text = await readText(context);
  if (typeof text !== 'string') return text;
  const body = parse(text);
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? Object.fromEntries(Object.entries(body))
    : refusal('invalid_request', 'The body is not a JSON object');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The members that are texts. Another type is a fault of the request. */
export function readTexts(
  body: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Form | Refusal {
  const given = names.filter((name) => body[name] !== undefined);
  const wrong = given.find((name) => typeof body[name] !== 'string');
  if (wrong !== undefined) return refusal('invalid_request', `${wrong} is not a text`);
  return new Map(given.map((name): [string, string] => [name, body[name] as string]));
}

export async function readForm(context: Context): Promise<Form | Refusal> {
  if (mediaTypeOf(context) !== FORM_TYPE) return wrongType(FORM_TYPE);
  const text = await readText(context);
  return typeof text === 'string' ? readParameters(new URLSearchParams(text)) : text;
}

/** RFC 6749 §3.1 and §3.2: no parameter more than once. */
export function readParameters(parameters: URLSearchParams): Form | Refusal {
  const names = [...parameters.keys()];
  if (new Set(names).size < names.length)
    return refusal('invalid_request', 'A parameter is given more than once');
  return new Map([...parameters].filter(([, value]) => value !== ''));
}
