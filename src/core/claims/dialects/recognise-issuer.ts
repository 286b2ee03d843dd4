// Whose token this looks like, and why: the most specific dialect that takes it.
import { claimValues, type ClaimValues } from '../claim-values.ts';
import { parseJson } from '../../json/parse-json.ts';
import apple from './apple.ts';
import auth0 from './auth0.ts';
import awsLoadBalancer from './aws-load-balancer.ts';
import cloudflareAccess from './cloudflare-access.ts';
import cognito from './cognito.ts';
import type { Dialect, RecognisedBy } from './define-dialect.ts';
import entraV1 from './entra-v1.ts';
import entraV2 from './entra-v2.ts';
import firebase from './firebase.ts';
import githubActions from './github-actions.ts';
import gitlab from './gitlab.ts';
import googleIap from './google-iap.ts';
import google from './google.ts';
import keycloak from './keycloak.ts';
import kubernetes from './kubernetes.ts';
import okta from './okta.ts';
import spiffe from './spiffe.ts';
import supabase from './supabase.ts';
import { VENDOR_REQUESTS } from './vendor-requests.ts';

/** The most specific first: who signed on another's behalf, then by issuer, then by several signs. */
export const DIALECTS: readonly Dialect[] = [
  awsLoadBalancer,
  ...VENDOR_REQUESTS,
  entraV2,
  entraV1,
  firebase,
  googleIap,
  google,
  apple,
  cognito,
  githubActions,
  cloudflareAccess,
  supabase,
  kubernetes,
  spiffe,
  auth0,
  okta,
  gitlab,
  keycloak,
];

export interface Recognised {
  readonly dialect: Dialect;
  /** Words that follow "because". */
  readonly because: string;
}

/** Whose token it looks like; `undefined` where one sign alone would be a guess. */
export function recogniseIssuer(
  header: ClaimValues | undefined,
  claims: ClaimValues | undefined,
): Recognised | undefined {
  const by: RecognisedBy = { header, claims };
  for (const dialect of DIALECTS) {
    const because = dialect.recognise(by);
    if (because !== undefined) return { dialect, because };
  }
  return undefined;
}

/** Longer texts are not read for this. */
const LIMIT = 200_000;

/** The same of the JSON texts of header and payload. */
export function recogniseTexts(header: string, payload: string): Recognised | undefined {
  if (header.length + payload.length > LIMIT) return undefined;
  return recogniseIssuer(claimValues(parseJson(header).root), claimValues(parseJson(payload).root));
}

/** "Looks like a token of …: its issuer is …." */
export function describeRecognised({ dialect, because }: Recognised): string {
  return `Looks like a token of ${dialect.name}: ${because}.`;
}
