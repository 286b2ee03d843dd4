// A key in the place of the field's, made, kept or shown here: one pure edit. What a person types is state/edits.ts's.
import type { KeptKey, Workspace } from './workspace.ts';

/** Another key in the field: what was known of the one before is gone with it. */
export function replaceKey(
  { keyPassword: _1, isKeyMadeHere: _2, ...workspace }: Workspace,
  { text: keyText, format: keyFormat, password, isMadeHere }: Omit<KeptKey, 'id'>,
): Workspace {
  return {
    ...workspace,
    keyText,
    keyFormat,
    ...(password && { keyPassword: password }),
    ...(isMadeHere && { isKeyMadeHere: true }),
  };
}
