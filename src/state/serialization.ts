// The serialization of the token that is shown: which of its signatures is shown, and how else it can be written.
import { addSignature, offerSigners, type Signer } from '../core/add-signature.ts';
import { chooseMember } from '../core/choose-member.ts';
import type { KeyReading } from '../core/keys/key-reading.ts';
import { setUnencoded } from '../core/set-unencoded.ts';
import { describeSerializationFault } from '../core/token/describe-serialization-fault.ts';
import {
  serializeToken,
  takeOneOut,
  type SerializationFault,
  type SerializationForm,
  type Serialized,
} from '../core/token/serialize-token.ts';
import { pasteToken, signAgain } from '../core/workspace.ts';
import { editTokenPart } from './edits.ts';
import { inspectionStore } from './inspection-store.ts';
import { updateWorkspace, workspaceStore } from './workspace-store.ts';

function shownText(): string {
  return inspectionStore.getState().token.view.text;
}

/** Shows one signature or recipient of the token. @param member From 0. */
export function showMember(member: number): void {
  updateWorkspace((workspace) => chooseMember(workspace, shownText(), member));
}

/** Puts the token written anew in the place of the old one. @returns Why there is none, in words. */
function replaceBy(written: Serialized | SerializationFault): string | undefined {
  if (typeof written === 'string') return describeSerializationFault(written);
  const { text, detachedPayload } = written;
  updateWorkspace((workspace) => {
    const { detachedPayload: _before, ...rest } = pasteToken(workspace, text);
    return { ...rest, ...(detachedPayload !== undefined && { detachedPayload }) };
  });
  return undefined;
}

/** Writes the token in a serialization. @returns Why it cannot be, in words. */
export function serializeShown(form: SerializationForm): string | undefined {
  const { detachedPayload } = workspaceStore.getState();
  return replaceBy(serializeToken(shownText(), form, detachedPayload));
}

/** Leaves of several signatures or recipients the shown one. @returns Why it cannot be, in words. */
export function takeShownOut(): string | undefined {
  const { view } = inspectionStore.getState().token;
  return replaceBy(takeOneOut(view.text, view.place?.index ?? 0));
}

/** Has the payload written as it is, or in base64url again: a new header, and so a new signature. */
export function writeUnencoded(isUnencoded: boolean): string | undefined {
  const { view } = inspectionStore.getState().token;
  const { header, payload, place } = view;
  if (header.notes) return describeSerializationFault('header-fixed');
  if (place && place.count > 1) return describeSerializationFault('payload-shared');
  if (payload.state === 'bytes') return describeSerializationFault('payload-not-text');
  if (isUnencoded && !place && payload.source.includes('.'))
    return describeSerializationFault('unencoded');
  editTokenPart('header', setUnencoded(header.text, isUnencoded));
  return undefined;
}

/** The keys that are there and can sign. */
export function offeredSigners(key: KeyReading | undefined): readonly Signer[] {
  return key ? offerSigners(key) : [];
}

/** Adds a signature by a key that is there. @returns Why it cannot be, in words. */
export function addSignatureBy(signer: Signer): string | undefined {
  const added = addSignature(shownText(), signer);
  if (typeof added === 'string') return describeSerializationFault(added);
  updateWorkspace((workspace) => signAgain(workspace, added));
  return undefined;
}
