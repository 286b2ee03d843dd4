// Puts together what rules read: the parsed token, its JSON by member and by tree, the key, the verification, the time.
import type { CertificateList } from '../certificates/certificate.ts';
import type { Profile } from '../claims/profile.ts';
import type { Signing } from '../crypto/signing.ts';
import type { Verification } from '../crypto/verification.ts';
import { parseJson, type JsonMember, type JsonObject } from '../json/parse-json.ts';
import type { KeyReading } from '../keys/key-reading.ts';
import type { ClaimFault } from '../policy/claims-verdict.ts';
import type { Expectations } from '../policy/expectations.ts';
import type { FoundTokens } from '../token/find-tokens.ts';
import type { JsonPart, JwsToken, ParsedToken } from '../token/parsed-token.ts';
import type { InnerToken, JsonObjectFacts, KeyUse, LintFacts } from './define-rule.ts';
import { walkJsonTree, type JsonTree, type Watch } from './json-tree.ts';
import { RULES } from './rules/index.ts';

export interface FactParts {
  readonly token: ParsedToken;
  readonly found: FoundTokens;
  readonly key: KeyReading;
  /** Absent: there is no key. */
  readonly keyText?: string | undefined;
  /** What a JWE held, once it is decrypted. */
  readonly content?: JsonPart | undefined;
  /** The token that is all of the content or payload; absent: there is none, or it is not known yet. */
  readonly inner?: InnerToken | undefined;
  /** Absent while the signature is being checked. */
  readonly verification?: Verification | undefined;
  /** Absent: there are none, or they are not read yet. */
  readonly certificates?: readonly CertificateList[] | undefined;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly expectations: Expectations;
  /** The other tokens of the same paste; absent: there are none. */
  readonly others?: readonly ParsedToken[];
  /** Made by find-pair-faults.ts; absent: none, or not known yet. */
  readonly pairFaults?: readonly ClaimFault[];
  /** Made by guess-profile.ts. */
  readonly profile: Profile;
  /** Absent: the token is as it came. */
  readonly signing?: Signing | undefined;
  /** Absent: the key is there to verify. */
  readonly keyUse?: KeyUse | undefined;
}

/** Makes the facts that lint-token.ts hands to each rule. Cheap to call again for another `now` or verification. */
export function makeFacts(parts: FactParts): LintFacts {
  const { token, found, key, verification, certificates, now, expectations } = parts;
  const headerPart = 'header' in token ? token.header : undefined;
  const payloadPart = token.kind === 'jws' ? token.payload : parts.content;
  const header = headerPart && readObject(headerPart);
  const claims = payloadPart && readObject(payloadPart);
  const headerTree = headerPart && readTree(headerPart);
  const payloadTree = payloadPart && readTree(payloadPart);
  const disclosed = token.kind === 'jws' ? readDisclosed(token, verification) : [];
  return {
    token,
    found,
    ...(header && { header }),
    ...(claims && { claims }),
    ...(payloadPart && { payload: payloadPart }),
    trees: {
      ...(headerTree && { header: headerTree }),
      ...(payloadTree && { payload: payloadTree }),
      disclosed,
    },
    profile: parts.profile,
    key,
    keyText: parts.keyText ?? '',
    keyUse: parts.keyUse ?? 'verify',
    ...(parts.signing && { signing: parts.signing }),
    ...(verification && { verification }),
    ...(certificates && { certificates }),
    ...(parts.inner && { inner: parts.inner }),
    now,
    expectations,
    others: parts.others ?? [],
    pairFaults: parts.pairFaults ?? [],
  };
}

const WATCHES: ReadonlyMap<string, Watch> = new Map(
  RULES.flatMap(({ id, watch }) => (watch ? [[id, watch] as const] : [])),
);

const byRoot = new WeakMap<JsonObject, JsonObjectFacts>();

/** The object of a part, when its text is one whole JSON object. */
function readObject(part: JsonPart): JsonObjectFacts | undefined {
  const { text, reading } = part.json ?? {};
  const root = reading?.root;
  if (text === undefined || reading?.problem || root?.kind !== 'object') return undefined;
  const before = byRoot.get(root);
  if (before) return before;
  const members = new Map<string, JsonMember>(root.members.map((member) => [member.name, member]));
  const facts: JsonObjectFacts = {
    text,
    root,
    get: (name) => members.get(name)?.value,
    member: (name) => members.get(name),
  };
  byRoot.set(root, facts);
  return facts;
}

function readTree(part: JsonPart): JsonTree | undefined {
  const root = part.json?.reading.root;
  return root && walkJsonTree(root, WATCHES);
}

/** A tree for each disclosure: an object of the one claim, or an array of the one item. */
function readDisclosed(
  { sdJwt }: JwsToken,
  verification: Verification | undefined,
): LintFacts['trees']['disclosed'] {
  const positions = new Map(sdJwt?.disclosures.map((text, index) => [text, index + 1]));
  return (verification?.presentation?.disclosures ?? []).flatMap(({ text, name, value }) => {
    const position = positions.get(text);
    const json = name === undefined ? `[${value}]` : `{${JSON.stringify(name)}:${value}}`;
    const { root } = parseJson(json);
    return root && position !== undefined ? [{ position, tree: walkJsonTree(root, WATCHES) }] : [];
  });
}
