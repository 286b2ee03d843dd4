import { HEADER_ROWS } from '../../../claims/registered-header-parameters.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

/** Not in the registry, and documented: AWS load balancers, JAdES, OpenID4VCI, Microsoft, SD-JWT VC. */
const DOCUMENTED = `signer client sigT sigX5ts srCms sigPl srAts adoHash sigPId sigD etsiU x5t#o
  key_attestation rh vctm ver`.split(/\s+/);
/** Claims in a header are another fault. */
const CLAIMS = ['exp', 'nbf', 'iat'];
const KNOWN: ReadonlySet<string> = new Set([
  ...HEADER_ROWS.map(([name]) => name),
  ...DOCUMENTED,
  ...CLAIMS,
]);

export default defineRule({
  id: 'header-unknown-parameter',
  severity: 'info',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '"{name}" is no registered parameter',
  why: 'Verifiers pass over what they do not know, unless crit names it.',
  fix: 'If it matters for security, list it in crit. If it is a claim, move it into the payload.',
  reference:
    'RFC 7515 §4.1.11, §4.3; IANA registry "JSON Web Signature and Encryption Header Parameters"',
  check: ({ header, token: { jose } }) =>
    header?.root.members
      .filter(({ name }) => !KNOWN.has(name) && !jose.crit?.includes(name))
      .slice(0, 20)
      .map((member) => ({
        at: atMember('header', member),
        values: { name: shortName(member.name) },
      })),
  examples: {
    flagged: [
      { header: { alg: 'HS256', tenant: 'x' }, payload: {}, severity: 'info' },
      { header: { alg: 'HS256', Kid: '1', constructor: 1 }, payload: {} },
    ],
    clean: [
      { header: { alg: 'HS256', kid: '1' }, payload: {} },
      { header: { alg: 'HS256', crit: ['tenant'], tenant: 'x' }, payload: {} },
      { header: { alg: 'ES256', url: 'https://ca.example', nonce: 'n' }, payload: {} },
      { header: { alg: 'ES256', trust_chain: [] }, payload: {} },
      { header: { alg: 'ES256', signer: 'arn:aws:x', client: 'c', exp: 1 }, payload: {} },
    ],
  },
});
