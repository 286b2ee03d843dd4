// The pipeline, top to bottom; start reading here. Text in, values out:
//   workspace -> findTokens -> readTokens, viewParsed -> signDraft (after an edit) -> openKeys -> verifyEach -> findClaimFaults -> lintToken.
// Loaded right after the first view, and by the worker that takes large tokens.
import { carriedSpan } from './carried-span.ts';
import type { CertificateList } from './certificates/certificate.ts';
import {
  canReadCertificates,
  clientCertificates,
  inspectCertificates,
} from './certificates/inspect-certificates.ts';
import { describeProfile } from './claims/describe-profile.ts';
import { guessProfile } from './claims/guess-profile.ts';
import type { Profile } from './claims/profile.ts';
import { algorithmFor, canSign } from './crypto/sign.ts';
import { describeAlgorithm } from './crypto/describe-algorithm.ts';
import { describeVerdict, type VerdictWords } from './crypto/describe-verification.ts';
import { hasWebCrypto } from './crypto/is-available.ts';
import type { SecretSearch } from './crypto/secret-search/secret-question.ts';
import type { SignatureVerdict, Verification } from './crypto/verification.ts';
import { verifyEach } from './crypto/verify-each.ts';
import { setMember } from './json/edit-json.ts';
import { parseJson, type JsonObject } from './json/parse-json.ts';
import { mapSpan } from './json/print-json.ts';
import { describeKeyEncoding } from './keys/describe-key.ts';
import { describeKeyProblem } from './keys/describe-key-problem.ts';
import type { KeyReading } from './keys/key-reading.ts';
import { applyQuickFix } from './lint/apply-quick-fix.ts';
import { describeFinding } from './lint/describe-finding.ts';
import type { Finding, Place } from './lint/define-rule.ts';
import { lintToken } from './lint/lint-token.ts';
import { makeFacts, type FactParts } from './lint/make-facts.ts';
import {
  findEncrypted,
  keyTexts,
  listClosed,
  listKeys,
  type ClosedKey,
  type ListedKey,
} from './list-keys.ts';
import { peelLayers, type Layer } from './peel-layers.ts';
import type { ClaimFault } from './policy/claims-verdict.ts';
import { findClaimFaults } from './policy/find-claim-faults.ts';
import { findPairFaults } from './policy/find-pair-faults.ts';
import type { Span } from './problem.ts';
import { areToBeOpened, forgetKeys, joinKeys, openKeys } from './read-keys.ts';
import { signDraft } from './sign-draft.ts';
import { findTokens, type FoundTokens } from './token/find-tokens.ts';
import { readTokens } from './token/parse-json-serialization.ts';
import type { JsonPart, ParsedToken } from './token/parsed-token.ts';
import { readContent } from './token/read-content.ts';
import { viewContent } from './view-content.ts';
import { NOTHING_FOUND, type TokenState, type TokenView } from './view-token.ts';
import { memberAt, viewMember, viewSigned } from './view-member.ts';
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

/** A finding in words, with its place in the texts as they are shown. */
export interface ShownFinding {
  readonly finding: Finding;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly reference: string;
  readonly place: Place['part'];
  readonly span?: Span;
  readonly quickFix?: string;
}

/** One signature or recipient of a JSON serialization, and what came of it. */
export interface ListedMember {
  readonly alg: string;
  readonly kid?: string;
  readonly verdict: SignatureVerdict;
  readonly title: string;
}

