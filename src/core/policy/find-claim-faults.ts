// What a verifier would refuse in the claims, apart from the clock: types and expectations.
import { nodeAt } from '../json/edit-json.ts';
import type { JsonNode, JsonObject } from '../json/parse-json.ts';
import { formatDate, formatDuration } from '../time/format-time.ts';
import { readTimeClaims } from '../time/time-status.ts';
import type { ClaimFault } from './claims-verdict.ts';
import { describeValue, quote } from './describe-value.ts';
import type { Expectations } from './expectations.ts';

export interface ClaimsReading {
  /** The claims set; absent when the payload is no JSON object. */
  readonly claims?: JsonObject | undefined;
  /** Of the protected header. */
  readonly typ?: string | undefined;
  readonly alg?: string | undefined;
}

const STRING_CLAIMS = ['iss', 'sub', 'jti'] as const;

/**
 * Everything but the clock that a verifier with these expectations would refuse, in the order of its steps: the
 * algorithm, claims of the wrong type (RFC 7519 §4.1), claims that are not what is expected. Empty: nothing.
 */
export function findClaimFaults(
  { claims, typ, alg }: ClaimsReading,
  expected: Expectations,
  now: number,
): readonly ClaimFault[] {
  const faults: ClaimFault[] = [];
  const { algorithms } = expected;
  if (algorithms && !(alg !== undefined && algorithms.includes(alg))) {
    const wanted = `${algorithms.join(' or ')} in the header`;
    faults.push({ claim: 'alg', seen: quote(alg), wanted, expectation: 'algorithms' });
  }
  const typFault: readonly ClaimFault[] =
    expected.typ !== undefined && mediaType(typ) !== mediaType(expected.typ)
      ? [
          {
            claim: 'typ',
            seen: quote(typ),
            wanted: `"${expected.typ}" in the header`,
            expectation: 'typ',
          },
        ]
      : [];
  if (!claims) return [...faults, ...typFault];
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
  faults.push(...typFault);
  for (const claim of expected.required ?? []) {
    if (!get(claim)) fault(claim, 'it to be there', 'required');
  }
  const mustBe = (claim: string, expectation: 'issuer' | 'subject' | 'nonce'): void => {
    const node = get(claim);
    const wanted = expected[expectation];
    if (wanted !== undefined && !(node?.kind === 'string' && node.value === wanted)) {
      fault(claim, `exactly "${wanted}"`, expectation);
    }
  };
  mustBe('iss', 'issuer');
  mustBe('sub', 'subject');
  if (expected.audience !== undefined && !audiences?.includes(expected.audience)) {
    fault('aud', `"${expected.audience}" among the audiences`, 'audience');
  }
  if (expected.clientId !== undefined) checkClient(expected.clientId, get, audiences ?? [], fault);
  mustBe('nonce', 'nonce');
  if (expected.maxAge !== undefined) {
    const { iat } = readTimeClaims(claims);
    const { maxAge, leeway } = expected;
    // An age below zero is no age: whoever sets `iat` ahead would outlive the limit.
    if (iat === undefined || now - iat > maxAge + leeway || now - iat < -leeway) {
      faults.push({
        claim: 'iat',
        seen: iat === undefined ? 'nothing' : formatDate(iat),
        wanted: `at most ${formatDuration(maxAge)} ago${iat !== undefined && iat > now ? ', and not in the future' : ''}`,
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
