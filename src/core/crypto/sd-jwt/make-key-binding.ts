// A key-binding JWT for the disclosures that are chosen (RFC 9901 §4.3): the holder shows that the SD-JWT is theirs.
import { nodeAt } from '../../json/edit-json.ts';
import { parseJson } from '../../json/parse-json.ts';
import type { KeyReading } from '../../keys/key-reading.ts';
import { readKey } from '../../keys/read-key.ts';
import { thumbprint } from '../../keys/thumbprint.ts';
import { readTokens } from '../../token/parse-json-serialization.ts';
import { formatSigningInput, signCompact } from '../compact-jws.ts';
import { algorithmFor, canSign } from '../sign.ts';
import { digestOf, hashOf, readDisclosures } from './read-disclosures.ts';

export interface KeyBindingRequest {
  readonly audience: string;
  readonly nonce: string;
}

/**
 * `not-sd-jwt`: nothing that could be bound. `no-holder-key`: the token names none. `public-key`: the key is the
 * holder's, and only its public half. `other-key`: none of the keys is the holder's. `request`: an empty audience or nonce.
 */
export type KeyBindingProblem =
  | 'not-sd-jwt'
  | 'no-holder-key'
  | 'no-key'
  | 'public-key'
  | 'other-key'
  | 'request';
export type MadeKeyBinding = { readonly token: string } | { readonly problem: KeyBindingProblem };

/**
 * Binds a presentation to its verifier, or says what stands against it. A key binding that is there is replaced.
 *
 * @param presentation `issued~disclosure~…~`, with or without a key-binding JWT behind it.
 * @param holder Holds the private key whose public half is in `cnf.jwk`.
 * @param now Seconds since the epoch, whole.
 */
export async function makeKeyBinding(
  presentation: string,
  { audience, nonce }: KeyBindingRequest,
  holder: KeyReading,
  now: number,
): Promise<MadeKeyBinding> {
  const [token] = readTokens(presentation);
  const { text = '', reading } = (token.kind === 'jws' && token.payload?.json) || {};
  const issued = reading?.root;
  if (token.kind !== 'jws' || !token.sdJwt || issued?.kind !== 'object') {
    return { problem: 'not-sd-jwt' };
  }
  const { claims } = await readDisclosures(text, issued, token.sdJwt.disclosures);
  const wanted = await holderThumbprint(claims);
  if (wanted === undefined) return { problem: 'no-holder-key' };
  if (holder.keys.length === 0) return { problem: 'no-key' };
  if (audience === '' || nonce === '') return { problem: 'request' };
  const prints = await Promise.all(holder.keys.map(thumbprint));
  const own = holder.keys.filter((_, index) => prints[index] === wanted);
  if (own.length === 0) return { problem: 'other-key' };
  const signers = { ...holder, keys: own };
  const alg = algorithmFor(signers);
  const signer = alg === undefined ? undefined : canSign(signers, alg);
  if (alg === undefined || !signer) return { problem: 'public-key' };
  const presented = presentation.slice(0, presentation.lastIndexOf('~') + 1);
  const sdHash = await digestOf(presented, hashOf(issued) ?? 'SHA-256');
  const input = formatSigningInput(
    { alg, typ: 'kb+jwt' },
    { iat: now, aud: audience, nonce, sd_hash: sdHash },
  );
  return { token: presented + (await signCompact(input, alg, signer)) };
}

/** The thumbprint of the key in `cnf.jwk`. @param claims JSON text, with what is disclosed. */
export async function holderThumbprint(claims: string): Promise<string | undefined> {
  const { root } = parseJson(claims);
  const jwk = root && nodeAt(root, ['cnf', 'jwk']);
  if (jwk?.kind !== 'object') return undefined;
  const [key] = readKey(claims.slice(jwk.start, jwk.end), 'jwk').keys;
  return key && key.kind !== 'secret' ? thumbprint(key) : undefined;
}
