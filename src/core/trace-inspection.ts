// What is shown of a token and known about it, as the steps of a verifier.
import type { Inspection } from './inspection.ts';
import { traceVerification, type Trace } from './policy/trace.ts';
import type { PartView, TokenView } from './view-token.ts';
import type { Workspace } from './workspace.ts';

/**
 * The trace of an inspection; `undefined` without a token, or while its signature is being checked.
 *
 * @param now Seconds since the epoch.
 */
export function traceInspection(
  view: TokenView,
  { verification, key, faults, profile, layers }: Inspection,
  { expectations, alg }: Workspace,
  now: number,
): Trace | undefined {
  const { kind, jose, header, times } = view;
  if (kind === 'empty' || !verification) return undefined;
  const payload = verification.presentation?.claims ?? payloadText(view.payload);
  return traceVerification({
    kind,
    isSdJwt: verification.presentation !== undefined,
    jose,
    ...(!view.text.startsWith('{') && { partCount: view.segments.length }),
    header: header.source,
    ...(payload !== undefined && { payload }),
    inner: layers?.find(({ place }) => place === undefined)?.title,
    times,
    verification,
    keyCount: key.keys.length,
    faults,
    expectations,
    pinnedAlg: alg,
    profile,
    now,
  });
}

/** Nothing where it is not there to be read: a detached or an encrypted one. */
function payloadText({ state, source }: PartView): string | undefined {
  return state === 'none' || state === 'encrypted' || state === 'detached' ? undefined : source;
}
