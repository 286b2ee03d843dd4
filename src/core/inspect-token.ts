// The pipeline, top to bottom; start reading here. Text in, values out:
//   workspace -> findTokens -> readTokens, viewParsed -> signDraft (after an edit) -> openKeys -> verifyEach -> findClaimFaults -> lintToken.
// Loaded right after the first view, and by the worker that takes large tokens.
import { calm } from './calm.ts';
import { carriedSpan } from './carried-span.ts';
import {
  canReadCertificates,
  clientCertificates,
  inspectCertificates,
} from './certificates/inspect-certificates.ts';
import { describeVerdict, type VerdictWords } from './crypto/describe-verification.ts';
import type { SecretSearch } from './crypto/secret-search/secret-question.ts';
import type { Verification } from './crypto/verification.ts';
import { verifyEach } from './crypto/verify-each.ts';
import type { VerifyOptions } from './crypto/verify-token.ts';
import { describeGivenKeys } from './describe-given-keys.ts';
import { findKeyUse } from './find-key-use.ts';
import { findPairs } from './find-pairs.ts';
import type { Inspection } from './inspection.ts';
import { judgeToken, type JudgeContext, type Surroundings } from './judge-token.ts';
import { setMember } from './json/edit-json.ts';
import type { KeyReading } from './keys/key-reading.ts';
import { applyQuickFix } from './lint/apply-quick-fix.ts';
import { describeFinding } from './lint/describe-finding.ts';
import { keyTexts, listKeys, type GivenKeys } from './list-keys.ts';
import { listMembers } from './list-members.ts';
import { peelLayers } from './peel-layers.ts';
import { areToBeOpened, forgetKeys, openKeys } from './read-keys.ts';
import { readTokenState, sealAgain } from './read-token-state.ts';
import type { FoundTokens } from './token/find-tokens.ts';
import { readTokens } from './token/parse-json-serialization.ts';
import type { JsonPart, ParsedToken } from './token/parsed-token.ts';
import { readContent } from './token/read-content.ts';
import { viewContent } from './view-content.ts';
import { memberAt, viewMember } from './view-member.ts';
import type { TokenState } from './view-token.ts';
import { keyChoice, type TokenSource, type Workspace } from './workspace.ts';

/** What the page asks of the inspection beside its run. @public Reached through a dynamic import. */
export const answers = {
  applyQuickFix,
  carriedSpan,
  describeFinding,
  forgetKeys,
  setAlgorithm,
} as const;

export interface InspectJob {
  readonly workspace: Workspace;
  /** Seconds since the epoch. */
  readonly now: number;
  /** The token of the same source from a run before, so that nothing is signed twice. */
  readonly known?: TokenState;
}

/**
 * Inspects a workspace, telling what is known as soon as it is: the token, then the findings that need no verdict,
 * then the verdict, and once more if the longer search of lookFurther finds something.
 *
 * @param tell Never called after `signal` is aborted.
 * @param search For secrets, not on the page's thread. Absent: none is looked for.
 */
