// Where a part's text is no strict JSON, or more than it need be.
import { compactJson } from '../../../json/print-json.ts';
import { parseJson } from '../../../json/parse-json.ts';
import type { JsonPart } from '../../../token/parsed-token.ts';
import { listWords } from '../../claim-text.ts';
import { defineRule, type Hit, type LintFacts } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { jsonPart } from '../../json-part.ts';
import { readLenientJson, type LenientJson } from '../../lenient-json.ts';

const PARTS = ['header', 'payload'] as const;
/** Nobody counts the spaces of more. */
const MAX_COUNTED = 131_072;

/** What lenient parsers make of a text that begins as JSON and is none. */
function lenientOf(part: JsonPart | undefined): LenientJson | undefined {
  const { text, reading } = part?.json ?? {};
  if (text === undefined || !reading?.problem || !/^\s*(?:[{[]|\/[/*])/.test(text))
    return undefined;
  const lenient = readLenientJson(text);
  if (!lenient || lenient.liberties.length === 0) return undefined;
  const { root, problem } = parseJson(lenient.text);
  return problem || !root ? undefined : lenient;
}

function eachPart(
  facts: LintFacts,
  look: (part: JsonPart, name: (typeof PARTS)[number]) => Hit | undefined,
): Hit[] {
  return PARTS.flatMap((name) => {
    const part = jsonPart(facts, name);
    return (part && look(part, name)) ?? [];
  });
}

const HS256 = { alg: 'HS256' };

export default [
  defineRule({
    id: 'json-trailing-data',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Something follows the JSON',
    why: 'Behind the {part}’s first JSON value there is more. Parsers that read from a stream leave it unread, others fail: two programs see two tokens.',
    fix: 'Require the end of the input after the object.',
    reference: 'RFC 8259 §2; RFC 7519 §7.2',
    hides: ['payload-not-object'],
    check: (facts) =>
      eachPart(facts, (part, name) => {
        const { root, problem } = part.json?.reading ?? {};
        const isMeant = root?.kind === 'object' || root?.kind === 'array';
        if (problem?.code !== 'json-trailing' || !isMeant || lenientOf(part)) return undefined;
        const { span } = problem;
        return { at: { part: name, ...(span && { span }) }, values: { part: name } };
      }),
    examples: {
      flagged: [
        { header: HS256, payload: '{"sub":"a"}{"sub":"b"}', severity: 'high' },
        { header: '{"alg":"HS256"} {"alg":"none"}', payload: {} },
        { header: HS256, payload: '{"sub":"a"}\u0000' },
      ],
      clean: [
        { header: HS256, payload: '{"sub":"a"}\n' },
        // Text that happens to begin with a number.
        { header: HS256, payload: '42 is the answer' },
        { header: HS256, payload: '{"sub":"a"' },
      ],
    },
  }),
  defineRule({
    id: 'json-nonstandard',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'JSON that only lenient parsers read',
    why: 'The {part} has {what}, which JSON does not know. Most verifiers refuse it.',
    fix: 'Write strict JSON.',
    reference: 'RFC 8259 §2; RFC 7519 §7.2 step 10',
    hides: ['payload-not-object'],
    check: (facts) =>
      eachPart(facts, (part, name) => {
        const lenient = lenientOf(part);
        if (!lenient) return undefined;
        return {
          at: { part: name },
          isFixable: lenient.isSame,
          values: { part: name, what: listWords(lenient.liberties) },
        };
      }),
    quickFix: editFix('Write it as strict JSON', (text) => {
      const lenient = readLenientJson(text);
      return lenient && !parseJson(lenient.text).problem ? lenient.text : text;
    }),
    examples: {
      flagged: [
        { header: HS256, payload: '{"exp":1,}', severity: 'high' },
        { header: "{'alg':'HS256'}", payload: {} },
        { header: HS256, payload: '{"exp":NaN}' },
        { header: HS256, payload: '// claims\n{"exp":1}' },
      ],
      clean: [
        { header: HS256, payload: '{"exp":1}' },
        { header: HS256, payload: '{"exp":1' },
        { header: HS256, payload: 'hello' },
      ],
    },
  }),
  defineRule({
    id: 'json-whitespace',
    severity: 'info',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'JSON with spaces in it',
    why: 'The {part} carries {n} bytes of whitespace. That is allowed, and it is signed: parsed and written anew, it is another text with another signature.',
    fix: 'Leave whitespace out before signing; never verify anything but the bytes that came.',
    reference: 'RFC 7515 §5.1, §5.2',
    check: (facts) =>
      eachPart(facts, (part, name) => {
        const { text = '', reading } = part.json ?? {};
        if (!reading || reading.problem || text.length > MAX_COUNTED) return undefined;
        // Of a JSON serialization it is put together, and not what was signed.
        if (name === 'header' && 'serialization' in facts.token) return undefined;
        const n = text.length - compactJson(text).length;
        return n > 0 ? { at: { part: name }, values: { part: name, n } } : undefined;
      }),
    examples: {
      flagged: [
        { header: '{"typ":"JWT",\r\n "alg":"HS256"}', payload: {}, severity: 'info' },
        { header: HS256, payload: '{ "a b": 1 }' },
      ],
      clean: [
        { header: HS256, payload: '{"a b":"c d"}' },
        { header: HS256, payload: '{"a": 1' },
        {
          text: '{"payload":"e30","protected":"eyJhbGciOiJFUzI1NiJ9","header":{ "kid": "1" },"signature":"AAAA"}',
        },
      ],
    },
  }),
];
