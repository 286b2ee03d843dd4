// Where the octets of a part are no UTF-8, or begin with what is not JSON (RFC 7519 §7.2).
import type { JsonPart } from '../../../token/parsed-token.ts';
import { defineRule, type Hit, type LintFacts } from '../../define-rule.ts';
import { jsonPart } from '../../json-part.ts';
import { isMeantAsToken } from '../../pasted-token.ts';

const PARTS = ['header', 'payload'] as const;
const OPENING: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const SPACES: ReadonlySet<number> = new Set([0x20, 0x0a, 0x0d, 0x09]);
/** As many as are looked at. */
const START = 16;

/** Whether an object or array begins there. */
function opensJson(octets: readonly number[]): boolean {
  const first = octets.find((octet) => !SPACES.has(octet));
  return first !== undefined && OPENING.has(first);
}

/** RFC 8259 §8.1: JSON begins with ASCII, so every second octet of UTF-16 is zero. */
function isUtf16(start: readonly number[]): boolean {
  const [first, second] = start;
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const units = hasMark ? start.slice(2) : start;
  if (units.length < 2) return false;
  const even = units.filter((_, i) => i % 2 === 0);
  const odd = units.filter((_, i) => i % 2 === 1);
  const isZero = (octets: readonly number[]): boolean => octets.slice(0, 2).every((o) => o === 0);
  return (isZero(odd) && opensJson(even)) || (isZero(even) && opensJson(odd));
}

const hasByteOrderMark = ([a, b, c]: readonly number[]): boolean =>
  a === 0xef && b === 0xbb && c === 0xbf;

/** One finding for each part whose octets are so. */
function eachPart(
  facts: LintFacts,
  isSo: (start: readonly number[], part: JsonPart) => boolean,
): Hit[] {
  const { token } = facts;
  return PARTS.flatMap((name) => {
    const part = jsonPart(facts, name);
    const isText = name === 'payload' && token.kind === 'jws' && token.jose.b64 === false;
    const { bytes } = part?.decoded ?? {};
    if (!part || !bytes || isText || !isMeantAsToken(token)) return [];
    const isHit = isSo([...bytes.subarray(0, START)], part);
    return isHit ? [{ at: { part: name }, values: { part: name } }] : [];
  });
}

const HEADER = 'eyJhbGciOiJIUzI1NiJ9';

export default [
  defineRule({
    id: 'json-invalid-utf8',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'JSON that is not UTF-8',
    why: 'The {part} has bytes that are no UTF-8. One library fails, another puts something in their place: they read different texts.',
    fix: 'Encode JSON as UTF-8, and decode it strictly.',
    reference: 'RFC 7519 §7.2 steps 4 and 10; RFC 8725 §3.7',
    hides: ['payload-not-object'],
    check: (facts) =>
      eachPart(facts, (start, { json }) => !json && opensJson(start) && !isUtf16(start)),
    examples: {
      flagged: [
        // {"a":"\xff"}
        { text: `${HEADER}.eyJhIjoi_yJ9.AAAA`, severity: 'high' },
        // {"alg":"HS256\xe9"}
        { text: 'eyJhbGciOiJIUzI1NukifQ.e30.AAAA' },
      ],
      clean: [
        { header: { alg: 'HS256' }, payload: { a: 'é漢😀' } },
        // "ex" happens to be a bracket in base64.
        { text: 'www.example.com' },
        // Bytes that were never meant as JSON.
        { text: `${HEADER}._wD_AP8.AAAA` },
      ],
    },
  }),
  defineRule({
    id: 'json-utf16',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'JSON in UTF-16',
    why: 'The {part} is UTF-16. A token’s JSON must be UTF-8; nearly all verifiers refuse this, and one that guesses the encoding can be fooled by it.',
    fix: 'Encode it as UTF-8.',
    reference: 'RFC 8725 §2.6, §3.7; RFC 7519 §7.2',
    hides: ['payload-not-object', 'json-trailing-data'],
    check: (facts) => eachPart(facts, (start) => isUtf16(start)),
    examples: {
      flagged: [
        // FF FE 7B 00 7D 00
        { text: `${HEADER}.__57AH0A.AAAA`, severity: 'high' },
        // 00 7B 00 7D
        { text: `${HEADER}.AHsAfQ.AAAA` },
      ],
      clean: [{ text: `${HEADER}.e30.AAAA` }, { text: `${HEADER}._wD_AP8.AAAA` }],
    },
  }),
  defineRule({
    id: 'json-bom',
    severity: 'medium',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A byte order mark before the JSON',
    why: 'The {part} begins with one. Many parsers refuse it, and no JSON on a network may have it.',
    fix: 'Write UTF-8 without a byte order mark.',
    reference: 'RFC 8259 §8.1',
    hides: ['payload-not-object'],
    check: (facts) =>
      eachPart(facts, (start) => hasByteOrderMark(start) && opensJson(start.slice(3))),
    examples: {
      flagged: [
        { text: `${HEADER}.77u_e30.AAAA`, severity: 'medium' },
        { header: '\ufeff{"alg":"HS256"}', payload: {} },
      ],
      clean: [{ text: `${HEADER}.e30.AAAA` }, { header: { alg: 'HS256' }, payload: '\ufeffhello' }],
    },
  }),
];
