import { decodeBase64url } from '../../../bytes/base64url.ts';
import { decodeUtf8 } from '../../../bytes/utf8.ts';
import { atValue } from '../../at-json.ts';
import { defineRule, type Hit } from '../../define-rule.ts';
import { memberName } from '../../json-tree.ts';
import { shortName } from '../../short-name.ts';

const ID = 'input-double-encoded';
/** "eyJ" in base64. */
const START = 'ZXlK';
const ENCODED = /ZXlK[\w+/-]{20,16000}(?:\s+[\w+/-]+){0,200}={0,2}/;
const COMPACT = /^eyJ[\w-]+\.[\w-]*\.[\w-]*/;

function isToken(encoded: string): boolean {
  const { bytes } = decodeBase64url(encoded.replace(/\s+/g, ''));
  return COMPACT.test((bytes && decodeUtf8(bytes)) ?? '');
}

export default defineRule({
  id: ID,
  severity: 'low',
  appliesTo: ['jws', 'jwe', 'unreadable'],
  needs: [],
  title: 'A token encoded a second time',
  why: '{where} is base64 of a whole token, as a secret of Kubernetes or a badly made header is.',
  fix: 'Decode it once, and see to it that whatever made it hands on the token itself.',
  reference: 'RFC 7515 §7.1; RFC 4648 §5',
  watch: { string: ({ value }) => value.startsWith(START) },
  check: ({ token, trees }) => {
    if (token.kind === 'unreadable') {
      const found = ENCODED.exec(token.text.slice(0, 16_384));
      if (!found || !isToken(found[0])) return [];
      const span = { start: found.index, end: found.index + found[0].length };
      return [{ at: { part: 'token', span }, values: { where: 'The text' } }];
    }
    const hits: Hit[] = [];
    for (const part of ['header', 'payload'] as const) {
      for (const entry of trees[part]?.picked.get(ID) ?? []) {
        const { node } = entry;
        if (node.kind !== 'string' || !isToken(node.value.slice(0, 16_384))) continue;
        const where = `"${shortName(memberName(entry))}"`;
        hits.push({ at: atValue(part, node), values: { where } });
        if (hits.length === 20) return hits;
      }
    }
    return hits;
  },
  examples: {
    flagged: [
      { text: 'ZXlKaGJHY2lPaUpJVXpJMU5pSjkuZTMwLkFBQUE=', severity: 'low' },
      { text: 'token: ZXlKaGJHY2lPaUpJVXpJMU5pSjku\n  ZTMwLkFBQUE=' },
      {
        header: { alg: 'HS256' },
        payload: { a: ['ZXlKaGJHY2lPaUpJVXpJMU5pSjkuZTMwLkFBQUE='] },
      },
    ],
    clean: [
      { text: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
      { text: 'ZXlKd29yZHM=' },
      { header: { alg: 'HS256' }, payload: { a: 'ZXlK' } },
    ],
  },
});
