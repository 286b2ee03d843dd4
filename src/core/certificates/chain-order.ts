// Whether certificates stand in the order of RFC 7515 §4.1.6: each is followed by the one that certifies it.
import type { CertificateList, Issuance } from './certificate.ts';

/** @param issuances Who signed each; absent for one that could not be read. */
export function chainOrder(issuances: readonly (Issuance | undefined)[]): CertificateList['order'] {
  if (issuances.length < 2) return undefined;
  if (issuances.some((issuance) => !issuance || issuance.by === 'unchecked')) return undefined;
  const signers = issuances.map((one) => (one?.by === 'listed' ? one.index : undefined));
  if (signers.slice(0, -1).every((signer, place) => signer === place + 1)) return 'right';
  const leaf = issuances.findIndex((_, place) => !signers.includes(place));
  const seen = new Set<number>();
  for (let at: number | undefined = leaf; at !== undefined && at >= 0 && !seen.has(at);) {
    seen.add(at);
    at = signers[at];
  }
  return seen.size === issuances.length ? 'wrong' : 'broken';
}
