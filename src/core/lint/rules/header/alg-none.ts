import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';

/** The Firebase Auth Emulator issues unsigned tokens on purpose. */
const EMULATOR = 'https://securetoken.google.com/';

export default defineRule({
  id: 'alg-none',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: [],
  title: 'Unsigned token',
  why: '"alg": "none" means there is no signature: anyone can write any claims.{note}',
  fix: 'In the verifier, allow exact algorithms by name and never "none".',
  reference: 'RFC 7519 §6; RFC 7518 §3.6; RFC 8725 §2.1, §3.2; CVE-2015-9235, CVE-2022-23540',
  hides: ['alg-unknown'],
  check: ({ header, claims }) => {
    const alg = header?.member('alg');
    if (alg?.value.kind !== 'string' || alg.value.value !== 'none') return undefined;
    const iss = claims?.get('iss');
    const isEmulator =
      iss?.kind === 'string' && iss.value.startsWith(EMULATOR) && claims?.get('firebase');
    const note = isEmulator ? ' Normal only for the local Firebase Auth Emulator.' : '';
    return { at: atMember('header', alg), values: { note } };
  },
  examples: {
    flagged: [
      { header: { alg: 'none' }, payload: { sub: 'a' }, signature: '', severity: 'critical' },
      { header: { alg: 'none', typ: 'JWT' }, payload: {}, signature: 'AAAA' },
      {
        header: { alg: 'none' },
        payload: { iss: 'https://securetoken.google.com/demo', firebase: {} },
        signature: '',
        severity: 'critical',
      },
    ],
    clean: [
      { header: { alg: 'NONE' }, payload: {}, signature: '' },
      { header: { alg: 'HS256' }, payload: { alg: 'none' } },
    ],
  },
});
