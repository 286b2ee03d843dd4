import { removeMember } from '../../../json/edit-json.ts';
import { atValue } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix, pathIn } from '../../edit-fix.ts';
import { pointerTo } from '../../json-tree.ts';
import { shortName } from '../../short-name.ts';

const ID = 'payload-password';
const MAX = 20;

/** Whole names, never parts of one: `password_changed_at` is no password. */
const NAMES: ReadonlySet<string> = new Set(
  'password passwd pwd passphrase pin secret client_secret otp security_answer cvv'.split(' '),
);

/** `clientSecret`, `Client-Secret` and `client_secret` are one name. */
function normalise(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-\s]+/g, '_')
    .toLowerCase();
}

/** Yes or no, a date, or a mask. */
const NOT_A_SECRET =
  /^(?:true|false|yes|no|on|off|[01]|null|none|\d{4}-\d\d-\d\d(?:[T ].*)?|[*•xX.\u2022-]+|[[<(]?(?:redacted|hidden|masked|removed)[\])>]?)$/i;

/** Cheap, for the many names that are none. */
const LIKELY = /pass|pwd|pin|secret|otp|answer|cvv/i;

function isPassword({ value }: { readonly value: string }, name?: string | number): boolean {
  if (typeof name !== 'string' || value === '' || name.length > 32 || !LIKELY.test(name)) {
    return false;
  }
  return NAMES.has(normalise(name)) && !NOT_A_SECRET.test(value.slice(0, 64));
}

export default defineRule({
  id: ID,
  severity: 'critical',
  appliesTo: ['jws'],
  needs: [],
  title: 'A password in the payload',
  why: '"{claim}" carries a password in readable form: a payload is only encoded, not encrypted.',
  fix: 'Take it out, and change the password.',
  reference: 'RFC 7519 §12; CWE-522',
  watch: { string: isPassword },
  check: ({ trees }) =>
    (trees.payload?.picked.get(ID) ?? []).slice(0, MAX).map((entry) => ({
      at: atValue('payload', entry.node),
      values: { claim: shortName(String(entry.step)), pointer: pointerTo(entry) },
    })),
  quickFix: editFix('Remove "{claim}"', (text, finding) => {
    const path = pathIn(text, finding);
    return path ? removeMember(text, path) : text;
  }),
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { password: 'hunter2' }, severity: 'critical' },
      { header: { alg: 'HS256' }, payload: { app: { clientSecret: 'q7Rt-xx' } } },
      { header: { alg: 'HS256' }, payload: { users: [{ pin: '4711' }] } },
    ],
    clean: [
      {
        header: { alg: 'HS256' },
        payload: { password_changed_at: 1795000000, pwd_exp: '30', has_password: true },
      },
      { header: { alg: 'HS256' }, payload: { secret_santa: 'x', password: '', pwd: '***' } },
      { header: { alg: 'HS256' }, payload: { password: 'true', otp: '2026-01-01', pin: 1234 } },
    ],
  },
});
