// What helps while typing: the dictionary, loaded with the first question an editor asks.
import type { Completion, Explanation } from '../core/claims/assist.ts';
import type { PartName } from '../core/workspace.ts';
import { clockStore } from './clock.ts';
import { inspectionStore } from './inspection-store.ts';

type Assist = typeof import('../core/claims/assist.ts');
let loaded: Assist | undefined;

async function load(): Promise<void> {
  loaded = await import('../core/claims/assist.ts');
}

/** Has the dictionary come before it is asked. */
export function prepareAssistance(): void {
  if (!loaded) void load();
}

/** What stands under the pointer, explained; nothing while the dictionary is on its way. */
export function explain(part: PartName, text: string, offset: number): Explanation | undefined {
  prepareAssistance();
  return loaded?.explainAt(part, text, offset, inspectionStore.getState().token.view);
}

/** What could stand at the caret; nothing while the dictionary is on its way. */
export function complete(part: PartName, text: string, offset: number): Completion | undefined {
  prepareAssistance();
  return loaded?.completeAt(
    part,
    text,
    offset,
    Math.floor(clockStore.getState().now),
    inspectionStore.getState().token.view,
  );
}
