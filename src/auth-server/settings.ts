// What can be set about the server, and the reading of it from an untrusted body.
import type { Server } from './server.ts';

export const ALGORITHMS = ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA', 'HS256'] as const;
/** How the API learns that a token was revoked: not at all, by a list of `jti`, by asking, or by not living long. */
export const REVOCATIONS = ['none', 'deny-list', 'introspection', 'short-life'] as const;

/** What an access token is: a JWT that the API reads by itself (RFC 9068), or a reference that it looks up. */
export const TOKEN_FORMATS = ['jwt', 'opaque'] as const;

export interface Settings {
  readonly algorithm: (typeof ALGORITHMS)[number];
  readonly tokenFormat: (typeof TOKEN_FORMATS)[number];
  /** Seconds. */
  readonly accessLifetime: number;
  readonly refreshLifetime: number;
  /** Whether each refresh gives a new refresh token, and the old one is spent (RFC 9700 §4.14.2). */
  readonly rotation: boolean;
  readonly revocation: (typeof REVOCATIONS)[number];
  /** `aud` of access tokens: the API. */
  readonly audience: string;
  /** Seconds that the API's clock may differ. */
  readonly skew: number;
  readonly dpop: boolean;
  readonly dpopNonce: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  algorithm: 'ES256',
  tokenFormat: 'jwt',
  accessLifetime: 300,
  refreshLifetime: 86_400,
  rotation: true,
  revocation: 'deny-list',
  audience: 'https://api.example',
  skew: 0,
  dpop: false,
  dpopNonce: false,
};

/** What "short life" means, in seconds. */
const SHORT_LIFE = 60;
const MONTH = 2_592_000;

type Check = (value: unknown) => string | undefined;

const oneOf =
  (values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value) ? undefined : `one of ${values.join(', ')}`;
const wholeFrom =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `a whole number from ${least} to ${most}`;
const yesOrNo: Check = (value) => (typeof value === 'boolean' ? undefined : 'true or false');
const shortText: Check = (value) =>
  typeof value === 'string' && value !== '' && value.length <= 200
    ? undefined
    : 'a text of 1 to 200 characters';

const CHECKS = {
  algorithm: oneOf(ALGORITHMS),
  tokenFormat: oneOf(TOKEN_FORMATS),
  accessLifetime: wholeFrom(1, 86_400),
  refreshLifetime: wholeFrom(1, MONTH),
  rotation: yesOrNo,
  revocation: oneOf(REVOCATIONS),
  audience: shortText,
  skew: wholeFrom(0, 600),
  dpop: yesOrNo,
  dpopNonce: yesOrNo,
} satisfies Record<keyof Settings, Check>;

const CHECK_BY_NAME: ReadonlyMap<string, Check> = new Map(Object.entries(CHECKS));

/** Settings from a JSON body; what is absent takes its default. A text says what is wrong. */
export function readSettings(body: Readonly<Record<string, unknown>>): Settings | string {
  for (const [name, value] of Object.entries(body)) {
    const wanted = (CHECK_BY_NAME.get(name) ?? (() => 'a setting'))(value);
    if (wanted !== undefined)
      return `${name.slice(0, 40).replaceAll(/[^\w-]/g, '?')} must be ${wanted}`;
  }
  return { ...DEFAULT_SETTINGS, ...body };
}

export async function settingsOf({ store, configuration }: Server): Promise<Settings> {
  const kept = await configuration.read('settings', () => store.get('settings', 'settings'));
  // What an earlier version kept may lack a setting.
  return { ...DEFAULT_SETTINGS, ...kept };
}

export async function keepSettings(server: Server, settings: Settings): Promise<void> {
  await server.store.update('settings', 'settings', () => settings);
  server.configuration.forget();
}

/** Seconds that an access token lives under these settings. */
export function accessLifetimeOf({ accessLifetime, revocation }: Settings): number {
  return revocation === 'short-life' ? Math.min(accessLifetime, SHORT_LIFE) : accessLifetime;
}