export async function inspectWorkspace(
  { workspace, now, known }: InspectJob,
  signal: AbortSignal,
  tell: (news: { token: TokenState; inspection?: Inspection }) => void,
  search?: SecretSearch,
): Promise<void> {
  const lastShown = await readTokenState(workspace, known, signal);
  if (!lastShown) return;
  const tokenState = sealAgain(lastShown);
  const tellInspection = (inspection?: Inspection, shown = lastShown): void => {
    if (!signal.aborted) tell({ token: shown, ...(inspection && { inspection }) });
  };
  tellInspection();

  const { keyRing, source } = workspace;
  const choices = [keyChoice(workspace), ...keyRing];
  if (areToBeOpened(choices)) await calm(signal);
  if (signal.aborted) return;
  const [fieldKey, ...ring] = (await openKeys(choices)) as [KeyReading, ...KeyReading[]];
  const given: GivenKeys = { fieldKey, ring, keyRing };
  const keyFacts = describeGivenKeys(given);
  const { key } = keyFacts;

  const tokens = readTokens(tokenState.view.text);
  const first = memberAt(tokens, tokenState.view.place?.index);
  const { signing } = tokenState;
  const keyUse = findKeyUse(given, workspace, tokenState);
  const context: JudgeContext = {
    ...neighbours(tokenState.found, source),
    workspace,
    key,
    keyUse,
    signing,
    now,
  };
  tellInspection({ ...keyFacts, ...judgeToken(first, tokenState.view, context) });

  const options = verifyOptions(workspace, given, now);
  const { best, verifications } = await verifyEach(tokens, key, options, signal);
  const member = memberOf(source);
  const shownAt = member !== undefined && verifications[member] ? member : best;
  const verification = verifications[shownAt]!;
  const token = tokens[shownAt]!;
  const keyList = await listKeys(given, verification);

  const payload = payloadOf(token, verification);
  const peeled = peelLayers(payload, key, options, signal);
  // Nothing inside is nothing to wait for.
  const layers = 'then' in peeled ? await peeled : peeled;
  const carried = inspectCertificates({ token, payload, key, verification });
  const clients = async () => clientCertificates((await carried) ?? [], verification);
  const pairFaults = await findPairs(token, payload, workspace, clients);

  const wordsFor = (one: ParsedToken, verified: Verification): VerdictWords =>
    describeVerdict(verified, {
      isOutdated: one === first ? signing?.status === 'kept' : signing?.others?.again === 0,
      isEncrypted: one.kind === 'jwe',
      place: 'serialization' in one ? one.serialization : undefined,
    });
  const tellWith = (all: readonly Verification[], surroundings: Surroundings): void => {
    const { layers: inside, certificates } = surroundings;
    const known = all[shownAt]!;
    const view = token === first ? tokenState.view : viewMember(token);
    const content = known.plaintext && readContent(known.plaintext);
    const shown = content ? viewContent(view, content) : view;
    tellInspection(
      {
        ...keyFacts,
        ...judgeToken(token, shown, context, { verification: known, content, ...surroundings }),
        keyList,
        verification: known,
        verdictWords: wordsFor(token, known),
        ...(inside.length > 0 && { layers: inside }),
        ...(certificates && { certificates }),
        ...(tokens.length > 1 && { members: listMembers(tokens, all, wordsFor) }),
      },
      { ...tokenState, view: shown },
    );
  };
  // Reading them takes milliseconds once the library is there: then nothing comes and goes at each letter.
  if (carried && !canReadCertificates()) tellWith(verifications, { layers, pairFaults });
  const certificates = await carried;
  const surroundings = { layers, pairFaults, ...(certificates && { certificates }) };
  tellWith(verifications, surroundings);

  if (signal.aborted) return;
  await calm(signal);
  if (signal.aborted) return;
  // The verdict stands without what would be added to it.
  const clues = await import('./crypto/clues/look-further.ts').catch(() => undefined);
  if (!clues) return;
  const asked = { now, listedSecret: workspace.listedSecret, search };
  const further = await clues.lookFurther(token, key, verification, asked, signal);
  if (further !== verification) tellWith(verifications.with(shownAt, further), surroundings);
}

/** The header's text with that `alg`, all else as it is. */
function setAlgorithm(headerText: string, alg: string): string {
  return setMember(headerText, ['alg'], JSON.stringify(alg));
}

/** A paste may hold very many tokens; the first of them are enough to compare with. */
const MAX_OTHERS = 20;

/** Where the chosen token was found, and the others of the same paste. */
function neighbours(
  { source: text, tokens }: FoundTokens,
  source: TokenSource,
): Pick<JudgeContext, 'found' | 'others'> {
  const chosen = source.mode === 'inspect' ? tokens[source.chosen] : undefined;
  const rest = tokens.filter((one) => one !== chosen).slice(0, MAX_OTHERS);
  return {
    found: { source: text, tokens: chosen ? [chosen] : [] },
    others: rest.flatMap((one) => readTokens(one.text)),
  };
}

function verifyOptions(workspace: Workspace, given: GivenKeys, now: number): VerifyOptions {
  const { keyText, expectations, alg, allowedIterations, detachedPayload } = workspace;
  return {
    keyTexts: keyTexts(keyText, given),
    now,
    expectations,
    ...(alg !== undefined && { alg }),
    ...(allowedIterations !== undefined && { allowedIterations }),
    ...(detachedPayload !== undefined && { detachedPayload }),
  };
}

/** The signature or recipient that the person chose, or edits. */
function memberOf(source: TokenSource): number | undefined {
  return source.mode === 'inspect' ? source.member : source.draft.whole?.index;
}

function payloadOf(token: ParsedToken, { plaintext }: Verification): JsonPart | undefined {
  return token.kind === 'jws' ? token.payload : plaintext && readContent(plaintext);
}