/** Everything known about a token under a key, so far. */
export interface Inspection {
  /** The keys of the field and of the ring, in the order in which they are listed. */
  readonly key: KeyReading;
  /** What the key field's text was taken for, in words; empty without a key. */
  readonly keyWords: string;
  readonly keyProblems: readonly string[];
  /** What the password is for that may be given. Absent: nothing is encrypted. */
  readonly passwordFor?: 'field' | 'ring';
  /** What was kept and is no key yet. */
  readonly closedKeys: readonly ClosedKey[];
  /** The first keys that were read, and what came of each; absent until they have been tried. */
  readonly keyList?: readonly ListedKey[];
  /** The key cannot sign with the header's algorithm, but with this one. */
  readonly signAs?: string;
  /** The algorithm as a person says it; empty for one that is not known. */
  readonly algorithmWords: string;
  readonly profile: Profile;
  readonly profileWords: { readonly name: string; readonly meaning: string };
  /** Absent while the signature is being checked. */
  readonly verification?: Verification;
  readonly verdictWords?: VerdictWords;
  /** Each signature or recipient, where there are several. */
  readonly members?: readonly ListedMember[];
  /** The tokens inside, where there are any. */
  readonly layers?: readonly Layer[];
  /** Those of the header and of the keys. Absent: there are none, or they are not read yet. */
  readonly certificates?: readonly CertificateList[];
  readonly faults: readonly ClaimFault[];
  readonly findings: readonly ShownFinding[];
}

/** The header's text with that `alg`, all else as it is. */
function setAlgorithm(headerText: string, alg: string): string {
  return setMember(headerText, ['alg'], JSON.stringify(alg));
}

/** Finds, signs if it is an edit, and reads the token of a workspace. Nothing once it is aborted. */
async function readTokenState(
  { workspace, known }: InspectJob,
  signal: AbortSignal,
): Promise<TokenState | undefined> {
  const { source } = workspace;
  if (source.mode === 'inspect') return known ?? findSource(source);
  if (known?.signing) return known;
  if (areToBeOpened(source.draft.signWith)) await calm(signal);
  if (signal.aborted) return undefined;
  const { text, signing } = await signDraft(source.draft);
  return { found: NOTHING_FOUND, view: viewSigned(source.draft, text), signing };
}

/** Without what a key has opened: whether it still does is the question. */
function sealAgain(state: TokenState): TokenState {
  return state.view.payload.state === 'opened'
    ? { ...state, view: viewMember(memberAt(readTokens(state.view.text), state.view.place?.index)) }
    : state;
}

/** The chosen token of a text; the text as it is when there is none in it. */
function findSource({ text, chosen, member }: InspectSource): TokenState {
  const found = findTokens(text);
  const tokens = readTokens(found.tokens[chosen]?.text ?? text.trim());
  return { found, view: viewMember(memberAt(tokens, member)) };
}

type InspectSource = Extract<TokenSource, { readonly mode: 'inspect' }>;

/** The signature or recipient that the person chose, or edits. */
function memberOf(source: TokenSource): number | undefined {
  return source.mode === 'inspect' ? source.member : source.draft.whole?.index;
}

/**
 * Inspects a workspace, telling what is known as soon as it is: the token, then the findings that need no verdict,
 * then the verdict, and once more if the longer search of lookFurther finds something.
 *
 * @param tell Never called after `signal` is aborted.
 * @param search For secrets, not on the page's thread. Absent: none is looked for.
 */
