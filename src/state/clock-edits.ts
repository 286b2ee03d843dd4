// What a person can do with time: stop the clock at a moment, move a token's life to now, set one of its times.
import { setMember } from '../core/json/edit-json.ts';
import { renewTimes } from '../core/time/shift-times.ts';
import { clockStore } from './clock.ts';
import { editTokenPart } from './edits.ts';
import { inspectionStore } from './inspection-store.ts';
import { updateWorkspace } from './workspace-store.ts';

/** @param now Seconds since the epoch. */
export function stopClock(now: number): void {
  updateWorkspace((workspace) => ({ ...workspace, now }));
}

function payloadText(): string {
  return inspectionStore.getState().token.view.payload.text;
}

/** Moves all times so that the token begins now; whether there was anything to move. */
export function renewToken(): boolean {
  const renewed = renewTimes(payloadText(), clockStore.getState().now);
  if (renewed === undefined) return false;
  editTokenPart('payload', renewed);
  return true;
}

/** @param seconds NumericDate; written whole. */
export function setTimeClaim(name: string, seconds: number): void {
  editTokenPart('payload', setMember(payloadText(), [name], String(Math.floor(seconds))));
}
