// What is known about the workspace: the token as it can be shown at once, and the inspection that follows it.
// An old answer never stands as the answer to a new question: until the new one is there `isAnswered` is false, and
// what is shown of the old one says so.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { InspectJob } from '../core/inspect-token.ts';
import type { Inspection, ShownFinding } from '../core/inspection.ts';
import type { FindingWords } from '../core/lint/describe-finding.ts';
import { NOTHING_FOUND, viewBareSource, viewToken, type TokenState } from '../core/view-token.ts';
import { EMPTY_WORKSPACE, givenKeys, type TokenSource, type Workspace } from '../core/workspace.ts';
import { clockStore, phaseAt, watchEdges } from './clock.ts';
import { searchInWorker } from './search-in-worker.ts';
import { workspaceStore } from './workspace-store.ts';

export interface InspectionState {
  /** The source that `token` was read from. */
  readonly source: TokenSource;
  readonly token: TokenState;
  /** Whether `inspection` is of this very input and has its verdict. */
  readonly isAnswered: boolean;
  /** The newest inspection there is: of the input before while the new one is on its way. */
  readonly inspection?: Inspection | undefined;
  /** What checks signatures could not be loaded: no answer will come before the next question. */
  readonly hasFailed?: boolean;
}

const BLANK: InspectionState = {
  source: EMPTY_WORKSPACE.source,
  token: { found: NOTHING_FOUND, view: viewToken('') },
  isAnswered: false,
};

/** Unanswered from the start: the page's address may ask something. */
export const inspectionStore = createStore<InspectionState>(() => BLANK);

/** Longer tokens and keys are read in a worker, so that no keystroke waits for them. Characters. */
const LARGE = 16 * 1024;

type Engine = typeof import('../core/inspect-token.ts');
let engine: Promise<Engine> | undefined;
let loadedEngine: Engine | undefined;

/** Loads what checks signatures and finds pitfalls: at the first token, or when the page is idle. */
export function loadEngine(): Promise<Engine> {
  engine ??= import('../core/inspect-token.ts').then(
    (module) => (loadedEngine = module),
    (error: unknown) => {
      engine = undefined;
      throw error;
    },
  );
  return engine;
}

function lengthOf(source: TokenSource): number {
  if (source.mode === 'inspect') return source.text.length;
  return source.draft.header.segment.length + source.draft.payload.segment.length;
}

/** Nothing was asked, so there is nothing to load. */
function isBlank({ source, keyText, keyRing }: Workspace): boolean {
  return !keyText && !keyRing.length && source.mode === 'inspect' && source.text === '';
}

let run: AbortController | undefined;
/** The worker's client, once there was much work. */
let inspector: typeof import('../workers/inspect-client.ts') | undefined;
/** The time on the clock then. Seconds since the epoch. */
let askedAt = 0;

async function inspect(workspace: Workspace, signal: AbortSignal): Promise<void> {
  const { source } = workspace;
  if (isBlank(workspace)) {
    loadedEngine?.answers.forgetKeys();
    inspector?.endInspector();
    const { source: _source, ...blank } = BLANK;
    inspectionStore.setState({ source, ...blank, isAnswered: true }, true);
    return;
  }
  const isLong = lengthOf(source) > LARGE;
  const keys = givenKeys(workspace);
  const keyLength = keys.reduce((length, { text }) => length + text.length, 0);
  // What tries a password holds its thread up.
  const isSlowKey = keys.some(({ password }) => password);
  const isMuchWork = isLong || keyLength > LARGE || isSlowKey || !!workspace.allowedIterations;
  const before = inspectionStore.getState();
  const isKnown = before.source === source;
  const bare = isKnown || isLong ? undefined : viewBareSource(source);
  const known = isKnown ? before.token : source.mode === 'inspect' ? bare : undefined;
  inspectionStore.setState({
    isAnswered: false,
    hasFailed: false,
    ...(bare && { source, token: bare }),
  });
  const job: InspectJob = { workspace, now: askedAt, ...(known && { known }) };
  const tell = (news: { token: TokenState; inspection?: Inspection }): void => {
    const { token: newToken, inspection } = news;
    const isAnswered = inspection?.verification !== undefined;
    const isShown = isAnswered || (inspection && !before.inspection);
    inspectionStore.setState({
      source,
      token: newToken,
      isAnswered,
      ...(isShown && { inspection }),
    });
  };
  if (isMuchWork) inspector ??= await import('../workers/inspect-client.ts');
  // It would keep the keys of the input before.
  else inspector?.endInspector();
  const inspectWorkspace =
    isMuchWork && inspector ? inspector.inspectInWorker : (await loadEngine()).inspectWorkspace;
  if (!signal.aborted) await inspectWorkspace(job, signal, tell, searchInWorker);
}

/** Settles when what is shown is the answer to what was asked last, or none will come. */
export function answered(): Promise<void> {
  const isOver = ({ isAnswered, hasFailed }: InspectionState) => isAnswered || hasFailed;
  return new Promise((resolve) => {
    if (isOver(inspectionStore.getState())) return resolve();
    const stop = inspectionStore.subscribe((state) => {
      if (!isOver(state)) return;
      stop();
      resolve();
    });
  });
}

/** Follows the workspace and, at the edges of a token's life, the clock. Call once, in the page. */
export function startInspection(fail: (error: unknown) => void): void {
  const inspectNow = (): void => {
    run?.abort();
    askedAt = clockStore.getState().now;
    const { signal } = (run = new AbortController());
    inspect(workspaceStore.getState(), signal).catch((error: unknown) => {
      // What was said of another question must not stay.
      if (!signal.aborted)
        inspectionStore.setState({ inspection: undefined, isAnswered: false, hasFailed: true });
      fail(error);
    });
  };
  workspaceStore.subscribe(inspectNow);
  inspectNow();
  let edges: readonly number[] = [];
  const followEdges = (): void => {
    const { now } = clockStore.getState();
    if (phaseAt(edges, now) !== phaseAt(edges, askedAt)) inspectNow();
  };
  clockStore.subscribe(followEdges);
  inspectionStore.subscribe(({ inspection }, before) => {
    if (inspection === before.inspection) return;
    edges = inspection?.edges ?? [];
    watchEdges(edges);
    followEdges();
  });
}

export function useInspection<T>(select: (state: InspectionState) => T): T {
  return useStore(inspectionStore, select);
}

/** A finding in words as of `now`: "3 minutes ago" goes on counting. */
export function useFindingWords(shown: ShownFinding, now: number): Omit<FindingWords, 'quickFix'> {
  return loadedEngine?.answers.describeFinding(shown.finding, now) ?? shown;
}
