// What an issuer's host tells: a development system, or a name from an example.
import { isInternalAddress } from './internal-address.ts';

/** No issuer is so long. */
const MAX_ISSUER = 2_048;

/** The host of an issuer that is a URL, in lower case and without the dot of the root. */
export function issuerHost(issuer: string): string | undefined {
  if (issuer.length > MAX_ISSUER || !issuer.includes('://')) return undefined;
  if (!URL.canParse(issuer)) return undefined;
  return new URL(issuer).hostname.replace(/\.$/, '');
}

const ENTRA_HOSTS: ReadonlySet<string> = new Set([
  'login.microsoftonline.com',
  'sts.windows.net',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
]);

/** A tenant of Microsoft Entra ID, in any of its clouds. */
export function isEntraIssuer(issuer: string): boolean {
  return ENTRA_HOSTS.has(issuerHost(issuer) ?? '');
}

/** A user pool of Amazon Cognito. */
export function isCognitoIssuer(issuer: string): boolean {
  return /^cognito-idp\.[a-z\d-]+\.amazonaws\.com(?:\.cn)?$/.test(issuerHost(issuer) ?? '');
}

/** The machine itself, or one of its own network; a cluster of Kubernetes is a world of its own. */
export function isLocalHost(host: string): boolean {
  if (host.endsWith('.cluster.local')) return false;
  if (host === 'localhost' || /\.(?:localhost|local)$/.test(host)) return true;
  return isInternalAddress(host);
}

/** A label that says so: `dev-`, `staging`. */
export function isStagingHost(host: string): boolean {
  return host.split('.').some((label) => /^(?:dev|staging)(?:$|-)|-(?:dev|staging)$/.test(label));
}

/** RFC 2606 §3: names that stand for themselves in documentation. */
export function isExampleHost(host: string): boolean {
  return /(?:^|\.)example\.(?:com|net|org)$/.test(host);
}
