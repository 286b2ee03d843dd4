// Puts a token together that was wrapped over lines: whitespace inside is taken off only while the token needs more.
import type { Span } from '../problem.ts';
import { cleanText, runEnd } from './text-run.ts';
import { peekJson, readObject, startsHeader, startsObject } from './peek-json.ts';

/** What may still be spent on one text, so that noise costs no more than its length. */
export interface Budget {
  /** Places that look like the beginning of a token. */
  looks: number;
  /** Stretches that do begin like one. */
  candidates: number;
  /** Pieces to be joined. */
  pieces: number;
  characters: number;
}

/** How far the joined text has got. The current segment is kept in pieces: joining them each time would be quadratic. */
interface Progress {
  /** Segments before the current one, since the last `~`. */
  index: number;
  current: string[];
  length: number;
  tail: string;
  header?: Readonly<Record<string, unknown>> | undefined;
  isSdJwt: boolean;
}

/** Whitespace with a line break's `>` marks of a quoted e-mail. */
const GAP = /\s+(?:>\s*)*/y;
/** More dots and tildes in a row than any token has. */
const MAX_PARTS = 1000;
const PIECE = /^[\w\-.~=+/]+$/;

/** Bytes of a signature, for algorithms whose key does not decide it. */
const SIGNATURE_BYTES = new Map(
  Object.entries({
    HS256: 32,
    HS384: 48,
    HS512: 64,
    ES256: 64,
    ES256K: 64,
    ES384: 96,
    ES512: 132,
    EdDSA: 64,
    Ed25519: 64,
    Ed448: 114,
    'ML-DSA-44': 2420,
    'ML-DSA-65': 3309,
    'ML-DSA-87': 4627,
  }),
);
const RSA_BYTES = [256, 384, 512, 1024];

/**
 * Reads on over whitespace as long as what follows completes the token.
 *
 * @param run The token's first run; whitespace stands at its end.
 * @returns The token without whitespace, and where it ends; `undefined` when nothing belongs to it.
 */
export function joinWrapped(
  source: string,
  run: Span,
  budget: Budget,
): { readonly text: string; readonly end: number } | undefined {
  const progress: Progress = { index: 0, current: [], length: 0, tail: '', isSdJwt: false };
  const texts = [cleanText(source.slice(run.start, run.end))];
  let { end } = run;
  let isSound = feed(progress, texts[0]!, budget);
  while (isSound && budget.pieces > 0) {
    budget.pieces--;
    GAP.lastIndex = end;
    if (!GAP.test(source)) break;
    const start = GAP.lastIndex;
    const pieceEnd = runEnd(source, start);
    budget.characters -= pieceEnd - end;
    if (budget.characters < 0) break;
    const piece = cleanText(source.slice(start, pieceEnd));
    if (!PIECE.test(piece) || !belongs(progress, piece, budget)) break;
    isSound = feed(progress, piece, budget);
    texts.push(piece);
    end = pieceEnd;
  }
  return isSound && texts.length > 1 && progress.index > 0
    ? { text: texts.join(''), end }
    : undefined;
}

/** Takes a piece in; false when the header that is now whole is no JSON object. */
function feed(progress: Progress, piece: string, budget: Budget): boolean {
  const parts = piece.split(/(?=[.~])/, MAX_PARTS);
  if (parts.length === MAX_PARTS) return false;
  for (const part of parts) {
    const isNext = part[0] === '.' || part[0] === '~';
    if (isNext) {
      if (part[0] === '~') {
        progress.isSdJwt = true;
        progress.index = 0;
      } else {
        if (progress.index === 0) {
          progress.header = readCurrent(progress, budget);
          if (!progress.header) return false;
        }
        progress.index++;
      }
      progress.current = [];
      progress.length = 0;
      progress.tail = '';
    }
    const text = isNext ? part.slice(1) : part;
    progress.current.push(text);
    progress.length += text.length;
    progress.tail = (progress.tail + text).slice(-8);
  }
  return true;
}

/** Whether the next piece of the text is a piece of the token. */
function belongs(progress: Progress, piece: string, budget: Budget): boolean {
  const { index, length, header, isSdJwt } = progress;
  const first = /^[^.~]*/.exec(piece)![0];
  const isJwe = header && 'enc' in header;
  if (length === 0 && index === 0 && isSdJwt) return /^(?:WyJ|eyJ0eXAiOiJrYitqd3Q)/.test(piece);
  const next = piece[0];
  if (next === '~') return index === 2 || isSdJwt;
  if (next === '.') return index < (isJwe ? 4 : 2);
  if (isClosed(progress, '', budget)) return false;
  if (length > 0) {
    if (startsHeader(peekJson(piece, 0))) return false;
  } else if (index === 1 && !isJwe) {
    return startsObject(peekJson(piece, 0)) && !isToken(piece);
  } else if (isToken(piece)) return false;
  const most = bytesOfLast(progress).at(-1);
  if (most && length + first.length > charactersOf(most)) return false;
  return looksEncoded(first) || isClosed(progress, first, budget);
}

/** Whether the piece is a token of its own: a header and claims. */
function isToken(piece: string): boolean {
  const dot = piece.indexOf('.');
  return dot > 0 && startsHeader(peekJson(piece, 0)) && startsObject(peekJson(piece, dot + 1));
}

/** Whether the current segment, with `more` at its end, is whole. */
function isClosed(progress: Progress, more: string, budget: Budget): boolean {
  const { index, length, header } = progress;
  const bytes = bytesOfLast(progress);
  if (bytes.length > 0) return bytes.some((n) => length + more.length === charactersOf(n));
  if (index > 1) return header?.alg === 'none';
  if (index === 1 && header && 'enc' in header) return false;
  const total = length + more.length;
  const last = (progress.tail + more).slice(-(total % 4 || 4));
  if (total === 0 || !/[}\]]\s*$/.test(peekJson(last, 0))) return false;
  return readCurrent(progress, budget, more) !== undefined;
}

/** The lengths that a JWS's signature or a JWE's authentication tag can have; none for other segments. */
function bytesOfLast({ index, header }: Progress): readonly number[] {
  const alg = typeof header?.alg === 'string' ? header.alg : '';
  if (header && 'enc' in header) {
    if (index < 4) return [];
    return [
      /HS(?:384|512)$/.test(String(header.enc)) ? Number(String(header.enc).slice(-3)) / 16 : 16,
    ];
  }
  if (index !== 2) return [];
  const bytes = SIGNATURE_BYTES.get(alg);
  if (bytes) return [bytes];
  return /^[RP]S\d/.test(alg) ? RSA_BYTES : [];
}

function charactersOf(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

function readCurrent(
  { current, length }: Progress,
  budget: Budget,
  more = '',
): Readonly<Record<string, unknown>> | undefined {
  budget.characters -= length;
  return budget.characters > 0 ? readObject(current.join('') + more) : undefined;
}

/** Letters of both cases as no word has them. */
function looksEncoded(text: string): boolean {
  return /[A-Z]/.test(text.slice(1)) && /[a-z]/.test(text) && (text.length > 11 || /\d/.test(text));
}
