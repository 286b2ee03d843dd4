import { decodeUtf8 } from '../../../bytes/utf8.ts';
import { parseToken } from '../../../token/parse-token.ts';
import { jsonPart } from '../../json-part.ts';
import { defineRule, type Hit, type LintFacts } from '../../define-rule.ts';

const MAX_DEPTH = 32;
const MAX_LAYERS = 2;
/** Each is a quarter shorter than the one around it. */
const LAYERS_LOOKED_AT = 8;
const COMPACT = /^ey[\w-]+(?:(?:\.[\w-]*){2}){1,2}$/;

/** The tokens inside one another, as far as they can be read without a key. */
function countLayers({ token, verification }: LintFacts): number {
  const opened = verification?.plaintext;
  let inner = token.kind === 'jws' ? token.payload?.json?.text : opened && decodeUtf8(opened);
  let layers = 1;
  while (inner !== undefined && COMPACT.test(inner) && layers < LAYERS_LOOKED_AT) {
    const next = parseToken(inner);
    layers++;
    inner = next.kind === 'jws' ? next.payload?.json?.text : undefined;
  }
  return layers;
}

const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

export default defineRule({
  id: 'nesting-depth',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'Nested very deeply',
  why: '{n} levels of {what}: parsers that do not limit the depth have run out of stack on such input.',
  fix: 'Limit the depth before parsing.',
  reference: 'RFC 8259 §9; CVE-2025-53864',
  check: (facts) => {
    const hits: Hit[] = [];
    const layers = countLayers(facts);
    if (layers > MAX_LAYERS) {
      hits.push({ at: { part: 'payload' }, values: { n: layers, what: 'tokens in tokens' } });
    }
    for (const part of ['header', 'payload'] as const) {
      const n = jsonPart(facts, part)?.json?.reading.depth ?? 0;
      if (n > MAX_DEPTH) hits.push({ at: { part }, values: { n, what: 'JSON' } });
    }
    return hits;
  },
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: deep(100), severity: 'medium' },
      { header: { alg: 'HS256' }, payload: `[${'['.repeat(40)}` },
      // A token in a token in a token.
      {
        header: { alg: 'HS256' },
        payload: 'eyJhbGciOiJIUzI1NiJ9.ZXlKaGJHY2lPaUpJVXpJMU5pSjkuZTMwLkFBQUE.AAAA',
      },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: deep(32) },
      { header: { alg: 'HS256', cty: 'JWT' }, payload: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
    ],
  },
});
