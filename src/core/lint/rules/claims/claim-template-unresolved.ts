import { atValue } from '../../at-json.ts';
import type { StringNode } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { memberName } from '../../json-tree.ts';
import { shortName } from '../../short-name.ts';

const ID = 'claim-template-unresolved';
const MAX = 20;
const MAX_TEXT = 16_384;

export const PATTERNS: readonly RegExp[] = [
  /\{\{[^{}]+\}\}|\$\{[^{}]+\}|<%[^%]*%>|\{tenant-?id\}|<your[-_ ][^<>]*>|^%[A-Z_]{2,}%$/i,
];

function hasPlaceholder({ value }: StringNode): boolean {
  if (!/[{<%]/.test(value)) return false;
  const text = value.slice(0, MAX_TEXT);
  return PATTERNS.some((pattern) => pattern.test(text));
}

/** A sentence may speak of placeholders, as in "Use ${HOME}"; an identifier has no words around them. */
function isSentence(text: string): boolean {
  return PATTERNS.some((pattern) => /\S\s|\s\S/.test(text.replace(pattern, '')));
}

export default defineRule({
  id: ID,
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '{claim} still has a placeholder in it',
  why: 'The template of {claim} was not filled in: every token has the same value there, and it means nothing.',
  fix: 'Fill in the template before signing.',
  reference: 'RFC 7519 §4; CWE-1188; Microsoft identity platform docs (multitenant issuer)',
  watch: { string: hasPlaceholder },
  check: ({ trees }) =>
    (trees.payload?.picked.get(ID) ?? []).slice(0, MAX).map((entry) => {
      const { node } = entry;
      const isText = node.kind === 'string' && isSentence(node.value.slice(0, MAX_TEXT));
      return {
        at: atValue('payload', node),
        values: { claim: shortName(memberName(entry)) || 'The payload' },
        ...(isText && { severity: 'low' as const }),
      };
    }),
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { iss: 'https://login.microsoftonline.com/{tenantid}/v2.0' },
        severity: 'medium',
      },
      { header: { alg: 'HS256' }, payload: { app: { sub: '{{ user.id }}' } }, severity: 'medium' },
      { header: { alg: 'HS256' }, payload: { aud: ['%AUDIENCE%'] } },
      { header: { alg: 'HS256' }, payload: { note: 'Use ${HOME}' }, severity: 'low' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { id: '{3f2504e0-4f89-11d3-9a0c-0305e82c3301}' } },
      { header: { alg: 'HS256' }, payload: { a: '100%', b: 'a{b}c', c: '%20' } },
    ],
  },
});
