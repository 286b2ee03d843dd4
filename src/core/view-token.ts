// The first, synchronous half of the pipeline: workspace -> what can be shown at once, before any key is looked at.
// Light on purpose: plain strings and numbers, no trees, so that it can come from a worker for a large token.
import { decodeUtf8Lossy } from './bytes/utf8.ts';
import type { Signing } from './crypto/signing.ts';
import type { JsonMember, JsonObject } from './json/parse-json.ts';
import { mapSpan, prettyJson } from './json/print-json.ts';
import type { Span } from './problem.ts';
import { readTimeClaims, type TimeClaims } from './time/time-status.ts';
import { describeTokenProblem } from './token/describe-token-problem.ts';
import type { FoundTokens } from './token/find-tokens.ts';
import { parseToken } from './token/parse-token.ts';
import type {
  JoseHeader,
  JsonPart,
  JsonSerialization,
  ParsedToken,
  SegmentName,
} from './token/parsed-token.ts';
import {
  draftText,
  signingInput,
  type Draft,
  type PartName,
  type TokenSource,
} from './workspace.ts';

/** A sentence about a fault, and where it is in the text that is shown. */
export interface ShownProblem {
  readonly message: string;
  readonly span?: Span;
}

/** A moment in time that a claim names, and where its value ends in the shown text. */
export interface ShownTime {
  readonly name: string;
  readonly seconds: number;
  readonly end: number;
}

export interface PartView {
  /**
   * `none`: the token has no such part. `bytes`: not UTF-8, shown as well as can be. `opened`: it was encrypted, and is
   * shown decrypted. Neither of the two is to be edited.
   */
  readonly state:
    | 'none'
    | 'json'
    | 'broken'
    | 'text'
    | 'bytes'
    | 'encrypted'
    | 'opened'
    | 'detached';
  /** What the pane shows: JSON indented, anything else as it is. */
  readonly text: string;
  /** The part's decoded text, of which `text` is the pretty print. */
  readonly source: string;
  /** The part as the token carries it. */
  readonly segment: string;
  readonly problems: readonly ShownProblem[];
  readonly times: readonly ShownTime[];
  /** Words behind places of `text`: which header parameters are not protected. Such a header is not to be edited. */
  readonly notes?: readonly {
    readonly offset: number;
    readonly text: string;
    readonly tooltip: string;
  }[];
}

export interface SegmentView extends Span {
  readonly name: SegmentName;
  readonly problems: readonly ShownProblem[];
}

/** Where in a JSON serialization a token stands. */
export interface TokenPlace extends Omit<JsonSerialization, 'unprotected'> {
  /** Names of the header parameters that stand beside the protected ones. */
  readonly unprotected: readonly string[];
}

export interface TokenView {
  readonly kind: ParsedToken['kind'];
  /** Its parts are not for editing: a change would be another ciphertext, or leave disclosures behind. */
  readonly isFixed: boolean;
  /** Which signature or recipient of a JSON serialization. Absent: compact. */
  readonly place?: TokenPlace;
  /** The token alone. */
  readonly text: string;
  readonly segments: readonly SegmentView[];
  readonly jose: JoseHeader;
  readonly header: PartView;
  readonly payload: PartView;
  readonly signature: { readonly text: string; readonly bytes?: Uint8Array<ArrayBuffer> };
  /** Faults of the whole token, as sentences. */
  readonly problems: readonly string[];
  /** Absent: the payload is no JSON object, so there are no claims. */
  readonly times?: TimeClaims;
}

/** The token of a workspace: where it was found, what can be shown of it, what became of its signature. */
export interface TokenState {
  readonly found: FoundTokens;
  readonly view: TokenView;
  /** In compose: absent until the draft has been signed, or has not. */
  readonly signing?: Signing;
}

export const NOTHING_FOUND: FoundTokens = { source: '', tokens: [] };

/** Text that is one compact serialization and nothing else: there is nothing to be found or taken off. */
const BARE = /^[\w-]*(?:\.[\w-]*){0,4}$/;

/**
 * Reads a source for which nothing has to be searched: a draft, with the signature that it has, or a text that is a
 * bare token. Anything else is for `findSource` of read-token-state.ts, which the first view does without.
 */
export function viewBareSource(source: TokenSource): TokenState | undefined {
  if (source.mode === 'compose')
    return source.draft.whole ? undefined : { found: NOTHING_FOUND, view: viewDraft(source.draft) };
  const { text } = source;
  if (!BARE.test(text)) return undefined;
  const span = { start: 0, end: text.length };
  const tokens = text === '' ? [] : [{ text, span, removed: [] }];
  return { found: { source: text, tokens }, view: viewToken(text) };
}

/** The token of a draft. @param text Its text, once it has been signed anew. */
export function viewDraft(draft: Draft, text = draftText(draft)): TokenView {
  const { header, payload } = draft;
  const signature = text.slice(signingInput(draft).length + 1);
  return viewParsed(parseToken(text, [header.segment, payload.segment, signature]), {
    header: header.text,
    payload: payload.text,
  });
}

