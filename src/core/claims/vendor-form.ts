// Tokens in the form that one vendor's service asks for: such a form has rules of its own.
import { audiences, claimText, type ClaimValues } from './claim-values.ts';

export type VendorForm =
  | 'github-app'
  | 'vapid'
  | 'apple-client-secret'
  | 'app-store-connect'
  | 'apns'
  | 'google-assertion';

const GOOGLE_TOKEN_ENDPOINTS: ReadonlySet<string> = new Set([
  'https://oauth2.googleapis.com/token',
  'https://accounts.google.com/o/oauth2/token',
  'https://www.googleapis.com/oauth2/v4/token',
]);
/** Apple's identifiers of teams and keys. */
const TEN_CHARACTERS = /^[A-Z0-9]{10}$/;
const PUSH_SERVICE =
  /^https:\/\/(?:fcm\.googleapis\.com|updates\.push\.services\.mozilla\.com|[\w-]+\.push\.apple\.com|[\w.-]+\.notify\.windows\.com)(?=[/:?#]|$)/i;

/** What a form is told by. */
interface VendorFacts {
  readonly header?: ClaimValues;
  readonly claims?: ClaimValues;
  /** The text that the token was found in; absent: it came alone. */
  readonly found?: { readonly source: string };
}

/** The vendor's form that a token has, by its claims. */
export function vendorForm(facts: VendorFacts): VendorForm | undefined {
  const { claims, header } = facts;
  if (!claims) return undefined;
  const [aud = '', ...more] = audiences(claims);
  const iss = claimText(claims, 'iss') ?? '';
  if (isGitHubApp(facts)) return 'github-app';
  if (more.length > 0) return undefined;
  if (GOOGLE_TOKEN_ENDPOINTS.has(aud)) return 'google-assertion';
  if (aud === 'https://appleid.apple.com' && TEN_CHARACTERS.test(iss)) return 'apple-client-secret';
  if (aud === 'appstoreconnect-v1') return 'app-store-connect';
  if (isVapid(facts, aud)) return 'vapid';
  const isBare = claims.root.members.length === 2 && claims.get('iat') !== undefined;
  const kid = claimText(header, 'kid') ?? '';
  if (isBare && TEN_CHARACTERS.test(iss) && TEN_CHARACTERS.test(kid)) return 'apns';
  return undefined;
}

/** An app's number or client id as issuer, and nothing but three claims. */
function isGitHubApp({ claims, header }: VendorFacts): boolean {
  if (claims?.root.members.length !== 3 || !claims.get('iat') || !claims.get('exp')) return false;
  const iss = claims.get('iss');
  const id = iss?.kind === 'number' ? iss.text : (claimText(claims, 'iss') ?? '');
  // A number alone may be anybody's issuer; GitHub signs with RS256.
  const isNumber = /^\d{1,10}$/.test(id) && claimText(header, 'alg') === 'RS256';
  return isNumber || /^Iv\d\.?\w{16,20}$/.test(id);
}

/** RFC 8292: for a push service, or with the sender's mail as its subject; or from an `Authorization: vapid` header. */
function isVapid({ claims, found }: VendorFacts, aud: string): boolean {
  if (/\bvapid\s+t=/i.test(found?.source.slice(0, 256) ?? '')) return true;
  if (claims?.get('iss')) return false;
  const isBare = claims?.root.members.length === 3 && claims.get('exp') !== undefined;
  const isContact = claimText(claims, 'sub')?.startsWith('mailto:') === true;
  return PUSH_SERVICE.test(aud) || (isBare && isContact);
}
