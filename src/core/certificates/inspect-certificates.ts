// The certificates that come with a token and its key, and which of them the token means.
import { hasWebCrypto } from '../crypto/is-available.ts';
import type { Verification } from '../crypto/verification.ts';
import { nodeAt } from '../json/edit-json.ts';
import type { KeyReading } from '../keys/key-reading.ts';
import type { JsonPart, ParsedToken } from '../token/parsed-token.ts';
import type { CertificateList, CertificateProblem } from './certificate.ts';
import { findCertificates } from './find-certificates.ts';

export interface CertificateParts {
  readonly token: ParsedToken;
  readonly payload: JsonPart | undefined;
  readonly key: KeyReading;
  readonly verification: Verification;
}

/** Where a token names a certificate by its thumbprint: RFC 7515 §4.1.7 and §4.1.8, RFC 8705 §3.1. */
const NAMES = [
  ['header', 'x5t'],
  ['header', 'x5t#S256'],
  ['payload', 'cnf', 'x5t#S256'],
] as const;

/** Reads the certificates that are there; nothing is loaded or awaited where there are none. */
export function inspectCertificates(
  parts: CertificateParts,
): Promise<readonly CertificateList[]> | undefined {
  const { token, payload, key, verification } = parts;
  const lists = findCertificates(token, key, verification.key);
  if (lists.length === 0 || !hasWebCrypto()) return undefined;
  const header = 'header' in token ? token.header : undefined;
  const names = NAMES.flatMap(([part, ...path]) => {
    const root = (part === 'header' ? header : payload)?.json?.reading.root;
    const node = root && nodeAt(root, path);
    return node?.kind === 'string' ? [{ where: path.join('.'), print: node.value }] : [];
  });
  const { leafCertificate, thumbprint } = verification;
  const context = {
    names,
    ...(isHeld(verification) && thumbprint !== undefined && { holdingKey: thumbprint }),
    ...(leafCertificate && { leafHolds: leafCertificate.holds }),
  };
  return import('./read-certificates.ts').then(
    ({ readCertificates }) => {
      isReaderThere = true;
      return readCertificates(lists, context);
    },
    () => lists.map(({ carrier }) => ({ carrier, entries: [], problem: NOT_LOADED })),
  );
}

const NOT_LOADED: CertificateProblem = { code: 'reader-not-loaded' };

let isReaderThere = false;

/** Whether the library that reads certificates has been loaded. */
export function canReadCertificates(): boolean {
  return isReaderThere;
}

/**
 * The thumbprints (`x5t#S256`) of those among the keys that can be a client's (RFC 8705): no authority, and either
 * said to be for that or beside the key that verifies the token. One alone may as well be the issuer's.
 */
export function clientCertificates(
  lists: readonly CertificateList[],
  verification: Verification,
): readonly string[] {
  const isVerified = isHeld(verification);
  return lists.flatMap(({ carrier, entries }) =>
    entries.flatMap(({ certificate, holds }) => {
      if (carrier !== 'key' || !certificate || certificate.isCa || holds) return [];
      const isForClients = isVerified || certificate.extendedKeyUsage.includes('clientAuth');
      return isForClients ? [certificate.sha256] : [];
    }),
  );
}

function isHeld({ verdict }: Verification): boolean {
  return verdict === 'verified' || verdict === 'lenient';
}
