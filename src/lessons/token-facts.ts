// What tasks at the workbench look at, and readings of it.
import type { SignatureVerdict } from '../core/crypto/verification.ts';
import type { Inspection } from '../core/inspection.ts';
import { parseJson, type JsonMember } from '../core/json/parse-json.ts';
import type { KeyMaterial } from '../core/keys/key-reading.ts';
import { claimsVerdict, type ClaimsVerdict } from '../core/policy/claims-verdict.ts';
import type { TokenView } from '../core/view-token.ts';
import type { PartName, Workspace } from '../core/workspace.ts';

export interface TokenFacts {
  readonly workspace: Workspace;
  readonly view: TokenView;
  /** The answer to this very workspace. */
  readonly inspection: Inspection | undefined;
  /** Seconds since the epoch. */
  readonly now: number;
}

export function signatureVerdict({ inspection }: TokenFacts): SignatureVerdict | undefined {
  return inspection?.verification?.verdict;
}

export function verdictOfClaims({ view, inspection, workspace, now }: TokenFacts): ClaimsVerdict {
  return claimsVerdict(view.times, inspection?.faults ?? [], now, workspace.expectations.leeway);
}

function membersOf({ view }: TokenFacts, part: PartName): readonly JsonMember[] {
  const { root, problem } = parseJson(view[part].text);
  return root?.kind === 'object' && !problem ? root.members : [];
}

export function namesOf(facts: TokenFacts, part: PartName): readonly string[] {
  return membersOf(facts, part).map(({ name }) => name);
}

/** A member of header or payload, where it is a text; of duplicates the last. */
export function textOf(facts: TokenFacts, part: PartName, name: string): string | undefined {
  const value = membersOf(facts, part).findLast((member) => member.name === name)?.value;
  return value?.kind === 'string' ? value.value : undefined;
}

/** Whether the claims can be read. */
export function hasClaims({ view }: TokenFacts): boolean {
  return view.payload.state === 'json' && view.times !== undefined;
}

/** Which half of a key pair the verdict is owed to, or that it was a secret. */
export function verifyingKey({ inspection }: TokenFacts): KeyMaterial['kind'] | undefined {
  return inspection?.verification?.key?.kind;
}
