// What tasks at the workbench look at, and readings of it.
import type { SignatureVerdict } from '../core/crypto/verification.ts';
import type { Inspection } from '../core/inspection.ts';
import { parseJson, type JsonNode } from '../core/json/parse-json.ts';
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

/** The value of a member of header or payload; of duplicates the last. */
export function memberOf({ view }: TokenFacts, part: PartName, name: string): JsonNode | undefined {
  const { root, problem } = parseJson(view[part].text);
  if (problem || root?.kind !== 'object') return undefined;
  return root.members.findLast((member) => member.name === name)?.value;
}

/** Whether the claims can be read. */
export function hasClaims({ view }: TokenFacts): boolean {
  return view.payload.state === 'json' && view.times !== undefined;
}
