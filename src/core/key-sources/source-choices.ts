// What a URL may stand for: the keys themselves, or an issuer whose metadata names them.

export const SOURCE_KINDS = ['keys', 'openid', 'oauth'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export interface SourceChoice {
  readonly kind: SourceKind;
  /** The very URL that is asked. */
  readonly url: string;
}

/** Where an issuer's metadata lies: see the specifications below. */
const NAMES_METADATA = /\/\.well-known\/(openid-configuration|oauth-authorization-server)(?:\/|$)/;
const NAMES_A_FILE =
  /\.(?:json|jwks?|pem|crt|cer)$|\/(?:jwks?|certs|keys)\/?$|\/\.well-known\/|\/v1\/certs/i;

/**
 * The URLs that a person may mean. An issuer's metadata lies below its path (OpenID Connect Discovery 1.0 §4) or
 * between host and path (RFC 8414 §3.1); a URL with a query is no issuer (RFC 8414 §2), and that of metadata is asked as it is.
 */
export function sourceChoices(url: URL): readonly SourceChoice[] {
  const keys: SourceChoice = { kind: 'keys', url: url.href };
  const kind = metadataKind(url);
  if (kind) return [{ kind, url: url.href }];
  if (url.search !== '') return [keys];
  const path = url.pathname.replace(/\/$/, '');
  return [
    keys,
    { kind: 'openid', url: `${url.origin}${path}/.well-known/openid-configuration` },
    { kind: 'oauth', url: `${url.origin}/.well-known/oauth-authorization-server${path}` },
  ];
}

/** What the URL looks like. */
export function guessSource(url: URL): SourceKind {
  return (
    metadataKind(url) ?? (url.search !== '' || NAMES_A_FILE.test(url.pathname) ? 'keys' : 'openid')
  );
}

function metadataKind({ pathname }: URL): SourceKind | undefined {
  const name = NAMES_METADATA.exec(pathname)?.[1];
  if (name === undefined) return undefined;
  return name === 'openid-configuration' ? 'openid' : 'oauth';
}
