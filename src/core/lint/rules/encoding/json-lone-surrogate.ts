import type { JsonMember } from '../../../json/parse-json.ts';
import { atMember, atValue } from '../../at-json.ts';
import { defineRule, type Hit } from '../../define-rule.ts';

const ID = 'json-lone-surrogate';
/** With the `u` flag a pair is one character, and no surrogate. */
const LONE = /\p{Surrogate}/u;

const isLone = ({ name }: JsonMember): boolean => LONE.test(name);

export default defineRule({
  id: ID,
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'Half a character',
  why: 'An unpaired surrogate stands for no character and has no UTF-8. Libraries replace it, drop it or fail, so one text becomes several.',
  fix: 'Refuse such text.',
  reference: 'RFC 8259 §8.2; RFC 7493 §2.1',
  watch: {
    // In UTF-8 there is none: it was written as an escape.
    string: ({ start, end, value }) => end - start - 2 !== value.length && LONE.test(value),
    object: ({ members }) => members.some(isLone),
  },
  check: ({ trees }) => {
    const hits: Hit[] = [];
    for (const part of ['header', 'payload'] as const) {
      for (const { node } of trees[part]?.picked.get(ID) ?? []) {
        const member = node.kind === 'object' ? node.members.find(isLone) : undefined;
        hits.push({ at: member ? atMember(part, member) : atValue(part, node) });
        if (hits.length === 20) return hits;
      }
    }
    return hits;
  },
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: '{"sub":"a\\ud800"}', severity: 'medium' },
      { header: { alg: 'HS256' }, payload: '{"a\\udc00":1}' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: '{"sub":"\\ud83d\\ude00"}' },
      { header: { alg: 'HS256' }, payload: { sub: '😀' } },
    ],
  },
});
