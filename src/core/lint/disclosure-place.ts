// Where a disclosure, or the key binding, of an SD-JWT stands in the token's text (RFC 9901 §4).
import type { JwsToken } from '../token/parsed-token.ts';
import type { Place } from './define-rule.ts';

/** @param position From 1. */
export function atDisclosure({ text, sdJwt }: JwsToken, position: number): Place {
  const before = sdJwt?.disclosures.slice(0, position - 1) ?? [];
  const start = before.reduce((at, one) => at + one.length + 1, text.indexOf('~') + 1);
  const length = sdJwt?.disclosures[position - 1]?.length ?? 0;
  return length > 0 ? { part: 'token', span: { start, end: start + length } } : { part: 'token' };
}

/** What follows the last `~`. */
export function atKeyBinding({ text }: JwsToken): Place {
  const start = text.lastIndexOf('~') + 1;
  return start < text.length
    ? { part: 'token', span: { start, end: text.length } }
    : { part: 'token' };
}
