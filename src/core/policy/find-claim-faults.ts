// What a verifier would refuse in the claims, apart from the clock: types and expectations.
import { nodeAt } from '../json/edit-json.ts';
import type { JsonNode, JsonObject } from '../json/parse-json.ts';
import { formatDate, formatDuration } from '../time/format-time.ts';
import { readTimeClaims } from '../time/time-status.ts';
import type { ClaimFault } from './claims-verdict.ts';
import type { Expectations } from './expectations.ts';

export interface ClaimsReading {
  /** The claims set; absent when the payload is no JSON object. */
  readonly claims?: JsonObject | undefined;
  /** Of the protected header. */
  readonly typ?: string | undefined;
  readonly alg?: string | undefined;
}

const STRING_CLAIMS = ['iss', 'sub', 'jti'] as const;
const MAX_SHOWN = 80;

/**
 * Everything but the clock that a verifier with these expectations would refuse: claims of the wrong type
 * (RFC 7519 §4.1) and claims that are not what is expected. Empty: nothing.
 */
export function findClaimFaults(
  { claims, typ, alg }: ClaimsReading,
  expected: Expectations,
  now: number,
): readonly ClaimFault[] {
  if (!claims) return [];
  const faults: ClaimFault[] = [];
  const get = (name: string): JsonNode | undefined => nodeAt(claims, [name]);
  const fault = (claim: string, wanted: string, expectation?: keyof Expectations): void => {
    const seen = describeValue(get(claim));
    faults.push({ claim, seen, wanted, ...(expectation && { expectation }) });
  };
  for (const claim of readTimeClaims(claims).unusable) {
    fault(claim, 'a JSON number of seconds since 1970-01-01');
  }
  for (const claim of STRING_CLAIMS) {
    const node = get(claim);
    if (node && node.kind !== 'string') fault(claim, 'a string');
  }
  const aud = get('aud');
  const audiences = aud && readAudiences(aud);
  if (aud && !audiences) fault('aud', 'a string or a list of strings');
  const mustBe = (claim: string, expectation: 'issuer' | 'subject' | 'nonce'): void => {
    const node = get(claim);
    const wanted = expected[expectation];
    if (wanted !== undefined && !(node?.kind === 'string' && node.value === wanted)) {
      fault(claim, `exactly "${wanted}"`, expectation);
    }
  };
  mustBe('iss', 'issuer');
  mustBe('sub', 'subject');
  mustBe('nonce', 'nonce');
  if (expected.audience !== undefined && !audiences?.includes(expected.audience)) {
    fault('aud', `"${expected.audience}" among the audiences`, 'audience');
  }
  if (expected.clientId !== undefined) checkClient(expected.clientId, get, audiences ?? [], fault);
  for (const claim of expected.required ?? []) {
    if (!get(claim)) fault(claim, 'it to be there', 'required');
  }
  if (expected.typ !== undefined && mediaType(typ) !== mediaType(expected.typ)) {
    const wanted = `"${expected.typ}" in the header`;
    faults.push({ claim: 'typ', seen: quote(typ), wanted, expectation: 'typ' });
  }
  const { algorithms } = expected;
  if (algorithms && !(alg !== undefined && algorithms.includes(alg))) {
    const wanted = `${algorithms.join(' or ')} in the header`;
    faults.push({ claim: 'alg', seen: quote(alg), wanted, expectation: 'algorithms' });
  }
  if (expected.maxAge !== undefined) {
    const { iat } = readTimeClaims(claims);
    if (iat === undefined || now - iat > expected.maxAge + expected.leeway) {
      faults.push({
        claim: 'iat',
        seen: iat === undefined ? 'nothing' : formatDate(iat),
        wanted: `at most ${formatDuration(expected.maxAge)} ago`,
        expectation: 'maxAge',
      });
    }
  }
  return faults;
}

/** `client_id` (RFC 9068) or `azp`, else one of the audiences (OpenID Connect Core §2). */
function checkClient(
  wanted: string,
  get: (name: string) => JsonNode | undefined,
  audiences: readonly string[],
  fault: (claim: string, wanted: string, expectation: 'clientId') => void,
): void {
  const claim = ['client_id', 'azp'].find((name) => get(name) !== undefined);
  const node = claim && get(claim);
  const fits = node ? node.kind === 'string' && node.value === wanted : audiences.includes(wanted);
  if (!fits) fault(claim ?? 'aud', `the client "${wanted}"`, 'clientId');
}

function readAudiences(node: JsonNode): readonly string[] | undefined {
  if (node.kind === 'string') return [node.value];
  if (node.kind !== 'array') return undefined;
  const texts = node.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return texts.length === node.items.length ? texts : undefined;
}

function mediaType(typ: string | undefined): string | undefined {
  return typ?.toLowerCase().replace(/^application\//, '');
}

function quote(text: string | undefined): string {
  if (text === undefined) return 'nothing';
  return `"${text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text}"`;
}

/** A short list of strings as it is, any other by its length. */
function describeList(items: readonly JsonNode[]): string {
  const texts = items.flatMap((item) => (item.kind === 'string' ? [quote(item.value)] : []));
  const isShort = texts.length === items.length && texts.length > 0 && texts.length <= 3;
  return isShort ? texts.join(' and ') : `a list of ${items.length}`;
}

/** A value as a sentence can hold it: its text when short, else its kind. */
function describeValue(node: JsonNode | undefined): string {
  if (!node) return 'nothing';
  switch (node.kind) {
    case 'string':
      return quote(node.value);
    case 'number':
      return node.text.slice(0, MAX_SHOWN);
    case 'array':
      return describeList(node.items);
    case 'object':
      return 'an object';
    default:
      return node.kind;
  }
}
