// What is said about one token under what is known of it by then: its kind, its claims, what is wrong with it.
import type { CertificateList } from './certificates/certificate.ts';
import { describeProfile } from './claims/describe-profile.ts';
import { guessProfile } from './claims/guess-profile.ts';
import { describeAlgorithm } from './crypto/describe-algorithm.ts';
import { algorithmFor, canSign } from './crypto/sign.ts';
import type { Verification } from './crypto/verification.ts';
import { findEdges } from './find-edges.ts';
import type { Inspection } from './inspection.ts';
import { parseJson, type JsonObject } from './json/parse-json.ts';
import { lintToken } from './lint/lint-token.ts';
import { makeFacts, type FactParts } from './lint/make-facts.ts';
import type { Layer } from './peel-layers.ts';
import type { ClaimFault } from './policy/claims-verdict.ts';
import { findClaimFaults } from './policy/find-claim-faults.ts';
import { showFinding } from './show-finding.ts';
import type { ParsedToken } from './token/parsed-token.ts';
import type { TokenView } from './view-token.ts';
import type { Workspace } from './workspace.ts';

/** What is known of a token beside its verdict once it is there. */
export interface Surroundings {
  readonly layers: readonly Layer[];
  readonly pairFaults: readonly ClaimFault[];
  readonly certificates?: readonly CertificateList[];
}

/** What does not change while a workspace is inspected. */
export interface JudgeContext extends Pick<
  FactParts,
  'found' | 'others' | 'key' | 'keyUse' | 'signing' | 'now'
> {
  readonly workspace: Workspace;
}

type Judgement = Pick<
  Inspection,
  'signAs' | 'algorithmWords' | 'profile' | 'profileWords' | 'faults' | 'findings' | 'edges'
>;

/**
 * Judges a token, as it is shown in `view`.
 *
 * @param known What has been found out by now.
 */
export function judgeToken(
  token: ParsedToken,
  view: TokenView,
  { workspace, ...context }: JudgeContext,
  known: Pick<FactParts, 'verification' | 'content'> & Partial<Surroundings> = {},
): Judgement {
  const { key, now } = context;
  const { keyText, expectations } = workspace;
  const profile = guessProfile(token, workspace.profile);
  const inner = known.layers?.find(({ place }) => place === undefined);
  const facts = makeFacts({ ...context, token, profile, keyText, expectations, ...known, inner });
  const canSignAsIs = canSign(key, view.jose.alg ?? '', view.jose.kid) !== undefined;
  const signAs = canSignAsIs || view.header.notes ? undefined : algorithmFor(key);
  const claims = disclosedClaims(known.verification) ?? facts.claims?.root;
  return {
    ...(signAs !== undefined && { signAs }),
    algorithmWords: describeAlgorithm(workspace.alg ?? view.jose.alg ?? ''),
    profile,
    profileWords: describeProfile(profile),
    faults: [...findClaimFaults({ ...view.jose, claims }, expectations, now), ...facts.pairFaults],
    findings: lintToken(facts).map((finding) => showFinding(finding, view, now)),
    edges: findEdges(view.times, known.certificates ?? [], expectations),
  };
}

/** RFC 9901 §7.1: what is said of an SD-JWT's claims is said of those with what is disclosed. */
function disclosedClaims(verification?: Verification): JsonObject | undefined {
  const { root } = parseJson(verification?.presentation?.claims ?? '');
  return root?.kind === 'object' ? root : undefined;
}
