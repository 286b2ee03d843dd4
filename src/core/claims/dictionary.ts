// The dictionary of registered claims and header parameters: what each name means and what a value looks like.
// Loaded together with the editor, never before.
import type { Dialect, DialectRow } from './dialects/define-dialect.ts';
import type { DictionaryEntry, FixedValue, Row } from './dictionary-entry.ts';
import { REGISTERED_ALGORITHMS } from './registered-algorithms.ts';
import { CLAIM_ROWS } from './registered-claims.ts';
import { HEADER_ROWS } from './registered-header-parameters.ts';
import { SPECIFIED_CLAIMS, SPECIFIED_PARAMETERS } from './specified-members.ts';

const values = (meanings: Readonly<Record<string, string>>): FixedValue[] =>
  Object.entries(meanings).map(([value, meaning]) => ({ insert: JSON.stringify(value), meaning }));

const algorithms = (isMeant: (use: string) => boolean): FixedValue[] =>
  REGISTERED_ALGORITHMS.filter(
    ({ use, requirement }) => isMeant(use) && requirement !== 'Prohibited',
  ).map(({ name, meaning }) => ({ insert: JSON.stringify(name), meaning }));

const HEADER_VALUES: ReadonlyMap<string, readonly FixedValue[]> = new Map([
  ['alg', algorithms((use) => use !== 'content-encryption')],
  ['enc', algorithms((use) => use === 'content-encryption')],
  ['zip', values({ DEF: 'DEFLATE (RFC 1951)' })],
  ['cty', values({ JWT: 'the payload is itself a JWT (RFC 7519 §5.2)' })],
  [
    'typ',
    values({
      JWT: 'a JSON Web Token, of any kind',
      'at+jwt': 'an OAuth access token (RFC 9068)',
      'dpop+jwt': 'a DPoP proof (RFC 9449)',
      'logout+jwt': 'a logout token (OpenID Connect Back-Channel Logout)',
      'secevent+jwt': 'a security event token (RFC 8417)',
      'oauth-authz-req+jwt': 'an authorization request object (RFC 9101)',
      'token-introspection+jwt': 'an introspection response (RFC 9701)',
      'client-authentication+jwt': 'a client assertion',
      'dc+sd-jwt': 'an SD-JWT credential',
      'kb+jwt': 'a key-binding JWT (RFC 9901)',
      'entity-statement+jwt': 'an OpenID Federation entity statement',
    }),
  ],
  [
    'b64',
    [
      { insert: 'false', meaning: 'the payload is signed as it is; "b64" must then be in crit' },
      { insert: 'true', meaning: 'the payload is base64url-encoded, as it is without b64' },
    ],
  ],
]);

const CLAIM_VALUES: ReadonlyMap<string, readonly FixedValue[]> = new Map([
  ['_sd_alg', values({ 'sha-256': 'SHA-256, the default' })],
  [
    'amr',
    Object.entries({
      pwd: 'password',
      mfa: 'several factors',
      otp: 'one-time password',
      hwk: 'a key in hardware',
      swk: 'a key in software',
      fpt: 'fingerprint',
      face: 'face recognition',
      sms: 'a text message',
    }).map(([value, meaning]) => ({ insert: JSON.stringify([value]), meaning })),
  ],
]);

function toEntries(
  rows: readonly Row[],
  fixed: ReadonlyMap<string, readonly FixedValue[]>,
): ReadonlyMap<string, DictionaryEntry> {
  return new Map(
    rows.map(([name, title, type, reference, meaning, example]) => {
      const offered = fixed.get(name);
      const entry = { name, title, type, reference, meaning };
      return [
        name,
        {
          ...entry,
          ...(example !== undefined && { example }),
          ...(offered && { values: offered }),
        },
      ];
    }),
  );
}

/** Every claim of the IANA registry "JSON Web Token Claims", by its name. */
export const CLAIMS = toEntries(CLAIM_ROWS, CLAIM_VALUES);

/** Every parameter of the IANA registry "JSON Web Signature and Encryption Header Parameters", by its name. */
export const HEADER_PARAMETERS = toEntries(HEADER_ROWS, HEADER_VALUES);

export type DictionaryPart = 'header' | 'payload';

/** The registered members of a part, by name. */
export function registeredMembers(part: DictionaryPart): ReadonlyMap<string, DictionaryEntry> {
  return part === 'header' ? HEADER_PARAMETERS : CLAIMS;
}

const SPECIFIED = {
  header: toEntries(SPECIFIED_PARAMETERS, new Map()),
  payload: toEntries(SPECIFIED_CLAIMS, new Map()),
} as const satisfies Record<DictionaryPart, ReadonlyMap<string, DictionaryEntry>>;

/**
 * What a name means in a part: in the dialect, which may say more of a registered one, then in the registry, then in a
 * specification that did not register it.
 */
export function lookUp(
  part: DictionaryPart,
  name: string,
  dialect?: Dialect,
): DictionaryEntry | undefined {
  const row = dialectRows(part, dialect).find(([own]) => own === name);
  if (row && dialect) return toEntry(row, dialect);
  return registeredMembers(part).get(name) ?? SPECIFIED[part].get(name);
}

/** The members that a dialect explains, as entries. */
export function dialectMembers(part: DictionaryPart, dialect?: Dialect): DictionaryEntry[] {
  return dialect ? dialectRows(part, dialect).map((row) => toEntry(row, dialect)) : [];
}

function dialectRows(part: DictionaryPart, dialect?: Dialect): readonly DialectRow[] {
  return (part === 'header' ? dialect?.header : dialect?.claims) ?? [];
}

function toEntry(
  [name, title, type, meaning, example]: DialectRow,
  { reference }: Dialect,
): DictionaryEntry {
  return { name, title, type, reference, meaning, ...(example !== undefined && { example }) };
}
