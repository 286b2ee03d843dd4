// What a token says of its partners: the access token, the code, the request, the certificate. Checked where one is given.
import { encodeBase64url } from '../bytes/base64url.ts';
import type { Profile } from '../claims/profile.ts';
import { accessTokenHash, tokenHash, tokenHashName } from '../crypto/token-hash.ts';
import { nodeAt } from '../json/edit-json.ts';
import type { JsonNode } from '../json/parse-json.ts';
import { readBase64Text, WHITESPACE } from '../keys/base64-text.ts';
import { readKey } from '../keys/read-key.ts';
import { thumbprint } from '../keys/thumbprint.ts';
import { parseToken } from '../token/parse-token.ts';
import type { JsonPart } from '../token/parsed-token.ts';
import type { ClaimFault } from './claims-verdict.ts';
import type { Expectations } from './expectations.ts';

export interface PairParts {
  readonly alg: string;
  readonly profile: Profile['name'];
  readonly header: JsonPart;
  readonly payload: JsonPart | undefined;
  readonly signatureOctets?: number | undefined;
  /** The thumbprints (`x5t#S256`) of the certificates that can be the client's; asked only for a token that is bound to one. */
  readonly clientCertificates?: () => Promise<readonly string[]>;
}

type Octets = Uint8Array<ArrayBuffer>;

/** Claims that hold the half of a hash, and whose. */
export const HASH_CLAIMS = [
  ['at_hash', 'accessToken'],
  ['c_hash', 'code'],
  ['s_hash', 'state'],
] as const;

/**
 * Compares what the token says of others with those that are given: `at_hash`, `c_hash` (OpenID Connect Core §3.1.3.6,
 * §3.3.2.11), `s_hash` (FAPI 1.0 Part 2 §5.1), a DPoP proof's `htm`, `htu`, `ath` and key (RFC 9449 §4.3), `x5t` with
 * `x5c` (RFC 7515 §4.1.7), `cnf` with the client's certificate (RFC 8705 §3.1).
 */
export async function findPairFaults(
  { alg, profile, header, payload, signatureOctets, clientCertificates }: PairParts,
  expected: Expectations,
): Promise<readonly ClaimFault[]> {
  const claims = payload?.json?.reading.root;
  const head = header.json?.reading.root;
  const faults: ClaimFault[] = [];
  const compare = (
    claim: string,
    seen: string | undefined,
    wanted: string,
    expectation?: keyof Expectations,
  ): void => {
    if (seen === wanted) return;
    const values = { seen: quote(seen), wanted: quote(wanted) };
    faults.push({ claim, ...values, ...(expectation && { expectation }) });
  };
  const { accessToken, method, url } = expected;
  const hash = tokenHashName(alg, signatureOctets);
  for (const [claim, expectation] of HASH_CLAIMS) {
    const node = find(claims, claim);
    const partner = expected[expectation];
    if (node && hash && partner !== undefined)
      compare(claim, textOf(node), await tokenHash(partner, hash), expectation);
  }
  if (profile === 'dpop-proof') {
    if (method !== undefined) compare('htm', textOf(find(claims, 'htm')), method, 'method');
    if (url !== undefined) {
      const htu = textOf(find(claims, 'htu'));
      compare('htu', htu && withoutQuery(htu), withoutQuery(url), 'url');
    }
    if (accessToken !== undefined) {
      const ath = await accessTokenHash(accessToken);
      compare('ath', textOf(find(claims, 'ath')), ath, 'accessToken');
      const bound = boundKey(accessToken);
      const print = await printOf(header, find(head, 'jwk'));
      if (bound !== undefined && print !== undefined) compare('jwk', print, bound, 'accessToken');
    }
  }
  const [certificate] = itemsOf(find(head, 'x5c'));
  // RFC 7515 §4.1.6: base64, not base64url.
  const der = readBase64Text(textOf(certificate) ?? '', WHITESPACE).bytes;
  for (const [name, function_] of [
    ['x5t', 'SHA-1'],
    ['x5t#S256', 'SHA-256'],
  ] as const) {
    const node = find(head, name);
    if (node && der && der.length > 0)
      compare(name, textOf(node), encodeBase64url(await digest(function_, der)));
  }
  const bound = find(claims, 'cnf', 'x5t#S256');
  const clients = (bound && (await clientCertificates?.())) ?? [];
  const [client] = clients;
  if (client !== undefined && !clients.includes(textOf(bound) ?? ''))
    compare('cnf.x5t#S256', textOf(bound), client);
  return faults;
}

async function digest(hash: string, octets: Octets): Promise<Octets> {
  return new Uint8Array(await crypto.subtle.digest(hash, octets));
}

/** RFC 9449 §4.3: compared without query and fragment, and normalized (RFC 3986 §6.2.2, §6.2.3). */
function withoutQuery(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  url.search = '';
  url.hash = '';
  return url.href;
}

/** RFC 9449 §6.1: `cnf.jkt` of an access token that is a JWT. */
function boundKey(accessToken: string): string | undefined {
  const token = parseToken(accessToken);
  const root = token.kind === 'jws' ? token.payload?.json?.reading.root : undefined;
  return textOf(find(root, 'cnf', 'jkt'));
}

async function printOf(header: JsonPart, jwk: JsonNode | undefined): Promise<string | undefined> {
  if (jwk?.kind !== 'object') return undefined;
  const [key] = readKey(header.json?.text.slice(jwk.start, jwk.end) ?? '', 'jwk').keys;
  return key && key.kind !== 'secret' ? thumbprint(key) : undefined;
}

function find(node: JsonNode | undefined, ...path: readonly string[]): JsonNode | undefined {
  return node && nodeAt(node, path);
}

function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : [];
}

function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined;
}

function quote(text: string | undefined): string {
  return text === undefined ? 'nothing' : `"${text.slice(0, 200)}"`;
}