export async function inspectWorkspace(
  job: InspectJob,
  signal: AbortSignal,
  tell: (news: { token: TokenState; inspection?: Inspection }) => void,
  search?: SecretSearch,
): Promise<void> {
  const lastShown = await readTokenState(job, signal);
  if (!lastShown) return;
  const tokenState = sealAgain(lastShown);
  const tellInspection = (inspection?: Inspection, shown = lastShown): void => {
    if (!signal.aborted) tell({ token: shown, ...(inspection && { inspection }) });
  };
  tellInspection();
  const { signing } = tokenState;
  const { workspace, now } = job;
  const { keyText, keyRing, expectations, source } = workspace;
  const tokens = readTokens(tokenState.view.text);
  const choices = [keyChoice(workspace), ...keyRing];
  if (areToBeOpened(choices)) await calm(signal);
  if (signal.aborted) return;
  const [fieldKey, ...ring] = (await openKeys(choices)) as [KeyReading, ...KeyReading[]];
  const key = joinKeys(fieldKey, ring);
  const given = { fieldKey, ring, keyRing };
  const keyUse = areInPlace([fieldKey, ...ring], workspace, tokenState) ? 'sign' : 'verify';
  const chosen = source.mode === 'inspect' ? tokenState.found.tokens[source.chosen] : undefined;
  const found = { source: tokenState.found.source, tokens: chosen ? [chosen] : [] };
  const others = parseOthers(tokenState.found.tokens, chosen);
  const passwordFor = findEncrypted(given);
  const keyFacts = {
    key,
    keyWords: fieldKey.status === 'empty' ? '' : describeKeyEncoding(fieldKey),
    keyProblems: fieldKey.problems.map(describeKeyProblem),
    ...(passwordFor && { passwordFor }),
    closedKeys: listClosed(given),
  };
  /** What is said about one token under what is known of it. */
  const judge = (
    token: ParsedToken,
    view: TokenView,
    known: Pick<FactParts, 'verification' | 'content'> & Partial<Surroundings> = {},
  ) => {
    const profile = guessProfile(token, workspace.profile);
    const parts = {
      token,
      found,
      others,
      profile,
      key,
      keyText,
      keyUse,
      signing,
      now,
      expectations,
    } as const;
    const inner = known.layers?.find(({ place }) => place === undefined);
    const facts = makeFacts({ ...parts, ...known, inner });
    const canSignAsIs = canSign(key, view.jose.alg ?? '', view.jose.kid) !== undefined;
    const signAs = canSignAsIs || view.header.notes ? undefined : algorithmFor(key);
    return {
      ...keyFacts,
      ...(signAs !== undefined && { signAs }),
      algorithmWords: describeAlgorithm(workspace.alg ?? view.jose.alg ?? ''),
      profile,
      profileWords: describeProfile(profile),
      faults: [
        ...findClaimFaults(
          { ...view.jose, claims: disclosedClaims(known.verification) ?? facts.claims?.root },
          expectations,
          now,
        ),
        ...facts.pairFaults,
      ],
      findings: lintToken(facts).map((finding) => showFinding(finding, view, now)),
    };
  };
  const first = memberAt(tokens, tokenState.view.place?.index);
  const wordsFor = (token: ParsedToken, verification: Verification): VerdictWords =>
    describeVerdict(verification, {
      isOutdated: token === first ? signing?.status === 'kept' : signing?.others?.again === 0,
      isEncrypted: token.kind === 'jwe',
      place: 'serialization' in token ? token.serialization : undefined,
    });
  const tellWith = (
    verifications: readonly Verification[],
    keyList: readonly ListedKey[],
    surroundings: Surroundings,
  ): void => {
    const { layers, certificates } = surroundings;
    const verification = verifications[shownAt]!;
    const token = tokens[shownAt]!;
    const view = token === first ? tokenState.view : viewMember(token);
    const content = verification.plaintext && readContent(verification.plaintext);
    const shown = content ? viewContent(view, content) : view;
    tellInspection(
      {
        ...judge(token, shown, { verification, content, ...surroundings }),
        keyList,
        verification,
        verdictWords: wordsFor(token, verification),
        ...(layers.length > 0 && { layers }),
        ...(certificates && { certificates }),
        ...(tokens.length > 1 && { members: listMembers(tokens, verifications, wordsFor) }),
      },
      { ...tokenState, view: shown },
    );
  };

  tellInspection(judge(first, tokenState.view));
  const options = {
    keyTexts: keyTexts(keyText, given),
    now,
    expectations,
    ...(workspace.alg !== undefined && { alg: workspace.alg }),
    ...(workspace.allowedIterations !== undefined && {
      allowedIterations: workspace.allowedIterations,
    }),
    ...(workspace.detachedPayload !== undefined && { detachedPayload: workspace.detachedPayload }),
  };
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
  // Reading them takes milliseconds once the library is there: then nothing comes and goes at each letter.
  if (carried && !canReadCertificates()) tellWith(verifications, keyList, { layers, pairFaults });
  const certificates = await carried;
  const surroundings = { layers, pairFaults, ...(certificates && { certificates }) };
  tellWith(verifications, keyList, surroundings);
  if (signal.aborted) return;
  await calm(signal);
  if (signal.aborted) return;
  // The verdict stands without what would be added to it.
  const clues = await import('./crypto/clues/look-further.ts').catch(() => undefined);
  if (!clues) return;
  const asked = { now, listedSecret: workspace.listedSecret, search };
  const further = await clues.lookFurther(token, key, verification, asked, signal);
  if (further === verification) return;
  const told = verifications.with(shownAt, further);
  tellWith(told, keyList, surroundings);
}

