import { isNone } from '../../../crypto/algorithms.ts';
import { setMember } from '../../../json/edit-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { HEADER_ALGORITHMS } from '../../header-algorithms.ts';
import { shortName } from '../../short-name.ts';

const MAX = 40;

/** Without what a careless comparison may overlook. */
const fold = (alg: string): string => alg.toLowerCase().replaceAll(/[\s\0_-]/g, '');

const MEANT: ReadonlyMap<string, string> = new Map(
  [...HEADER_ALGORITHMS.keys()].map((name) => [fold(name), name]),
);

export default defineRule({
  id: 'alg-spelling',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A misspelled algorithm',
  why: '"{alg}" is no legal spelling of {registered}: alg is compared exactly, letter case included.',
  fix: 'In the issuer, write {registered}. In the verifier, do not mend names before comparing them.',
  reference: 'RFC 7515 §4.1.1; rfc8725bis §2.11',
  hides: ['alg-unknown'],
  check: ({ header }) => {
    const member = header?.member('alg');
    if (member?.value.kind !== 'string') return undefined;
    const alg = member.value.value;
    if (alg.length > MAX || HEADER_ALGORITHMS.has(alg) || isNone(alg)) return undefined;
    const registered = MEANT.get(fold(alg));
    return registered === undefined
      ? undefined
      : { at: atMember('header', member), values: { alg: shortName(alg), registered } };
  },
  quickFix: editFix('Write {registered}', (text, finding) =>
    setMember(text, ['alg'], JSON.stringify(finding.values?.['registered'])),
  ),
  examples: {
    flagged: [
      { header: { alg: 'hs256' }, payload: {}, severity: 'high' },
      { header: { alg: 'HS-256' }, payload: {} },
      { header: { alg: 'RS256 ' }, payload: {} },
      { header: { alg: 'Es256' }, payload: {} },
      { header: { alg: 'rsa1-5', enc: 'A128GCM' }, payload: {} },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: {} },
      { header: { alg: 'RSA-OAEP' }, payload: {} },
      // The unsigned token in disguise has a rule of its own.
      { header: { alg: 'nOnE' }, payload: {}, signature: '' },
      { header: { alg: 'HS2048' }, payload: {} },
    ],
  },
});
