import type { JsonMember } from '../../../json/parse-json.ts';
import { atMember, atOpening } from '../../at-json.ts';
import { defineRule, type Hit } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

const MAX_BYTES = 1_024;
const MAX_ITEMS = 50;
const MAX_CLAIMS = 40;
const MAX = 20;
/** Claims that are long by design: other documents, digests of disclosures, lists of states, keys. */
const LONG: ReadonlySet<string> = new Set(
  `vc vp jwks metadata metadata_policy trust_chain trust_marks software_statement events status_list _sd
  verifiableCredential credentialSubject token_introspection verified_claims authorization_details claims
  aggregated_claims _claim_sources bits lst cnf x5c`.split(/\s+/),
);

const grouped = (count: number): string => count.toLocaleString('en');

/** Why it is large; `undefined`: it is not. */
function largeness({ name, value }: JsonMember): string | undefined {
  if (LONG.has(name)) return undefined;
  const bytes = value.end - value.start;
  if (value.kind === 'string' && /^data:[\w/+.-]*[;,]/.test(value.value.slice(0, 100))) {
    return `is a whole file of ${grouped(bytes)} bytes`;
  }
  if (value.kind === 'array' && value.items.length > MAX_ITEMS) {
    return `has ${grouped(value.items.length)} entries`;
  }
  return bytes > MAX_BYTES ? `takes ${grouped(bytes)} bytes` : undefined;
}

const HS256 = { alg: 'HS256' };
const names = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `group-${i}`);

export default defineRule({
  id: 'payload-large-claim',
  severity: 'low',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A large claim in every request',
  why: '{claim} {told}, and the whole token travels with each request. Cookies hold 4,096 bytes, headers 8 KB with nginx.',
  fix: 'Keep it on the server and refer to it. Microsoft Entra does so with groups.',
  reference: 'RFC 6265 §6.1; RFC 9110 §5.4',
  check: ({ claims, header }) => {
    if (!claims) return undefined;
    // A list of states is an object of its own, not a bearer’s token.
    const typ = header?.get('typ');
    if (typ?.kind === 'string' && /statuslist|entity-statement|trust/i.test(typ.value))
      return undefined;
    const hits: Hit[] = claims.root.members.slice(0, 1_000).flatMap((member) => {
      const told = largeness(member);
      const claim = `"${shortName(member.name)}"`;
      return told === undefined
        ? []
        : [{ at: atMember('payload', member), values: { claim, told } }];
    });
    const count = claims.root.members.length;
    if (count <= MAX_CLAIMS) return hits.slice(0, MAX);
    const values = { claim: 'It', told: `has ${grouped(count)} claims` };
    return [{ at: atOpening('payload', claims.root), values }, ...hits].slice(0, MAX);
  },
  examples: {
    flagged: [
      { header: HS256, payload: { groups: names(200) }, severity: 'low' },
      { header: HS256, payload: { picture: 'data:image/png;base64,iVBORw0KGgo' } },
      { header: HS256, payload: { bio: 'x'.repeat(2_000) } },
      { header: HS256, payload: Object.fromEntries(names(41).map((name) => [name, 1])) },
    ],
    clean: [
      { header: HS256, payload: { roles: names(10) } },
      { header: HS256, payload: { picture: 'https://cdn.example/a.png', bio: 'x'.repeat(500) } },
      // Long by design.
      { header: { ...HS256, typ: 'dc+sd-jwt' }, payload: { _sd: names(60) } },
      { header: { ...HS256, typ: 'statuslist+jwt' }, payload: { state: 'A'.repeat(5_000) } },
    ],
  },
});
