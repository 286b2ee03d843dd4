// What a verifier would expect, as the person sets it. Loaded with the form.
import type { ProfileName } from '../core/claims/profile.ts';
import { applyPreset, type Preset } from '../core/policy/presets.ts';
import { setExpectation, type ExpectationName } from '../core/policy/set-expectation.ts';
import type { Suggestions } from '../core/policy/suggest-expectations.ts';
import type { Profile } from '../core/claims/profile.ts';
import type { Workspace } from '../core/workspace.ts';
import { updateWorkspace } from './workspace-store.ts';

/** Expects what was typed into a field; nothing of an empty one. */
export function changeExpectation(name: ExpectationName, text: string): void {
  updateWorkspace((workspace) => ({
    ...workspace,
    expectations: setExpectation(workspace.expectations, name, text),
  }));
}

/** Takes the token for that kind; `undefined`: for what can be told from it. */
export function changeKind(profile: ProfileName | undefined): void {
  updateWorkspace((workspace) => withKind(workspace, profile));
}

/** Expects what a preset says. */
export function choosePreset(preset: Preset, profile: Profile, said: Suggestions): void {
  updateWorkspace((workspace) => {
    const next = applyPreset(workspace, preset, profile, said);
    return { ...withKind(workspace, next.profile), expectations: next.expectations };
  });
}

function withKind(
  { profile: _before, ...workspace }: Workspace,
  profile: ProfileName | undefined,
): Workspace {
  return { ...workspace, ...(profile && { profile }) };
}
