import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

/** What a recipient may need before it can decrypt (RFC 7519 §5.3). */
const ROUTING: ReadonlySet<string> = new Set(['iss', 'aud', 'iat', 'exp', 'nbf', 'jti']);
const PERSONAL: ReadonlySet<string> = new Set(
  `sub name given_name family_name middle_name nickname preferred_username email phone_number birthdate address
  upn unique_name oid groups roles scope permissions`.split(/\s+/),
);

const SEALED = [0, 12, 20, 16] as const;
const DIR = { alg: 'dir', enc: 'A256GCM' };

export default defineRule({
  id: 'jwe-header-cleartext',
  severity: 'medium',
  appliesTo: ['jwe'],
  needs: [],
  title: 'A claim outside the encryption',
  why: 'The header of an encrypted token is readable by everyone: {claim} is not hidden there.',
  fix: 'Repeat in the header only what is needed to find the key and the way.',
  reference: 'RFC 7519 §5.3, §12',
  check: ({ header }) =>
    (header?.root.members ?? []).flatMap((member) => {
      const { name } = member;
      const isPersonal = PERSONAL.has(name);
      if (!isPersonal && !ROUTING.has(name)) return [];
      const severity = isPersonal ? ('medium' as const) : ('info' as const);
      return [{ at: atMember('header', member), severity, values: { claim: shortName(name) } }];
    }),
  examples: {
    flagged: [
      { header: { ...DIR, sub: 'alice@example.com' }, sealed: SEALED, severity: 'medium' },
      { header: { ...DIR, iss: 'https://i', email: 'a@b.example' }, sealed: SEALED },
      // To find the way: that is what it is there for.
      { header: { ...DIR, iss: 'https://issuer.example' }, sealed: SEALED, severity: 'info' },
    ],
    clean: [
      { header: { ...DIR, kid: 'a', typ: 'JWT', cty: 'JWT' }, sealed: SEALED },
      { header: { alg: 'HS256', sub: 'a' }, payload: {} },
      // What no registered claim is.
      { header: { ...DIR, tenant: 'a' }, sealed: SEALED },
    ],
  },
});
