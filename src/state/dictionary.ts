// The dictionary of claims and header parameters, loaded late: it is asked once an editor is in use.
import type { PartName } from '../core/workspace.ts';
import { clockStore } from './clock.ts';

type Suggest = typeof import('../core/claims/suggest.ts');
let loaded: Suggest | undefined;
let loading: Promise<Suggest> | undefined;

interface Dictionary {
  readonly explainMember: Suggest['explainMember'];
  readonly suggestMembers: Suggest['suggestMembers'];
  readonly suggestValues: (part: PartName, name: string) => ReturnType<Suggest['suggestValues']>;
}

/** Starts loading the dictionary. */
export async function loadDictionary(): Promise<void> {
  loading ??= import('../core/claims/suggest.ts');
  loaded = await loading;
}

/** The dictionary, or nothing while it is on its way. */
export function dictionary(): Dictionary | undefined {
  if (!loaded) {
    void loadDictionary();
    return undefined;
  }
  const { explainMember, suggestMembers, suggestValues } = loaded;
  return {
    explainMember,
    suggestMembers,
    suggestValues: (part, name) => suggestValues(part, name, Math.floor(clockStore.getState().now)),
  };
}