/** What is known of a token beside its verdict once it is there. */
interface Surroundings {
  readonly layers: readonly Layer[];
  readonly pairFaults: readonly ClaimFault[];
  readonly certificates?: readonly CertificateList[];
}

async function findPairs(
  token: ParsedToken,
  payload: JsonPart | undefined,
  { expectations, profile }: Workspace,
  clients: () => Promise<readonly string[]>,
): Promise<readonly ClaimFault[]> {
  if (!('jose' in token) || !hasWebCrypto()) return [];
  const { name } = guessProfile(token, profile);
  const { header, jose } = token;
  const signatureOctets = 'signature' in token ? token.signature?.decoded.bytes?.length : undefined;
  const parts = { alg: jose.alg ?? '', profile: name, header, payload, signatureOctets };
  return findPairFaults({ ...parts, clientCertificates: clients }, expectations);
}

/** RFC 9901 §7.1: what is said of an SD-JWT's claims is said of those with what is disclosed. */
function disclosedClaims(verification?: Verification): JsonObject | undefined {
  const { root } = parseJson(verification?.presentation?.claims ?? '');
  return root?.kind === 'object' ? root : undefined;
}

/** A paste may hold very many tokens; the first of them are enough to compare with. */
const MAX_OTHERS = 20;

function parseOthers(tokens: FoundTokens['tokens'], chosen: unknown): readonly ParsedToken[] {
  const rest = tokens.filter((one) => one !== chosen).slice(0, MAX_OTHERS);
  return rest.flatMap(({ text }) => readTokens(text));
}

function payloadOf(token: ParsedToken, { plaintext }: Verification): JsonPart | undefined {
  return token.kind === 'jws' ? token.payload : plaintext && readContent(plaintext);
}

function listMembers(
  tokens: readonly ParsedToken[],
  verifications: readonly Verification[],
  wordsFor: (token: ParsedToken, verification: Verification) => VerdictWords,
): readonly ListedMember[] {
  return tokens.flatMap((token, index) => {
    const verification = verifications[index];
    if (!verification || !('jose' in token)) return [];
    const { alg = '', kid } = token.jose;
    const { title } = wordsFor(token, verification);
    const { verdict } = verification;
    return [{ alg, verdict, title, ...(kid !== undefined && { kid }) }];
  });
}

/** Long enough that nobody is typing any more: no password and no thousands of secrets are tried at every keystroke. */
const CALM_MS = 400;

/** Waits until the person has paused, or asked something else. */
function calm(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, CALM_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Whether each private key is in its place: it was made here, or has signed what is there. */
function areInPlace(
  readings: readonly KeyReading[],
  { isKeyMadeHere, source, keyText, keyRing }: Workspace,
  { signing }: TokenState,
): boolean {
  const signers =
    signing?.status === 'signed' && source.mode === 'compose' ? source.draft.signWith : [];
  const own = { text: keyText, isMadeHere: isKeyMadeHere };
  return [own, ...keyRing].every(({ text, isMadeHere }, index) => {
    const { keys = [], problems = [] } = readings[index] ?? {};
    const isPrivate =
      keys.some(({ kind }) => kind === 'private') ||
      problems.some(({ code }) => code === 'pem-encrypted');
    return !isPrivate || isMadeHere || signers.some((signer) => signer.text === text);
  });
}

function showFinding(finding: Finding, view: TokenView, now: number): ShownFinding {
  const { part } = finding.at;
  const source = 'span' in finding.at ? finding.at.span : undefined;
  const span =
    source && (part === 'header' || part === 'payload')
      ? mapSpan(view[part].source, view[part].text, source)
      : source;
  const { quickFix, ...words } = describeFinding(finding, now);
  const isFixed = (part === 'header' || part === 'payload') && (view.isFixed || !!view[part].notes);
  return {
    finding,
    ...words,
    place: part,
    ...(span && { span }),
    ...(quickFix !== undefined && !isFixed && { quickFix }),
  };
}
