import { nodeAt, removeMember, setMember } from '../../../json/edit-json.ts';
import { parseJson, type JsonMember } from '../../../json/parse-json.ts';
import { foldMediaType } from '../../../claims/media-type.ts';
import type { JwsToken } from '../../../token/parsed-token.ts';
import { atMember } from '../../at-json.ts';
import { keepInCrit } from '../../crit-names.ts';
import { defineRule, type LintFacts, type Rule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

interface Fault extends Pick<
  Rule,
  'id' | 'severity' | 'title' | 'why' | 'fix' | 'reference' | 'examples'
> {
  readonly isWrong: (b64: JsonMember['value'], facts: LintFacts<JwsToken>) => boolean;
  readonly mend: { readonly label: string; readonly edit: (text: string) => string };
}

/** Without the option: the payload is encoded, as it is by default. */
const LEAVE_OUT: Fault['mend'] = {
  label: 'Remove b64',
  edit: (text) => keepInCrit(removeMember(text, ['b64']), (name) => name !== 'b64'),
};

const REGISTERED_CLAIM = /^(?:iss|sub|aud|exp|nbf|iat|jti)$/;
/** Claims whose first value has a dot in it end there. */
const CUT_OFF = /^\s*\{\s*"(?:iss|sub|aud|exp|nbf|iat|jti)"\s*:/;

/** Signed content may be any JSON: a JWT calls itself one, or has claims that only one has. Half of them will do. */
function isJwt({ trees, token, profile, payload }: LintFacts<JwsToken>): boolean {
  const root = trees.payload?.root;
  if (root?.kind !== 'object') return false;
  if (profile.name !== 'jwt' && profile.name !== 'unknown') return true;
  const typ = foldMediaType(token.jose.typ ?? '');
  if (typ === 'jwt' || typ.endsWith('+jwt')) return true;
  if (CUT_OFF.test(payload?.json?.text ?? '')) return true;
  return root.members.some(({ name }) => REGISTERED_CLAIM.test(name));
}

const isBoolean = ({ kind }: JsonMember['value']): boolean => kind === 'true' || kind === 'false';

const FAULTS: readonly Fault[] = [
  {
    id: 'b64-false-in-jwt',
    severity: 'high',
    title: 'A JWT with an unencoded payload',
    why: 'A JWT must not use "b64": false. Claims as plain text may hold dots and quotes that tear the token apart.',
    fix: 'Leave b64 out, and encode the payload.',
    reference: 'RFC 7797 §7',
    isWrong: (b64, facts) => b64.kind === 'false' && isJwt(facts),
    mend: LEAVE_OUT,
    examples: {
      flagged: [
        {
          header: { alg: 'HS256', b64: false, crit: ['b64'] },
          payload: { sub: 'a' },
          severity: 'high',
        },
        { header: { alg: 'HS256', typ: 'JWT', b64: false, crit: ['b64'] }, payload: {} },
        // The dot in it cuts the claims short.
        {
          header: { alg: 'HS256', b64: false, crit: ['b64'] },
          payload: { iss: 'https://idp.example' },
        },
      ],
      clean: [
        // Detached, and other content than claims.
        { header: { alg: 'HS256', b64: false, crit: ['b64'] }, payload: '' },
        { header: { alg: 'HS256', b64: false, crit: ['b64'] }, payload: { amount: 1 } },
      ],
    },
  },
  {
    id: 'b64-without-crit',
    severity: 'high',
    title: 'b64 and no crit',
    why: 'A library that does not know b64 takes the payload for base64url and reads other bytes than were signed. crit makes it reject the token instead.',
    fix: 'Name b64 in crit.',
    reference: 'RFC 7797 §6',
    // true is what every library assumes.
    isWrong: ({ kind }, { token }) => kind !== 'true' && !token.jose.crit?.includes('b64'),
    mend: {
      label: 'Add b64 to crit',
      edit: (text) => {
        const { root } = parseJson(text);
        const crit = root && nodeAt(root, ['crit']);
        const names = crit?.kind === 'array' ? crit.items : [];
        const kept = names.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
        return setMember(text, ['crit'], JSON.stringify([...kept, 'b64']));
      },
    },
    examples: {
      flagged: [
        { header: { alg: 'HS256', b64: false }, payload: '', severity: 'high' },
        { header: { alg: 'HS256', b64: false, crit: ['x'], x: 1 }, payload: '' },
      ],
      clean: [
        { header: { alg: 'HS256', b64: false, crit: ['b64'] }, payload: '' },
        { header: { alg: 'HS256', b64: true }, payload: {} },
      ],
    },
  },
  {
    id: 'b64-not-boolean',
    severity: 'medium',
    title: 'b64 is neither true nor false',
    why: 'b64 must be a boolean. The text "false" is true to some libraries and false to others, and each signs other bytes.',
    fix: 'Write false without quotes, or leave b64 out.',
    reference: 'RFC 7797 §3',
    isWrong: (b64) => !isBoolean(b64),
    mend: {
      label: 'Write a boolean',
      edit: (text) => {
        const { root } = parseJson(text);
        const b64 = root && nodeAt(root, ['b64']);
        const meant = b64?.kind === 'string' ? b64.value.trim().toLowerCase() : '';
        return meant === 'true' || meant === 'false'
          ? setMember(text, ['b64'], meant)
          : LEAVE_OUT.edit(text);
      },
    },
    examples: {
      flagged: [
        { header: { alg: 'HS256', b64: 'false', crit: ['b64'] }, payload: {}, severity: 'medium' },
        { header: { alg: 'HS256', b64: 0, crit: ['b64'] }, payload: {} },
      ],
      clean: [
        { header: { alg: 'HS256', b64: false, crit: ['b64'] }, payload: '' },
        { header: { alg: 'HS256', b64: true, crit: ['b64'] }, payload: {} },
      ],
    },
  },
  {
    id: 'b64-true-redundant',
    severity: 'info',
    title: 'b64 says what is so anyway',
    why: 'true is the default: naming it only makes verifiers that do not know b64 reject the token.',
    fix: 'Leave b64 out, of crit as well.',
    reference: 'RFC 7797 §3, §7',
    isWrong: ({ kind }) => kind === 'true',
    mend: LEAVE_OUT,
    examples: {
      flagged: [
        { header: { alg: 'HS256', b64: true, crit: ['b64'] }, payload: {}, severity: 'info' },
        { header: { alg: 'HS256', b64: true }, payload: {} },
      ],
      clean: [
        { header: { alg: 'HS256' }, payload: {} },
        { header: { alg: 'HS256', b64: false, crit: ['b64'] }, payload: '' },
      ],
    },
  },
];

export default FAULTS.map(({ isWrong, mend, ...words }) =>
  defineRule({
    ...words,
    appliesTo: ['jws'],
    needs: [],
    check: (facts) => {
      const b64 = facts.header?.member('b64');
      return b64 && isWrong(b64.value, facts) ? { at: atMember('header', b64) } : undefined;
    },
    quickFix: editFix(mend.label, mend.edit),
  }),
);
