import { removeMember } from '../../../json/edit-json.ts';
import { atValue } from '../../at-json.ts';
import { defineRule, type Hit } from '../../define-rule.ts';
import { editFix, pathIn } from '../../edit-fix.ts';
import { memberName, pointerTo, type JsonTree } from '../../json-tree.ts';
import { isPrivateJwk } from '../../private-jwk.ts';
import { shortName } from '../../short-name.ts';

const ID = 'payload-private-key';
const MAX = 20;
const MAX_TEXT = 16_384;

export const PATTERNS: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/,
];

function isPrivateText({ value }: { readonly value: string }): boolean {
  return value.includes('PRIVATE KEY') && PATTERNS.some((p) => p.test(value.slice(0, MAX_TEXT)));
}

function describe(part: 'header' | 'payload', tree: JsonTree | undefined): Hit[] {
  return (tree?.picked.get(ID) ?? []).slice(0, MAX).flatMap((entry) => {
    const pointer = pointerTo(entry);
    // The key of the header itself has a rule of its own.
    if (part === 'header' && pointer === '/jwk') return [];
    const name = shortName(memberName(entry)) || part;
    return [{ at: atValue(part, entry.node), values: { name, pointer } }];
  });
}

export default defineRule({
  id: ID,
  severity: 'critical',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A private key in the token',
  why: 'The {part} is only encoded, not encrypted: the private or secret key in "{name}" is readable by anyone who holds the token.',
  fix: 'Take it out, and replace that key everywhere it is used.',
  reference: 'RFC 7519 §12; RFC 7517 §9.2',
  hides: ['payload-password'],
  watch: { object: isPrivateJwk, string: isPrivateText },
  check: ({ trees }) =>
    [...describe('header', trees.header), ...describe('payload', trees.payload)].map((hit) => ({
      ...hit,
      values: { ...hit.values, part: hit.at.part },
    })),
  quickFix: editFix('Remove "{name}"', (text, finding) => {
    const path = pathIn(text, finding);
    return path ? removeMember(text, path) : text;
  }),
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { key: '-----BEGIN PRIVATE KEY-----\nMIIB' },
        severity: 'critical',
      },
      {
        header: { alg: 'HS256' },
        payload: { cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd' } } },
      },
      { header: { alg: 'HS256' }, payload: { keys: [{ kty: 'oct', k: 'AAAA' }] } },
      { header: { alg: 'ES256', keys: ['$p256'] }, payload: {} },
    ],
    clean: [
      // That is the rule jwk-header-private.
      { header: { alg: 'ES256', jwk: '$p256' }, payload: {} },
      { header: { alg: 'HS256' }, payload: { key: '-----BEGIN PUBLIC KEY-----\nMIIB' } },
      {
        header: { alg: 'HS256' },
        payload: { cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } } },
      },
      { header: { alg: 'HS256' }, payload: { kty: 'RSA', k: 'AAAA', d: 5 } },
    ],
  },
});
