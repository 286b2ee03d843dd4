import { nodeAt, setMember } from '../../../json/edit-json.ts';
import { parseJson } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

const NAME = 'updated_at';

/** Seconds of a date as issuers write it; NaN for anything else. */
function secondsOf(text: string): number {
  return /^\d{4}-\d\d-\d\d/.test(text) ? Math.floor(Date.parse(text) / 1000) : Number.NaN;
}

export default defineRule({
  id: 'updated-at-not-number',
  severity: 'low',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'updated_at is not a number',
  why: 'OpenID Connect defines updated_at as a number of seconds. Auth0 and others write a date as text, which a strict client refuses.',
  fix: 'Accept both; as an issuer, write seconds since 1970.',
  reference: 'OpenID Connect Core §5.1',
  check: ({ claims }) => {
    const member = claims?.member(NAME);
    if (!member || member.value.kind === 'number') return undefined;
    const isDate = member.value.kind === 'string' && !Number.isNaN(secondsOf(member.value.value));
    return { at: atMember('payload', member), isFixable: isDate };
  },
  quickFix: editFix('Make updated_at a number', (text) => {
    const { root } = parseJson(text);
    const node = root && nodeAt(root, [NAME]);
    const seconds = node?.kind === 'string' ? secondsOf(node.value) : Number.NaN;
    return Number.isNaN(seconds) ? text : setMember(text, [NAME], String(seconds));
  }),
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { updated_at: '2026-01-01T00:00:00Z' },
        severity: 'low',
      },
      { header: { alg: 'HS256' }, payload: { updated_at: null } },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { updated_at: 1795000000 } },
      { header: { alg: 'HS256' }, payload: { user: { updated_at: '2026-01-01' } } },
    ],
  },
});
