// Certificates in words: what is wrong with one, who signed it, how long it is valid.
import { formatDate, formatDuration } from '../time/format-time.ts';
import type {
  Certificate,
  CertificateEntry,
  CertificateList,
  CertificateProblem,
} from './certificate.ts';

type Values = NonNullable<CertificateProblem['values']>;

const PROBLEMS = {
  'x5c-not-array': () => '`x5c` is not an array of certificates.',
  'x5c-empty': () => '`x5c` is an empty array: it must hold at least the certificate of the key.',
  'x5c-not-text': () => 'Not a string: an entry of `x5c` is the base64 of a certificate.',
  'x5c-pem': () =>
    'Written as PEM. An entry of `x5c` is the base64 alone, in one line, without the BEGIN and END lines.',
  'x5c-url-alphabet': () =>
    'Written in base64url. An entry of `x5c` is plain base64, with `+` and `/` (RFC 7515 §4.1.6); others refuse this.',
  'x5c-not-base64': () => 'Not base64, so there is no certificate to be read.',
  'too-many-certificates': ({ count = 0, limit = 0 }) =>
    `There are ${count.toLocaleString('en')} certificates; the first ${limit} are read.`,
  'certificate-too-large': ({ octets = 0, limit = 0 }) =>
    `Some ${octets.toLocaleString('en')} octets, and so not read: at most ${limit.toLocaleString('en')} are.`,
  'not-a-certificate': () =>
    'Not an X.509 certificate in DER, or one with thousands of parts, which is not read.',
  'reader-not-loaded': () =>
    'What reads certificates could not be loaded. Check the connection, then change the token or the key.',
} satisfies Record<CertificateProblem['code'], (values: Values) => string>;

/** A sentence or two, with backquotes around code. */
export function describeCertificateProblem({ code, values = {} }: CertificateProblem): string {
  return PROBLEMS[code](values);
}

/** A few words about a certificate. */
export interface CertificateMark {
  readonly text: string;
  /** A verifier that looks at it would refuse. */
  readonly isBad: boolean;
}

const DATE = 'YYYY-MM-DD'.length;

/**
 * The validity as of `now` (RFC 5280 §4.1.2.5): both ends belong to it.
 *
 * @param now Seconds since the epoch.
 */
export function describeValidity(
  { notBefore, notAfter }: Pick<Certificate, 'notBefore' | 'notAfter'>,
  now: number,
): CertificateMark {
  if (Number.isNaN(notBefore) || Number.isNaN(notAfter)) {
    return { text: 'its dates cannot be read', isBad: true };
  }
  if (now > notAfter) {
    return { text: `expired ${formatDuration(now - notAfter, 1)} ago`, isBad: true };
  }
  if (now < notBefore) {
    return { text: `not valid for another ${formatDuration(notBefore - now, 1)}`, isBad: true };
  }
  return { text: `valid until ${formatDate(notAfter).slice(0, DATE)}`, isBad: false };
}

/** What is to be known of a certificate at a glance. Places are counted from 1. */
export function describeEntry(
  entry: CertificateEntry,
  place: number,
  { carrier, entries }: CertificateList,
  now: number,
): readonly CertificateMark[] {
  const { certificate, holds, namedBy } = entry;
  if (!certificate) return [];
  const isLast = place === entries.length - 1;
  const issuance = describeIssuance(entry, place, carrier !== 'key' && !isLast);
  return [
    ...(holds === undefined ? [] : [describeHolding(holds)]),
    ...(issuance ? [issuance] : []),
    describeValidity(certificate, now),
    ...namedBy.map((where) => ({ text: `named by \`${where}\``, isBad: false })),
  ];
}

function describeHolding(holds: boolean): CertificateMark {
  return holds
    ? { text: 'the signature fits its key', isBad: false }
    : { text: 'the signature does not fit its key', isBad: true };
}

/** @param isFollowed The next certificate should be its issuer's. */
function describeIssuance(
  { issuance }: CertificateEntry,
  place: number,
  isFollowed: boolean,
): CertificateMark | undefined {
  switch (issuance?.by) {
    case 'itself':
      return { text: 'self-signed', isBad: false };
    case 'listed': {
      const { index, mayIssue } = issuance;
      if (!mayIssue) {
        return { text: `signed by ${index + 1}, which may not issue certificates`, isBad: true };
      }
      return isFollowed && index !== place + 1
        ? { text: `signed by ${index + 1}, not by the next`, isBad: true }
        : { text: `signed by ${index + 1}`, isBad: false };
    }
    case 'unlisted':
      return isFollowed
        ? { text: 'not signed by the next', isBad: true }
        : { text: 'issuer not here', isBad: false };
    case 'unchecked':
      return { text: `signature by ${issuance.index + 1} cannot be checked here`, isBad: false };
    default:
      return undefined;
  }
}

const ORDERS = {
  right: 'Each certificate is signed by the next one.',
  wrong:
    'The certificates are a chain, but not in this order: the one of the signing key comes first, and each is followed by the one that signed it (RFC 7515 §4.1.6).',
  broken: 'The certificates are not a chain: not each of them is signed by another one here.',
} satisfies Record<NonNullable<CertificateList['order']>, string>;

/** What is to be said of a list as a whole, with backquotes around code. */
export function describeList({ order, problem }: CertificateList): readonly CertificateMark[] {
  return [
    ...(problem ? [{ text: describeCertificateProblem(problem), isBad: true }] : []),
    ...(order ? [{ text: ORDERS[order], isBad: order !== 'right' }] : []),
  ];
}
