import { atMember } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule, type JsonObjectFacts } from '../../define-rule.ts';

const CLAIMS = ['exp', 'nbf', 'iat', 'sub', 'aud'];
const LOAD_BALANCER = 'arn:aws:elasticloadbalancing:';
/** JAdES (ETSI TS 119 182-1) has the time of signing in the header, as `iat`, beside what names the certificate. */
const JADES = ['sigD', 'x5t#S256', 'x5t#o', 'sigX5ts'];

function isByDesign(header: JsonObjectFacts, name: string): boolean {
  // Their documented format: the claims about the session are in the header.
  if (claimText(header, 'signer')?.startsWith(LOAD_BALANCER)) return true;
  return name === 'iat' && JADES.some((one) => header.get(one));
}

export default defineRule({
  id: 'claims-in-jws-header',
  severity: 'low',
  appliesTo: ['jws'],
  needs: [],
  title: '{name} in the header',
  why: 'Libraries read {name} from the payload alone: in the header it says something and does nothing.',
  fix: 'Move it into the payload.',
  reference: 'RFC 7519 §4.1, §5.3',
  check: ({ header, token: { jose } }) => {
    if (!header) return undefined;
    return CLAIMS.flatMap((name) => {
      const member = header.member(name);
      // What is critical must be understood, by whatever its profile says.
      if (!member || jose.crit?.includes(name) || isByDesign(header, name)) return [];
      return [{ at: atMember('header', member), values: { name } }];
    });
  },
  examples: {
    flagged: [
      { header: { alg: 'RS256', exp: 1 }, payload: {}, severity: 'low' },
      { header: { alg: 'RS256', sub: 'a', aud: 'b' }, payload: {} },
    ],
    clean: [
      {
        header: {
          alg: 'ES256',
          signer: 'arn:aws:elasticloadbalancing:eu-west-1:1:x',
          exp: 1795003600,
        },
        payload: {},
      },
      { header: { alg: 'ES256', 'x5t#S256': 'AAAA', iat: 1795000000 }, payload: {} },
      { header: { alg: 'RS256' }, payload: { exp: 1795003600 } },
    ],
  },
});
