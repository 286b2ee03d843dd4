// Makes what goes with a token, from the key that is given or a new one. Loaded with the panels that offer it.
import { useMemo } from 'react';
import { encodeBase64url } from '../core/bytes/base64url.ts';
import { generateKey } from '../core/crypto/generate-key.ts';
import {
  holderThumbprint,
  makeKeyBinding,
  type KeyBindingProblem,
  type KeyBindingRequest,
} from '../core/crypto/sd-jwt/make-key-binding.ts';
import type { KeyMaterial, KeyReading } from '../core/keys/key-reading.ts';
import { readKey } from '../core/keys/read-key.ts';
import { thumbprint } from '../core/keys/thumbprint.ts';
import {
  makeDpopProof,
  type ProofProblem,
  type ProofRequest,
} from '../core/proofs/make-dpop-proof.ts';
import { replaceKey } from '../core/replace-key.ts';
import { pasteToken, type Workspace } from '../core/workspace.ts';
import { clockStore } from './clock.ts';
import { answered, inspectionStore } from './inspection-store.ts';
import { beginLateEdit } from './late-edit.ts';
import { useWorkspace } from './workspace-store.ts';

/** Octets of a `jti`: RFC 9449 §4.2 asks for 96 bits or more. */
const JTI_OCTETS = 16;

/** The keys of the field and of the ring, opened, as everything else is tried with them. */
async function readGiven(): Promise<KeyReading> {
  // The key may have changed a moment ago.
  await answered();
  return inspectionStore.getState().inspection?.key ?? readKey('', 'auto');
}

/** Another value as soon as another key or password is given: what was said about the ones before is old. */
export function useGivenKeys(): readonly unknown[] {
  const text = useWorkspace((workspace) => workspace.keyText);
  const format = useWorkspace((workspace) => workspace.keyFormat);
  const password = useWorkspace((workspace) => workspace.keyPassword);
  const ring = useWorkspace((workspace) => workspace.keyRing);
  return useMemo(() => [text, format, password, ring], [text, format, password, ring]);
}

function wholeNow(): number {
  return Math.floor(clockStore.getState().now);
}

/**
 * Puts a DPoP proof in the place of the token, its key into the key field, and what it is for into the expectations.
 *
 * @param alg Makes a new key for it; absent: the key that is there signs.
 * @returns What stands against it; nothing when it was made.
 */
export async function makeProof(
  request: ProofRequest,
  alg?: string,
): Promise<ProofProblem | 'failed' | 'overtaken' | undefined> {
  const edit = beginLateEdit('source', 'keyText', 'keyFormat', 'expectations');
  try {
    const fresh = alg === undefined ? undefined : (await generateKey(alg)).privateKey;
    const jti = encodeBase64url(crypto.getRandomValues(new Uint8Array(JTI_OCTETS)));
    const reading = fresh === undefined ? await readGiven() : readKey(fresh, 'auto');
    const made = await makeDpopProof(request, reading, jti, wholeNow());
    if ('problem' in made) return made.problem;
    const isShown = edit((workspace) => showProof(workspace, made.token, request, fresh));
    return isShown ? undefined : 'overtaken';
  } catch {
    return 'failed';
  }
}

/** What was expected of the token before is nothing to a proof: only what the proof is for. */
function showProof(
  { profile: _profile, alg: _alg, ...workspace }: Workspace,
  token: string,
  { method, url, accessToken, nonce }: ProofRequest,
  fresh: string | undefined,
): Workspace {
  const shown = pasteToken(workspace, token);
  return {
    ...(fresh === undefined
      ? { ...shown, isKeyMadeHere: true }
      : replaceKey(shown, { text: fresh, format: 'auto', isMadeHere: true })),
    expectations: {
      leeway: workspace.expectations.leeway,
      method,
      url,
      ...(accessToken && { accessToken }),
      ...(nonce && { nonce }),
    },
  };
}

/**
 * Puts a key binding behind a presentation, and what it is for into the expectations.
 *
 * @param holderKey Key text; absent: the keys that are there.
 * @returns What stands against it; nothing when it was made.
 */
export async function bindKey(
  presentation: string,
  request: KeyBindingRequest,
  holderKey?: string,
): Promise<KeyBindingProblem | 'failed' | 'overtaken' | undefined> {
  const edit = beginLateEdit('source', 'expectations');
  try {
    const key = holderKey === undefined ? await readGiven() : readKey(holderKey, 'auto');
    const made = await makeKeyBinding(presentation, request, key, wholeNow());
    if ('problem' in made) return made.problem;
    const isShown = edit((workspace) => ({
      ...pasteToken(workspace, made.token),
      expectations: {
        ...workspace.expectations,
        keyBindingAudience: request.audience,
        keyBindingNonce: request.nonce,
      },
    }));
    return isShown ? undefined : 'overtaken';
  } catch {
    return 'failed';
  }
}

/** Whether the claims name a holder's key, and whether its private half is among the keys. @param claims JSON text. */
export async function findHolderKey(
  claims: string,
  keys: readonly KeyMaterial[],
): Promise<'not-named' | 'not-given' | 'given'> {
  const wanted = await holderThumbprint(claims);
  if (wanted === undefined) return 'not-named';
  const prints = await Promise.all(keys.filter(({ kind }) => kind === 'private').map(thumbprint));
  return prints.includes(wanted) ? 'given' : 'not-given';
}
