// What the server remembers, and how it asks for it. Where the rows lie, the server does not know.
import type { JwtClaims, SigningPair } from '../core/crypto/strict-jwt.ts';
import type { Settings } from './settings.ts';

/** Seconds since the epoch, as everywhere in the server. */
interface Expiring {
  readonly expires: number;
}

/** PBKDF2 with SHA-256 (RFC 8018 §5.2): the password itself is never kept. */
export interface HashedPassword {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  readonly hash: Uint8Array<ArrayBuffer>;
}

export interface User {
  readonly username: string;
  readonly password: HashedPassword;
  /** What this person may grant. */
  readonly scope: readonly string[];
}

export interface Client {
  readonly id: string;
  readonly name: string;
  /** Absent: a public client (RFC 6749 §2.1). */
  readonly secret?: HashedPassword;
  readonly grants: readonly string[];
  readonly scope: readonly string[];
  /** Compared character by character (RFC 9700 §2.1). */
  readonly redirectUris: readonly string[];
}

export interface SigningKey extends SigningPair {
  readonly kid: string;
  readonly alg: string;
  /** When it stopped signing; what it signed is verified until `expires`. */
  readonly retired?: number;
  readonly expires?: number;
}

/** An authorization code, by its hash (RFC 6749 §4.1.2). Spent ones stay until they expire, to see them replayed. */
export interface AuthorizationCode extends Expiring {
  readonly clientId: string;
  readonly username: string;
  readonly scope: readonly string[];
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly nonce?: string;
  readonly authTime: number;
  /** The family of refresh tokens that it was exchanged for. */
  readonly family?: string;
}

/** All refresh tokens that come from one sign-in (RFC 9700 §4.14.2), by the hash of each. */
export interface RefreshFamily extends Expiring {
  readonly id: string;
  readonly username: string;
  readonly clientId: string;
  readonly scope: readonly string[];
  readonly authTime: number;
  readonly current: string;
  readonly spent: readonly string[];
  readonly revoked?: number;
  /** The thumbprint of the key it is bound to (RFC 9449 §5). */
  readonly jkt?: string;
  /** The access tokens that came with them and have not expired: what a deny list must name. */
  readonly issued: readonly IssuedToken[];
}

export interface IssuedToken extends Expiring {
  readonly jti: string;
}

/** What an opaque access token refers to, by its `jti`. It goes when the token is revoked. */
export interface OpaqueToken extends Expiring {
  readonly hash: string;
  readonly claims: JwtClaims;
}

export interface Attempts extends Expiring {
  readonly failed: number;
}

export interface Tables {
  readonly users: User;
  readonly clients: Client;
  readonly keys: SigningKey;
  readonly settings: Settings;
  readonly codes: AuthorizationCode;
  readonly families: RefreshFamily;
  readonly opaque: OpaqueToken;
  /** Access tokens that must no longer be taken, by `jti`. */
  readonly revoked: Expiring;
  /** Sign-ins that failed, by username. */
  readonly attempts: Attempts;
  /** DPoP proofs that were used, by `jti` and key; nonces that were given. */
  readonly proofs: Expiring;
  readonly nonces: Expiring;
}

export const TABLES = [
  'users',
  'clients',
  'keys',
  'settings',
  'codes',
  'families',
  'opaque',
  'revoked',
  'attempts',
  'proofs',
  'nonces',
] as const satisfies readonly (keyof Tables)[];

export type TableName = (typeof TABLES)[number];

/** The tables whose rows end by themselves. */
export type ExpiringTable =
  | 'codes'
  | 'families'
  | 'opaque'
  | 'revoked'
  | 'attempts'
  | 'proofs'
  | 'nonces';

export interface Store {
  get<Name extends TableName>(table: Name, key: string): Promise<Tables[Name] | undefined>;
  list<Name extends TableName>(table: Name): Promise<readonly Tables[Name][]>;
  /**
   * Changes one row. Nothing else changes it between the reading and the writing, in this or another tab.
   *
   * @param change Must answer at once. `undefined` in: no such row; out: the row goes.
   */
  update<Name extends TableName>(
    table: Name,
    key: string,
    change: (row: Tables[Name] | undefined) => Tables[Name] | undefined,
  ): Promise<void>;
  /** Drops the rows that have expired by `now`. */
  sweep(table: ExpiringTable, now: number): Promise<void>;
}
