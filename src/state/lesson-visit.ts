// A lesson at the workbench borrows it: what the person had there is kept aside, and comes back as it was when the page
// turns to anything else.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TokenRecipe } from '../core/examples/examples.ts';
import { replaceKey } from '../core/replace-key.ts';
import { EMPTY_WORKSPACE, pasteToken, type Workspace } from '../core/workspace.ts';
import { clockStore } from './clock.ts';
import { inspectionStore, type InspectionState } from './inspection-store.ts';
import { pageStore } from './page.ts';
import { updateWorkspace, workspaceStore } from './workspace-store.ts';

type Start = TokenRecipe & { readonly set?: Partial<Workspace> };

interface Visit {
  readonly lesson: string;
  readonly kept: Workspace;
  /** The kept token as it was read: a draft is not signed a second time. */
  readonly keptToken: Pick<InspectionState, 'source' | 'token'>;
  /** What the lesson begins with. Absent: it is being made. */
  readonly start?: Workspace;
  /** How often it was begun. */
  readonly round: number;
  readonly hasFailed?: boolean;
}

const visitStore = createStore<{ readonly visit?: Visit | undefined }>(() => ({}));

/** Lends the workbench to a lesson, whose page is shown now. */
export async function enterLesson(lesson: string, start: Start): Promise<void> {
  if (visitStore.getState().visit?.lesson === lesson) return;
  const { source, token } = inspectionStore.getState();
  const kept = workspaceStore.getState();
  visitStore.setState({ visit: { lesson, kept, keptToken: { source, token }, round: 0 } });
  await beginLesson(start);
}

/** Puts the beginning of the lesson into the workbench, now or once more. */
export async function beginLesson(start: Start): Promise<void> {
  const { visit } = visitStore.getState();
  if (!visit) return;
  const { start: _before, hasFailed: _hasFailed, ...rest } = visit;
  const begun = { ...rest, round: rest.round + 1 };
  visitStore.setState({ visit: begun });
  updateWorkspace(() => EMPTY_WORKSPACE);
  const made = await makeStart(start).catch(() => undefined);
  // Left, or begun once more, in the meantime.
  if (visitStore.getState().visit !== begun) return;
  if (!made) return visitStore.setState({ visit: { ...begun, hasFailed: true } });
  updateWorkspace(() => made);
  visitStore.setState({ visit: { ...begun, start: made } });
}

async function makeStart({ set, ...recipe }: Start): Promise<Workspace> {
  const { makeExample } = await import('../core/examples/make-example.ts');
  const { token, keyText, keyFormat } = await makeExample(
    recipe,
    Math.floor(clockStore.getState().now),
  );
  const key = { text: keyText, format: keyFormat, isMadeHere: true };
  return { ...replaceKey(pasteToken(EMPTY_WORKSPACE, token), key), ...set };
}

function leaveLesson(): void {
  const { visit } = visitStore.getState();
  if (!visit) return;
  visitStore.setState({ visit: undefined });
  inspectionStore.setState(visit.keptToken);
  updateWorkspace(() => visit.kept);
}

/** The page is named before its fragment is read, so what a link brings comes into the person's own workspace. */
pageStore.subscribe(({ page }) => {
  const [place, lesson] = page.split('/');
  const { visit } = visitStore.getState();
  if (visit && (place !== 'learn' || lesson !== visit.lesson)) leaveLesson();
});

export function useLessonVisit<Part>(select: (visit: Visit | undefined) => Part): Part {
  return useStore(visitStore, ({ visit }) => select(visit));
}
