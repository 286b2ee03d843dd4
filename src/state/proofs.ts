// Makes what goes with a token, from the key that is given or a new one. Loaded with the panels that offer it.
import { encodeBase64url } from '../core/bytes/base64url.ts';
import { generateKey } from '../core/crypto/generate-key.ts';
import {
  holderThumbprint,
  makeKeyBinding,
  type KeyBindingProblem,
  type KeyBindingRequest,
} from '../core/crypto/sd-jwt/make-key-binding.ts';
import type { KeyMaterial } from '../core/keys/key-reading.ts';
import { readKey } from '../core/keys/read-key.ts';
import { thumbprint } from '../core/keys/thumbprint.ts';
import {
  makeDpopProof,
  type ProofProblem,
  type ProofRequest,
} from '../core/proofs/make-dpop-proof.ts';
import { pasteToken, type Workspace } from '../core/workspace.ts';
import { clockStore } from './clock.ts';
import { beginLateEdit } from './late-edit.ts';
import { workspaceStore } from './workspace-store.ts';

/** Octets of a `jti`: RFC 9449 §4.2 asks for 96 bits or more. */
const JTI_OCTETS = 16;

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
  const { keyText, keyFormat } = workspaceStore.getState();
  try {
    const key =
      alg === undefined
        ? { keyText, keyFormat }
        : { keyText: (await generateKey(alg)).privateKey, keyFormat: 'auto' as const };
    const jti = encodeBase64url(crypto.getRandomValues(new Uint8Array(JTI_OCTETS)));
    const reading = readKey(key.keyText, key.keyFormat);
    const made = await makeDpopProof(request, reading, jti, wholeNow());
    if ('problem' in made) return made.problem;
    const isShown = edit((workspace) => showProof(workspace, made.token, request, key));
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
  key: Pick<Workspace, 'keyText' | 'keyFormat'>,
): Workspace {
  return {
    ...pasteToken(workspace, token),
    ...key,
    isKeyMadeHere: true,
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
 * @param holderKey Key text; absent: the key field's.
 * @returns What stands against it; nothing when it was made.
 */
export async function bindKey(
  presentation: string,
  request: KeyBindingRequest,
  holderKey?: string,
): Promise<KeyBindingProblem | 'failed' | 'overtaken' | undefined> {
  const edit = beginLateEdit('source', 'expectations');
  const { keyText, keyFormat } = workspaceStore.getState();
  const key = holderKey === undefined ? readKey(keyText, keyFormat) : readKey(holderKey, 'auto');
  try {
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
