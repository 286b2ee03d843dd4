import { carriedValues } from '../../carried-values.ts';
import { defineRule } from '../../define-rule.ts';
import { removeFix } from '../../edit-fix.ts';
import { isPasswordHash } from '../../password-hash.ts';
import { shortName } from '../../short-name.ts';
import { snakeName } from '../../snake-name.ts';
import { vendorSecret } from '../../vendor-secrets.ts';

const ID = 'payload-password';

/** Whole names, never parts of one: `password_changed_at` is no password. */
const NAMES: ReadonlySet<string> = new Set(
  'password passwd pwd passphrase pin secret client_secret otp security_answer cvv'.split(' '),
);

/** Yes or no, a date, or a mask. */
const NOT_A_SECRET =
  /^(?:true|false|yes|no|on|off|[01]|null|none|\d{4}-\d\d-\d\d(?:[T ].*)?|[*•xX.\u2022-]+|[[<(]?(?:redacted|hidden|masked|removed)[\])>]?)$/i;

/** Cheap, for the many names that are none. */
const LIKELY = /pass|pwd|pin|secret|otp|answer|cvv/i;

function isPassword({ value }: { readonly value: string }, name?: string | number): boolean {
  if (typeof name !== 'string' || value === '' || name.length > 32 || !LIKELY.test(name)) {
    return false;
  }
  return (
    NAMES.has(snakeName(name)) &&
    !NOT_A_SECRET.test(value.slice(0, 64)) &&
    // They have findings of their own.
    !isPasswordHash(value) &&
    !vendorSecret(value)
  );
}

export default defineRule({
  id: ID,
  severity: 'critical',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A password in the token',
  why: '"{claim}" carries a password in readable form: the {where} is only encoded, not encrypted.',
  fix: 'Take it out, and change the password.',
  reference: 'RFC 7519 §12; CWE-522',
  watch: { string: isPassword },
  check: (facts) =>
    carriedValues(facts, ID).map(({ at, name, pointer, where, isFixable }) => ({
      at,
      values: { claim: shortName(name), pointer, where },
      isFixable,
    })),
  quickFix: removeFix('Remove "{claim}"'),
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { password: 'hunter2' }, severity: 'critical' },
      { header: { alg: 'HS256' }, payload: { app: { clientSecret: 'q7Rt-xx' } } },
      { header: { alg: 'HS256' }, payload: { users: [{ pin: '4711' }] } },
      { header: { alg: 'dir', enc: 'A256GCM', password: 'hunter2' }, sealed: [0, 12, 20, 16] },
      {
        header: { alg: 'ES256' },
        payload: { _sd: ['#1'] },
        disclosures: [['_26bc4LT-ac6q2KI6cBW5es', 'password', 'hunter2']],
      },
    ],
    clean: [
      {
        header: { alg: 'HS256' },
        payload: { password_changed_at: 1795000000, pwd_exp: '30', has_password: true },
      },
      { header: { alg: 'HS256' }, payload: { secret_santa: 'x', password: '', pwd: '***' } },
      { header: { alg: 'HS256' }, payload: { password: 'true', otp: '2026-01-01', pin: 1234 } },
      // Nobody reads it without the key.
      {
        payload: { password: 'hunter2' },
        encrypt: { for: '$secret', alg: 'dir', enc: 'A256GCM' },
        key: '$secret',
      },
    ],
  },
});