/** Reads a token for showing. Total. @param text The token alone. */
export function viewToken(text: string): TokenView {
  return viewParsed(parseToken(text));
}

/**
 * The same of a token that has been parsed.
 *
 * @param shown Texts that stand in the editors as the person typed them (compose): shown as they are.
 */
export function viewParsed(
  token: ParsedToken,
  shown?: Readonly<Record<PartName, string>>,
): TokenView {
  const hasHeader = token.kind === 'jws' || token.kind === 'jwe';
  const payload = token.kind === 'jws' ? token.payload : undefined;
  const claims = payload && claimsOf(payload);
  const signature = token.kind === 'jws' ? token.signature : undefined;
  return {
    kind: token.kind,
    isFixed: token.kind === 'jwe' || (token.kind === 'jws' && !!token.sdJwt),
    text: token.text,
    segments: token.segments.map(({ name, start, text: own, decoded }) => ({
      name,
      start,
      end: start + own.length,
      problems: decoded.problems.map((problem) => ({
        message: describeTokenProblem(problem),
        span: {
          start: start + (problem.span?.start ?? 0),
          end: start + (problem.span?.end ?? own.length),
        },
      })),
    })),
    jose: hasHeader ? token.jose : {},
    header: viewPart(hasHeader ? token.header : undefined, shown?.header),
    payload: viewPayload(token, payload, shown?.payload),
    signature: {
      text: signature?.text ?? '',
      ...(signature?.decoded.bytes && { bytes: signature.decoded.bytes }),
    },
    problems: token.problems.map(describeTokenProblem),
    ...(claims && { times: readTimeClaims(claims) }),
  };
}

const NO_PART: PartView = {
  state: 'none',
  text: '',
  source: '',
  segment: '',
  problems: [],
  times: [],
};

function viewPayload(
  token: ParsedToken,
  payload: JsonPart | undefined,
  shown: string | undefined,
): PartView {
  if (token.kind === 'jwe') return { ...NO_PART, state: 'encrypted' };
  const isDetached = token.kind === 'jws' && payload?.text === '' && token.signature !== undefined;
  if (isDetached && !shown) return { ...NO_PART, state: 'detached' };
  return viewPart(payload, shown);
}

/** How a part is shown. @param shown Its text as it stands in the editor. */
export function viewPart(part: JsonPart | undefined, shown?: string): PartView {
  if (!part) return shown ? { ...NO_PART, state: 'text', text: shown, source: shown } : NO_PART;
  const base = { source: part.json?.text ?? '', segment: part.text, problems: [], times: [] };
  if (!part.json) {
    const { bytes, readable } = part.decoded;
    const text = shown ?? decodeUtf8Lossy(bytes ?? readable ?? new Uint8Array());
    return bytes
      ? { ...base, state: 'bytes', text, problems: [{ message: NOT_UTF8 }] }
      : { ...base, state: 'broken', text, problems: [{ message: describeFirst(part) }] };
  }
  const { root, problem } = part.json.reading;
  const { text: source } = part.json;
  if (problem || !root) {
    const isJsonLike = /^\s*[{[]/.test(source);
    const text = shown ?? source;
    return {
      ...base,
      state: isJsonLike || part.name === 'header' ? 'broken' : 'text',
      text,
      problems:
        problem && (isJsonLike || part.name === 'header')
          ? [
              {
                message: describeTokenProblem(problem),
                ...(problem.span && {
                  span: text === source ? problem.span : mapSpan(source, text, problem.span),
                }),
              },
            ]
          : [],
    };
  }
  const text = shown ?? prettyJson(source);
  return {
    ...base,
    state: 'json',
    text,
    times: root.kind === 'object' ? shownTimes(root.members, source, text) : [],
  };
}

const NOT_UTF8 =
  'These bytes are not UTF-8 text: what cannot be read is shown as \u{FFFD}, and the pane cannot be edited.';

function describeFirst(part: JsonPart): string {
  const [problem] = part.decoded.problems;
  return problem ? `Shown is what stands before the fault. ${describeTokenProblem(problem)}` : '';
}

const TIME_CLAIMS: ReadonlySet<string> = new Set(['exp', 'nbf', 'iat', 'auth_time', 'updated_at']);

/** The moments that top-level members name: a handful, so mapping each place afresh is cheap. */
function shownTimes(
  members: readonly JsonMember[],
  source: string,
  text: string,
): readonly ShownTime[] {
  return members.flatMap(({ name, value }) => {
    if (!TIME_CLAIMS.has(name) || value.kind !== 'number') return [];
    const seconds = Number(value.text);
    return Number.isFinite(seconds)
      ? [{ name, seconds, end: mapSpan(source, text, value).end }]
      : [];
  });
}

/** The claims, when the part is one whole JSON object. */
export function claimsOf(payload: JsonPart): JsonObject | undefined {
  const reading = payload.json?.reading;
  return reading?.root?.kind === 'object' && !reading.problem ? reading.root : undefined;
}
