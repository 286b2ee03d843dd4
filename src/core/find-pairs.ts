import { guessProfile } from './claims/guess-profile.ts';
import { hasWebCrypto } from './crypto/is-available.ts';
import type { ClaimFault } from './policy/claims-verdict.ts';
import { findPairFaults } from './policy/find-pair-faults.ts';
import type { JsonPart, ParsedToken } from './token/parsed-token.ts';
import type { Workspace } from './workspace.ts';

/**
 * Where a token does not fit the access token, code, request or certificate that it goes with.
 *
 * @param clients The certificates that can be a client's: asked for only where a token names one.
 */
export async function findPairs(
  token: ParsedToken,
  payload: JsonPart | undefined,
  { expectations, profile }: Workspace,
  clients: () => Promise<readonly string[]>,
): Promise<readonly ClaimFault[]> {
  if (!('jose' in token) || !hasWebCrypto()) return [];
  const { name } = guessProfile(token, profile);
  const { header, jose } = token;
  const signatureOctets = 'signature' in token ? token.signature?.decoded.bytes?.length : undefined;
  const parts = { alg: jose.alg ?? '', profile: name, header, payload, signatureOctets };
  return findPairFaults({ ...parts, clientCertificates: clients }, expectations);
}
