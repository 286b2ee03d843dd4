// A draft -> the token it stands for. The only place where a signature is made, and only with the key that was
// there when the person edited (promise 5: typing a key into the page never signs).
import { encodeBase64url } from './bytes/base64url.ts';
import { checkSignature } from './crypto/check-signature.ts';
import { findAlgorithm } from './crypto/algorithms.ts';
import { canSign, signBytes } from './crypto/sign.ts';
import { takeSignedParts } from './crypto/signed-parts.ts';
import type { OtherSignatures, Signing, WhyKept } from './crypto/signing.ts';
import type { KeyMaterial, KeyReading } from './keys/key-reading.ts';
import { joinKeys, openKeys } from './read-keys.ts';
import { readTokens } from './token/parse-json-serialization.ts';
import { parseToken } from './token/parse-token.ts';
import type { JwsToken, ParsedToken } from './token/parsed-token.ts';
import { signingInput, type Draft, type WholeToken } from './workspace.ts';
import { setMemberText, writeDraft } from './write-draft.ts';

export interface SignedDraft {
  readonly text: string;
  readonly signing: Signing;
}

/**
 * Signs a draft if its key can (RFC 7515 §5.1). Of several signatures the one that was edited; a new payload has the
 * others made anew as well where their keys are given. Never throws for a bad key or header.
 */
export async function signDraft(draft: Draft): Promise<SignedDraft> {
  const [first, ...more] = await openKeys(draft.signWith);
  const key = first && joinKeys(first, more);
  const { signature, signing } = await signOwn(draft, key);
  const text = writeDraft(draft, signature);
  if (!draft.whole) return { text, signing };
  const others = await signOthers(draft.whole, text, key, draft.detachedPayload);
  return {
    text: others.text,
    signing: { ...signing, ...(others.count && { others: others.count }) },
  };
}

interface OwnSignature {
  readonly signature: string;
  readonly signing: Signing;
}

async function signOwn(draft: Draft, key: KeyReading | undefined): Promise<OwnSignature> {
  const { signature } = draft;
  const kept = (why: WhyKept): OwnSignature => ({
    signature,
    signing:
      draft.signs === signingInput(draft) && signature !== ''
        ? { status: 'undone' }
        : { status: 'kept', why },
  });
  // RFC 7797 §5.2: a dot in it would part a payload that is written as it is.
  if (!draft.whole && draft.payload.segment.includes('.')) return kept('unencoded-dot');
  const token = tokenOf(draft);
  const alg = token.kind === 'jws' ? token.jose.alg : undefined;
  if (token.kind !== 'jws' || alg === undefined) return kept('no-alg');
  if (alg.trim().toLowerCase() === 'none')
    return { signature: '', signing: { status: 'unsigned' } };
  if (!key) return kept('no-key');
  const signer = canSign(key, alg, token.jose.kid);
  if (!signer) return kept('cannot-sign');
  try {
    const made = await makeSignature(token, alg, signer, draft.detachedPayload);
    return { signature: made, signing: { status: 'signed', alg } };
  } catch {
    return kept('failed');
  }
}

function tokenOf(draft: Draft): ParsedToken {
  const text = writeDraft(draft);
  const token = draft.whole && readTokens(text)[draft.whole.index];
  return token ?? parseToken(text);
}

async function makeSignature(
  token: JwsToken,
  alg: string,
  signer: KeyMaterial,
  detachedPayload: string | undefined,
): Promise<string> {
  const { input } = takeSignedParts(token, detachedPayload);
  return encodeBase64url(await signBytes(alg, signer, input));
}

/**
 * Makes the signatures beside the edited one anew that no longer fit a new payload: each with the key that it names, or
 * that it was made with. What no given key has made stays as it is, and does not fit.
 */
async function signOthers(
  whole: WholeToken,
  edited: string,
  key: KeyReading | undefined,
  detachedPayload: string | undefined,
): Promise<{ readonly text: string; readonly count?: OtherSignatures }> {
  const before = readTokens(whole.text);
  const after = readTokens(edited);
  let text = edited;
  let again = 0;
  let left = 0;
  for (const [index, token] of after.entries()) {
    const old = before[index];
    if (index === whole.index || token.kind !== 'jws' || old?.kind !== 'jws') continue;
    if (token.payload?.text === old.payload?.text) continue;
    const { alg = '' } = token.jose;
    const signer = key && (await findMaker(old, key, detachedPayload));
    const made =
      signer && (await makeSignature(token, alg, signer, undefined).catch(() => undefined));
    if (made === undefined) left += 1;
    else {
      again += 1;
      text = setMemberText({ text, index }, 'signature', made);
    }
  }
  return { text, ...(again + left > 0 && { count: { again, left } }) };
}

/** The key that made a signature: it has the `kid` that the header names, or the signature holds under it. */
async function findMaker(
  token: JwsToken,
  { keys }: KeyReading,
  detachedPayload: string | undefined,
): Promise<KeyMaterial | undefined> {
  const { alg = '', kid } = token.jose;
  const row = findAlgorithm(alg);
  if (!row) return undefined;
  const signers = keys.filter((one) => canSign({ keys: [one] }, alg));
  const named = signers.find((one) => kid !== undefined && one.kid === kid);
  if (named) return named;
  const { input, signature } = takeSignedParts(token, detachedPayload);
  for (const one of signers) {
    const { outcome } = await checkSignature(one, { row, input, signature });
    if (outcome === 'holds') return one;
  }
  return undefined;
}
