// Lists of certificates to what is known of them: each as plain values, who signed whom, which of them the token means.
// Loaded when there are some: the library that reads them weighs as much as half of the first view.
import type { CertificateEntry, CertificateList } from './certificate.ts';
import { chainOrder } from './chain-order.ts';
import type { CarriedCertificates } from './find-certificates.ts';
import { findIssuer } from './find-issuer.ts';
import { readCertificate, type ReadCertificate } from './read-certificate.ts';

/** What is known of the token that the certificates go with. */
export interface CertificateContext {
  /** RFC 7638 thumbprint of the key under which the signature holds. */
  readonly holdingKey?: string;
  /** Whether the signature holds under the key of the header's first certificate; absent: not tried. */
  readonly leafHolds?: boolean;
  /** Where the token names a certificate, and its thumbprint there (base64url). */
  readonly names: readonly { readonly where: string; readonly print: string }[];
}

/** Reads lists of certificates. Total: what is none is told in its place. */
export function readCertificates(
  lists: readonly CarriedCertificates[],
  context: CertificateContext,
): Promise<readonly CertificateList[]> {
  return Promise.all(lists.map((list) => readList(list, context)));
}

async function readList(
  { carrier, items, problem }: CarriedCertificates,
  context: CertificateContext,
): Promise<CertificateList> {
  const read = await Promise.all(items.map(async ({ der }) => der && readCertificate(der)));
  const issuances = await Promise.all(read.map((_, place) => findIssuer(read, place)));
  const order = carrier === 'key' || problem ? undefined : chainOrder(issuances);
  return {
    carrier,
    ...(problem && { problem }),
    ...(order && { order }),
    entries: items.map(({ problem: fault }, place): CertificateEntry => {
      const issuance = issuances[place];
      const certificate = read[place]?.certificate;
      const leafHolds = carrier === 'x5c' && place === 0 ? context.leafHolds : undefined;
      const holds = leafHolds ?? (isHolding(read[place], context) || undefined);
      const own = certificate ? fault : (fault ?? { code: 'not-a-certificate' as const });
      return {
        ...(certificate && { certificate }),
        ...(own && { problem: own }),
        ...(issuance && { issuance }),
        ...(holds !== undefined && { holds }),
        namedBy: context.names
          .filter(({ print }) => print === certificate?.sha1 || print === certificate?.sha256)
          .map(({ where }) => where),
      };
    }),
  };
}

function isHolding(one: ReadCertificate | undefined, { holdingKey }: CertificateContext): boolean {
  return holdingKey !== undefined && one?.certificate.thumbprint === holdingKey;
}
