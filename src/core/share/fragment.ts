// The page's fragment: what a link says, as plain data. Links enter by this door alone: it checks types and sizes.
import { PROFILES, type ProfileName } from '../claims/profile.ts';
import { KEY_FORMATS, type KeyFormat } from '../keys/key-reading.ts';
import type { Expectations } from '../policy/expectations.ts';
import type { Problem } from '../problem.ts';

/** What a link may say. Absent: not said. */
export interface FragmentParameters {
  /** The page: what follows `#/`, without the parameters. */
  readonly page?: string;
  /** Anything the token field takes. */
  readonly token?: string;
  readonly keyText?: string;
  readonly keyFormat?: KeyFormat;
  readonly detachedPayload?: string;
  readonly alg?: string;
  /** Seconds since the epoch. */
  readonly now?: number;
  readonly profile?: ProfileName;
  readonly expectations: Expectations;
}

export interface FragmentReading extends FragmentParameters {
  /** Parameters that were left out, by name: not a number, not a known word, too long. */
  readonly problems: readonly Problem<'parameter-invalid' | 'fragment-too-long'>[];
}

/** Characters. Browsers take more, but no link that a person follows has them. */
const MAX_LENGTH = 2_000_000;

const TOKEN_NAMES = ['token', 'id_token', 'access_token'] as const;

/**
 * Reads a fragment, with or without its `#`; a leading `/…` names a page (`#/?token=…`). Total.
 */
export function readFragment(hash: string): FragmentReading {
  const none = { expectations: { leeway: 0 } };
  if (hash.length > MAX_LENGTH) return { ...none, problems: [{ code: 'fragment-too-long' }] };
  const text = hash.replace(/^#/, '');
  const [page, query] = text.startsWith('/') ? splitPage(text.slice(1)) : [undefined, text];
  const parameters = new URLSearchParams(query);
  const problems: Problem<'parameter-invalid'>[] = [];
  const get = (name: string): string | undefined => parameters.get(name) ?? undefined;
  const invalid = (name: string): undefined => {
    problems.push({ code: 'parameter-invalid', values: { name } });
    return undefined;
  };
  const number = (name: string, isGood: (value: number) => boolean): number | undefined => {
    const value = get(name);
    if (value === undefined) return undefined;
    const read = /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
    return isGood(read) ? read : invalid(name);
  };
  const word = <T extends string>(name: string, known: readonly T[]): T | undefined => {
    const value = get(name);
    if (value === undefined) return undefined;
    return known.find((one) => one === value) ?? invalid(name);
  };
  const isDuration = (value: number): boolean => value >= 0 && value <= Number.MAX_SAFE_INTEGER;
  const list = (name: string): readonly string[] | undefined => {
    const items = get(name)
      ?.split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
    return items?.length ? items : undefined;
  };
  const expectations = withoutAbsent({
    issuer: get('iss'),
    audience: get('aud'),
    subject: get('sub'),
    typ: get('typ'),
    nonce: get('nonce'),
    clientId: get('clientId'),
    algorithms: list('algs'),
    required: list('required'),
    maxAge: number('maxAge', isDuration),
    method: get('method'),
    url: get('url'),
    accessToken: get('accessToken'),
    code: get('code'),
    state: get('state'),
    keyBindingAudience: get('kbAud'),
    keyBindingNonce: get('kbNonce'),
  });
  const said = withoutAbsent({
    page: page === '' ? undefined : page,
    token: readTokens(get, query),
    keyText: get('key'),
    keyFormat: word('keyFormat', KEY_FORMATS),
    detachedPayload: get('payload'),
    alg: get('alg'),
    now: number('now', Number.isFinite),
    profile: word('profile', PROFILES),
  });
  const leeway = number('leeway', isDuration) ?? 0;
  return { ...said, expectations: { ...expectations, leeway }, problems };
}

/** Several at once, as an OAuth answer carries them, are left for the token field to take apart. */
function readTokens(get: (name: string) => string | undefined, query: string): string | undefined {
  const tokens = TOKEN_NAMES.flatMap((name) => get(name) ?? []);
  return tokens.length > 1 ? `#${query}` : tokens[0];
}

function splitPage(text: string): [page: string, query: string] {
  const at = text.indexOf('?');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutAbsent<T extends object>(values: T): Present<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Present<T>;
}

/**
 * A token in the query of the page's own address, where it does not belong: the whole query, for the token field to
 * take apart. `undefined` when no parameter is one of those that carry a token.
 */
export function readQuery(search: string): string | undefined {
  if (search.length > MAX_LENGTH) return undefined;
  const parameters = new URLSearchParams(search);
  return TOKEN_NAMES.some((name) => parameters.has(name)) ? search : undefined;
}

/**
 * Writes a fragment, without its `#`, with exactly what is given: what a person chose to share.
 */
export function formatFragment(said: Partial<FragmentParameters>): string {
  const { expectations } = said;
  const values: Readonly<Record<string, string | number | undefined>> = {
    token: said.token,
    key: said.keyText,
    keyFormat: said.keyFormat,
    payload: said.detachedPayload,
    alg: said.alg,
    now: said.now,
    profile: said.profile,
    iss: expectations?.issuer,
    aud: expectations?.audience,
    sub: expectations?.subject,
    typ: expectations?.typ,
    nonce: expectations?.nonce,
    clientId: expectations?.clientId,
    algs: expectations?.algorithms?.join(','),
    required: expectations?.required?.join(','),
    maxAge: expectations?.maxAge,
    method: expectations?.method,
    url: expectations?.url,
    accessToken: expectations?.accessToken,
    code: expectations?.code,
    state: expectations?.state,
    kbAud: expectations?.keyBindingAudience,
    kbNonce: expectations?.keyBindingNonce,
    leeway: expectations?.leeway || undefined,
  };
  const parameters = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const query = new URLSearchParams(parameters).toString();
  return said.page === undefined ? query : `/${said.page}${query === '' ? '' : `?${query}`}`;
}
