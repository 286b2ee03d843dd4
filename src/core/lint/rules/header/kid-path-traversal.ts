import { removeMember } from '../../../json/edit-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

const MAX_TEXT = 16_384;

/** A path, not a lone `/`: those are common in base64 and in resource names. */
export const PATTERNS: readonly RegExp[] = [
  /(?:^|[/\\])\.\.[/\\]/,
  /^\/[^/\s]+\/[^\s]*$/,
  /^(?:~[/\\]|file:|[A-Za-z]:[\\/])/i,
  /(?:^|\/)(?:dev\/null|proc\/self|proc\/sys|etc\/(?:passwd|hosts|hostname))/i,
];

/** Once, as a careless server would; text that is not percent-encoded stays. */
function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export default defineRule({
  id: 'kid-path-traversal',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'kid looks like a file path',
  why: 'If the server reads keys from disk by kid, the sender picks the key file: the empty /dev/null, say, which makes the secret known.',
  fix: 'Look kid up in an in-memory map of known keys.',
  reference: 'RFC 8725 §3.10',
  check: ({ header }) => {
    const kid = header?.member('kid');
    if (kid?.value.kind !== 'string') return undefined;
    const text = percentDecode(kid.value.value.slice(0, MAX_TEXT));
    return PATTERNS.some((p) => p.test(text)) ? { at: atMember('header', kid) } : undefined;
  },
  quickFix: editFix('Remove kid', (text) => removeMember(text, ['kid'])),
  examples: {
    flagged: [
      { header: { alg: 'HS256', kid: '../../../../dev/null' }, payload: {}, severity: 'high' },
      { header: { alg: 'HS256', kid: '..%2F..%2Fetc%2Fpasswd' }, payload: {} },
      { header: { alg: 'HS256', kid: 'C:\\keys\\a.pem' }, payload: {} },
    ],
    clean: [
      { header: { alg: 'HS256', kid: 'keys/2024-01' }, payload: {} },
      { header: { alg: 'HS256', kid: 'a..b' }, payload: {} },
      { header: { alg: 'HS256', kid: 'abc/DEF+1=' }, payload: {} },
      { header: { alg: 'HS256', kid: '%E0%A4%A' }, payload: {} },
    ],
  },
});
