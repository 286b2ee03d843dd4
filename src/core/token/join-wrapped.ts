// Puts a token together that was wrapped over lines: whitespace inside is taken off only while the token needs more.
// Random text can look like a word, so doubtful pieces count only if the segment they end in turns out whole.
import type { Span } from '../problem.ts';
import { signatureLengths, tagLength } from './last-segment-length.ts';
import { peekJson, readObject, startsHeader, startsObject } from './peek-json.ts';
import { cleanText, runEnd } from './text-run.ts';

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
  /** The last characters of the current segment. */
  tail: string;
  header?: Readonly<Record<string, unknown>> | undefined;
  isSdJwt: boolean;
  /** A dot in the last piece ended a segment that is JSON: what was read up to there is no word. */
  isProven: boolean;
}

/** Whitespace with a line break's `>` marks of a quoted e-mail. */
const GAP = /\s+(?:>\s*)*/y;
const PIECE = /^[\w\-.~=+/]+$/;
/** More dots and tildes in a row than any token has. */
const MAX_PARTS = 1000;
/** Pieces in a row that may as well be words. */
const MAX_DOUBTS = 8;
/** What a look at a whole segment costs, in pieces, when it is not whole. */
const LOOK_COST = 50;

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
  const progress: Progress = {
    index: 0,
    current: [],
    length: 0,
    tail: '',
    isSdJwt: false,
    isProven: false,
  };
  const texts = [cleanText(source.slice(run.start, run.end))];
  let { end } = run;
  let state = feed(progress, texts[0]!, budget);
  let sure = { count: 1, end };
  let doubts = 0;
  let isDoubtful = false;
  while (state !== 'broken' && doubts <= MAX_DOUBTS && budget.pieces > 0) {
    GAP.lastIndex = end;
    if (!GAP.test(source)) break;
    const start = GAP.lastIndex;
    const pieceEnd = runEnd(source, start);
    budget.pieces--;
    budget.characters -= pieceEnd - end;
    if (budget.characters < 0) break;
    const piece = cleanText(source.slice(start, pieceEnd));
    const answer = PIECE.test(piece) ? judge(progress, piece, state === 'whole') : 'no';
    if (answer === 'no') break;
    state = feed(progress, piece, budget);
    texts.push(piece);
    end = pieceEnd;
    doubts = answer === 'word' ? doubts + 1 : 0;
    isDoubtful = state !== 'whole' && !progress.isProven && (isDoubtful || answer !== 'yes');
    if (!isDoubtful) sure = { count: texts.length, end };
  }
  if (state === 'broken' || sure.count === 1 || !progress.header) return undefined;
  return { text: texts.slice(0, sure.count).join(''), end: sure.end };
}

/** Takes a piece in. `broken`: the header is no JSON object. `whole`: the segment may be at its end. */
function feed(progress: Progress, piece: string, budget: Budget): 'broken' | 'open' | 'whole' {
  const parts = piece.split(/(?=[.~])/, MAX_PARTS);
  if (parts.length === MAX_PARTS) return 'broken';
  progress.isProven = false;
  for (const part of parts) {
    const isNext = part[0] === '.' || part[0] === '~';
    if (part[0] === '~') {
      progress.isSdJwt = true;
      progress.index = 0;
    } else if (isNext) {
      const object = progress.index < 2 ? readCurrent(progress, budget) : undefined;
      if (progress.index === 0) progress.header = object;
      if (!progress.header) return 'broken';
      progress.isProven ||= object !== undefined;
      progress.index++;
    }
    if (isNext) Object.assign(progress, { current: [], length: 0, tail: '' });
    const text = isNext ? part.slice(1) : part;
    progress.current.push(text);
    progress.length += text.length;
    progress.tail = (progress.tail + text).slice(-8);
  }
  return isWhole(progress, budget) ? 'whole' : 'open';
}

/**
 * Whether the next piece of the text is a piece of the token. `maybe`: it looks encoded, after a signature that may
 * be whole; `word`: it may be a word.
 */
function judge(
  progress: Progress,
  piece: string,
  wasWhole: boolean,
): 'yes' | 'maybe' | 'word' | 'no' {
  const { index, length, header, isSdJwt } = progress;
  const isJwe = header !== undefined && 'enc' in header;
  if (length === 0 && index === 0 && isSdJwt) {
    return /^(?:WyJ|eyJ0eXAiOiJrYitqd3Q)/.test(piece) ? 'yes' : 'no';
  }
  if (piece[0] === '~') return index === 2 || isSdJwt ? 'yes' : 'no';
  if (piece[0] === '.') return index < (isJwe ? 4 : 2) ? 'yes' : 'no';
  const first = /^[^.~]*/.exec(piece)![0];
  const most = lengthsOfLast(progress).at(-1);
  if (wasWhole && (!most || length === most || !looksEncoded(first))) return 'no';
  if (length > 0 ? startsHeader(peekJson(piece, 0)) : isToken(piece)) return 'no';
  if (most && length + first.length > most) return 'no';
  if (index === 1 && length === 0 && !isJwe) {
    return startsObject(peekJson(piece, 0)) ? 'yes' : 'no';
  }
  if (!looksEncoded(first)) return 'word';
  return wasWhole ? 'maybe' : 'yes';
}

/** Whether the piece is a token of its own: a header and claims. */
function isToken(piece: string): boolean {
  const dot = piece.indexOf('.');
  return dot > 0 && startsHeader(peekJson(piece, 0)) && startsObject(peekJson(piece, dot + 1));
}

/** Whether the current segment is, or may be, at its end. */
function isWhole(progress: Progress, budget: Budget): boolean {
  const { index, length, header, tail } = progress;
  const lengths = lengthsOfLast(progress);
  if (lengths.length > 0) return lengths.includes(length);
  if (index > 1) return header?.alg === 'none';
  if (index === 1 && header && 'enc' in header) return false;
  if (length === 0 || !/[}\]]\s*$/.test(peekJson(tail.slice(-(length % 4 || 4)), 0))) return false;
  if (readCurrent(progress, budget)) return true;
  budget.pieces -= LOOK_COST;
  return false;
}

/** The lengths that a JWS's signature or a JWE's authentication tag can have; none for other segments. */
function lengthsOfLast({ index, header }: Progress): readonly number[] {
  if (header && 'enc' in header) return index < 4 ? [] : [tagLength(header.enc)];
  return index === 2 ? signatureLengths(header?.alg) : [];
}

function readCurrent(
  { current, length }: Progress,
  budget: Budget,
): Readonly<Record<string, unknown>> | undefined {
  budget.characters -= length;
  return budget.characters > 0 ? readObject(current.join('')) : undefined;
}

/** Letters of both cases as no word has them. */
function looksEncoded(text: string): boolean {
  return /[A-Z]/.test(text.slice(1)) && /[a-z]/.test(text) && (text.length > 11 || /\d/.test(text));
}
