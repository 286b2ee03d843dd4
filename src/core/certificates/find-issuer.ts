// Who signed a certificate, of those beside it: the names must agree, and the signature hold under the issuer's key.
import type { Issuance } from './certificate.ts';
import type { ReadCertificate } from './read-certificate.ts';

type Places = readonly (ReadCertificate | undefined)[];

/**
 * Finds the issuer of the certificate at a place of a list: itself, or the next one where RFC 7515 §4.1.6 has it, or
 * another.
 *
 * @param list What could be read is there, the rest is `undefined`; an `index` of the answer is a place in it.
 */
export async function findIssuer(list: Places, place: number): Promise<Issuance | undefined> {
  const own = list[place];
  if (!own) return undefined;
  const name = comparable(own.certificate.issuer);
  const candidates = [...new Set([place, place + 1, ...list.keys()])].flatMap((index) => {
    const issuer = list[index];
    return issuer && comparable(issuer.certificate.subject) === name ? [{ index, issuer }] : [];
  });
  const answers = await Promise.all(
    candidates.map(async ({ index, issuer }) => ({
      index,
      mayIssue: issuer.mayIssue,
      holds: await isSignedBy(own, issuer),
    })),
  );
  const signer = answers.find(({ holds }) => holds === true);
  if (signer?.index === place) return { by: 'itself' };
  if (signer) return { by: 'listed', index: signer.index, mayIssue: signer.mayIssue };
  const unchecked = answers.find(({ holds }) => holds === undefined);
  return unchecked ? { by: 'unchecked', index: unchecked.index } : { by: 'unlisted' };
}

/** RFC 5280 §7.1: letter case and repeated spaces make no other name. */
function comparable(name: string): string {
  return name.toLowerCase().replaceAll(/\s+/g, ' ');
}

/** `undefined`: this browser cannot check such a signature. */
async function isSignedBy(
  { parsed }: ReadCertificate,
  { parsed: issuer }: ReadCertificate,
): Promise<boolean | undefined> {
  try {
    const { publicKey } = issuer;
    const params = { ...publicKey.algorithm, ...parsed.signatureAlgorithm };
    const key = await publicKey.export(params, ['verify'], crypto);
    return await parsed.verify({ publicKey: key, signatureOnly: true }, crypto);
  } catch (error) {
    // So a key of another kind than the signature's is refused; what the browser lacks is refused otherwise.
    return error instanceof DOMException && error.name === 'DataError' ? false : undefined;
  }
}
