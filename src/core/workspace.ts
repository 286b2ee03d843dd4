// What the person typed and chose, as plain data, and the edits of it as pure functions.
// In *inspect* the token's text is the truth and the parts are read from it; in *compose* (the last edit was in
// header or payload) the draft is the truth and the text is made from it. The switch is implicit and converts once.
import { decodeBase64url, encodeBase64url } from './bytes/base64url.ts';
import { decodeUtf8, encodeUtf8 } from './bytes/utf8.ts';
import type { ProfileName } from './claims/profile.ts';
import type { ListedSecret } from './crypto/secret-search/known-secret.ts';
import { compactJson } from './json/print-json.ts';
import { parseJson } from './json/parse-json.ts';
import type { KeyFormat } from './keys/key-reading.ts';
import type { Expectations } from './policy/expectations.ts';

export type PartName = 'header' | 'payload';

/** A key as it was when something was signed with it. */
export interface KeyChoice {
  readonly text: string;
  readonly format: KeyFormat;
  readonly password?: string;
}

/** A key that is kept beside the key field, in memory. */
export interface KeptKey extends KeyChoice {
  /** Tells it from the others, whatever comes and goes. */
  readonly id: number;
  /** The file it came from. */
  readonly name?: string;
  readonly isMadeHere?: boolean;
  /** The password is its own. Absent: it is the one that is given for all that were kept without. */
  readonly hasOwnPassword?: boolean;
}

export interface DraftPart {
  /** Exactly what the person sees in the editor. */
  readonly text: string;
  /** The part as the token carries it. Kept as it was until this very part is edited. */
  readonly segment: string;
}

export interface Draft {
  readonly header: DraftPart;
  readonly payload: DraftPart;
  /** The signature part that stands until a new one has been made. */
  readonly signature: string;
  /** The signing input that this signature came with. */
  readonly signs: string;
  /** The JSON serialization of which the parts are those of one signature; all else stays as it is there. Absent: compact. */
  readonly whole?: WholeToken;
  /** The keys at the time of the edit: typing another key later verifies, and never signs. */
  readonly signWith: readonly KeyChoice[];
  /** The payload's text for a token that does not carry it, at the time of the edit. */
  readonly detachedPayload?: string;
}

/** A JSON serialization (RFC 7515 §7.2), and which of its signatures, from 0. */
export interface WholeToken {
  readonly text: string;
  readonly index: number;
}

export type TokenSource =
  | {
      readonly mode: 'inspect';
      /** The whole text as it was pasted or typed. */
      readonly text: string;
      /** Which of the tokens found in it. */
      readonly chosen: number;
      /** Pasted: the token field shows the chosen token alone. Typed: it shows what was typed. */
      readonly pasted: boolean;
      /** Which signature or recipient of a JSON serialization is to be shown, from 0. Absent: the best one. */
      readonly member?: number;
    }
  | { readonly mode: 'compose'; readonly draft: Draft };

/** Whether an edit writes the JSON without whitespace, or just as it is in the editor. */
export type Whitespace = 'compact' | 'typed';

export interface Workspace {
  readonly source: TokenSource;
  readonly keyText: string;
  readonly keyFormat: KeyFormat;
  /** Opens the field's encrypted key. Neither links nor storage know of it. */
  readonly keyPassword?: string;
  /** The keys that are kept beside the field; tried after it, in this order. */
  readonly keyRing: readonly KeptKey[];
  /** The key was made in this page, to sign with: its private half is where it belongs. */
  readonly isKeyMadeHere?: boolean;
  /** The payload's text for a token that does not carry it. */
  readonly detachedPayload?: string;
  /** The algorithm to verify with, whatever the header says. */
  readonly alg?: string;
  /** A stopped clock: seconds since the epoch. */
  readonly now?: number;
  readonly expectations: Expectations;
  readonly profile?: ProfileName;
  /** The token came in the query of the page's own address, which servers see. */
  readonly cameInQuery?: boolean;
  /** So many iterations of PBKDF2 the person lets this very token ask for (`p2c`, RFC 7518 §4.8.1.2). */
  readonly allowedIterations?: number;
  /** What a search of the person's own list has found: it is tried on every HMAC token. */
  readonly listedSecret?: ListedSecret;
  /** What the link said and could not be read, by name; `fragment`: the link as a whole. */
  readonly linkFaults?: readonly string[];
}

export const EMPTY_WORKSPACE: Workspace = {
  source: { mode: 'inspect', text: '', chosen: 0, pasted: false },
  keyText: '',
  keyFormat: 'auto',
  keyRing: [],
  expectations: { leeway: 0 },
};

/** The token as its panes show it: where an edit of one part starts from. */
export interface ShownToken {
  readonly header: DraftPart;
  readonly payload: DraftPart;
  readonly signature: string;
  /** The signing input that this signature came with: not that of the parts, once they were edited without a key. */
  readonly signs: string;
  readonly whole?: WholeToken;
}

