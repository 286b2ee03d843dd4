// What a verifier would refuse in the claims, apart from the clock: types and expectations.
import { nodeAt } from '../json/edit-json.ts';
import type { JsonNode, JsonObject } from '../json/parse-json.ts';
import { formatDate, formatDuration } from '../time/format-time.ts';
import { readTimeClaims } from '../time/time-status.ts';
import type { ClaimFault } from './claims-verdict.ts';
import type { Expectations } from './expectations.ts';

export interface ClaimsReading {
  /** The claims set; absent when the payload is no JSON object. */
  readonly claims?: JsonObject;
  /** The protected header, for `typ`. */
  readonly typ?: string;
}

const STRING_CLAIMS = ['iss', 'sub', 'jti'] as const;
const MAX_SHOWN = 80;

/**
 * Everything but the clock that a verifier with these expectations would refuse: claims of the wrong type
 * (RFC 7519 §4.1) and claims that are not what is expected. Empty: nothing.
 */
export function findClaimFaults(
  { claims, typ }: ClaimsReading,
  expected: Expectations,
  now: number,
): readonly ClaimFault[] {
  if (!claims) return [];
  const faults: ClaimFault[] = [];
  const get = (name: string): JsonNode | undefined => nodeAt(claims, [name]);
  const fault = (claim: string, wanted: string, node = get(claim)): void => {
    faults.push({ claim, seen: describeValue(node), wanted });
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
  const mustBe = (claim: string, wanted: string | undefined): void => {
    const node = get(claim);
    if (wanted !== undefined && !(node?.kind === 'string' && node.value === wanted)) {
      fault(claim, `exactly "${wanted}"`);
    }
  };
  mustBe('iss', expected.issuer);
  mustBe('sub', expected.subject);
  mustBe('nonce', expected.nonce);
  if (expected.audience !== undefined && !audiences?.includes(expected.audience)) {
    fault('aud', `"${expected.audience}" among the audiences`);
  }
  if (expected.clientId !== undefined) checkClient(expected.clientId, get, audiences ?? [], fault);
  if (expected.typ !== undefined && mediaType(typ) !== mediaType(expected.typ)) {
    faults.push({
      claim: 'typ',
      seen: typ ?? 'nothing',
      wanted: `"${expected.typ}" in the header`,
    });
  }
  if (expected.maxAge !== undefined) {
    const { iat } = readTimeClaims(claims);
    if (iat === undefined || now - iat > expected.maxAge + expected.leeway) {
      faults.push({
        claim: 'iat',
        seen: iat === undefined ? 'nothing' : formatDate(iat),
        wanted: `at most ${formatDuration(expected.maxAge)} ago`,
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
  fault: (claim: string, wanted: string) => void,
): void {
  const claim = ['client_id', 'azp'].find((name) => get(name) !== undefined);
  const node = claim && get(claim);
  const fits = node ? node.kind === 'string' && node.value === wanted : audiences.includes(wanted);
  if (!fits) fault(claim ?? 'aud', `the client "${wanted}"`);
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

/** A value as a sentence can hold it: its text when short, else its kind. */
function describeValue(node: JsonNode | undefined): string {
  if (!node) return 'nothing';
  switch (node.kind) {
    case 'string':
      return `"${node.value.length > MAX_SHOWN ? `${node.value.slice(0, MAX_SHOWN)}…` : node.value}"`;
    case 'number':
      return node.text.slice(0, MAX_SHOWN);
    case 'array':
      return `a list of ${node.items.length}`;
    case 'object':
      return 'an object';
    default:
      return node.kind;
  }
}