const NEW_HEADER = { text: '{\n  "alg": "HS256",\n  "typ": "JWT"\n}', segment: '' } as const;

/** Pasting replaces the token; key and expectations stay. */
export function pasteToken(workspace: Workspace, text: string): Workspace {
  return inspect(workspace, { mode: 'inspect', text, chosen: 0, pasted: true });
}

/** Typing in the token field: the text stays as it is typed. */
export function typeToken(workspace: Workspace, text: string): Workspace {
  return inspect(workspace, { mode: 'inspect', text, chosen: 0, pasted: false });
}

/** Chooses one of several tokens found in the text. */
export function chooseToken(workspace: Workspace, chosen: number): Workspace {
  const { source } = workspace;
  if (source.mode !== 'inspect') return workspace;
  return inspect(workspace, { ...source, chosen, pasted: true });
}

function inspect(workspace: Workspace, source: TokenSource): Workspace {
  const { cameInQuery: _1, linkFaults: _2, allowedIterations: _3, ...rest } = workspace;
  return { ...rest, source };
}

/**
 * An edit in the header or payload pane. The part that is not edited keeps its very characters; a signature is
 * made anew only if there is a key (see sign-draft.ts), else the old one stays and is shown as failing.
 */
export function editPart(
  workspace: Workspace,
  shown: ShownToken,
  part: PartName,
  text: string,
  whitespace: Whitespace,
): Workspace {
  const base =
    shown.header.text === '' && part === 'payload' ? { ...shown, header: fresh() } : shown;
  const edited = { ...base, [part]: { text, segment: encodePart(base, part, text, whitespace) } };
  const isAsIs = isUnencoded(edited.header.text);
  if (isAsIs !== isUnencoded(base.header.text))
    edited.payload = { ...base.payload, segment: recode(base.payload.segment, isAsIs) };
  return compose(workspace, edited);
}

/** The same payload, as it is or as base64url; octets that are no text stay as they are. */
function recode(segment: string, isAsIs: boolean): string {
  if (!isAsIs) return encodeText(segment);
  const { bytes } = decodeBase64url(segment);
  return (bytes && decodeUtf8(bytes)) ?? segment;
}

/** Makes a new signature over the parts as they stand, with the key as it stands. */
export function signAgain(workspace: Workspace, shown: ShownToken): Workspace {
  return compose(workspace, shown);
}

function compose(workspace: Workspace, shown: ShownToken): Workspace {
  const { detachedPayload } = workspace;
  const draft: Draft = {
    header: shown.header,
    payload: shown.payload,
    signature: shown.signature,
    signs: shown.signs,
    ...(shown.whole && { whole: shown.whole }),
    ...(detachedPayload && { detachedPayload }),
    signWith: givenKeys(workspace),
  };
  return inspect(workspace, { mode: 'compose', draft });
}

/** The field's key as it stands. */
export function keyChoice({ keyText: text, keyFormat: format, keyPassword }: Workspace): KeyChoice {
  return { text, format, ...(keyPassword && { password: keyPassword }) };
}

/** The keys that are there: the field's first, then the ring's. */
export function givenKeys(workspace: Workspace): readonly KeyChoice[] {
  const { keyText, keyRing } = workspace;
  return keyText === '' ? keyRing : [keyChoice(workspace), ...keyRing];
}

function fresh(): DraftPart {
  return { text: NEW_HEADER.text, segment: encodeText(compactJson(NEW_HEADER.text)) };
}

function encodeText(text: string): string {
  return encodeBase64url(encodeUtf8(text));
}

/** Text that is not JSON is written as it is typed: there is no whitespace between tokens to leave out. */
function encodePart(
  shown: ShownToken,
  part: PartName,
  text: string,
  whitespace: Whitespace,
): string {
  const isJson = !parseJson(text).problem;
  const written = whitespace === 'compact' && isJson ? compactJson(text) : text;
  return part === 'payload' && isUnencoded(shown.header.text) ? written : encodeText(written);
}

/** RFC 7797: `"b64": false`, made critical. */
function isUnencoded(headerText: string): boolean {
  const { root } = parseJson(headerText);
  if (root?.kind !== 'object') return false;
  const last = (name: string) => root.members.findLast((m) => m.name === name)?.value;
  const crit = last('crit');
  return (
    last('b64')?.kind === 'false' &&
    crit?.kind === 'array' &&
    crit.items.some((item) => item.kind === 'string' && item.value === 'b64')
  );
}

/** What a signature over these parts is made over (RFC 7515 §2). */
export function signingInput({ header, payload }: Pick<Draft, 'header' | 'payload'>): string {
  return `${header.segment}.${payload.segment}`;
}

/** The compact serialization of a draft with the signature that it has. */
export function draftText(draft: Draft, signature = draft.signature): string {
  return `${signingInput(draft)}.${signature}`;
}
