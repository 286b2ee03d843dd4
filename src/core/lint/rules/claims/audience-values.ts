// What is wrong with the audience itself, whoever reads it.
import { atMember, atValue } from '../../at-json.ts';
import { audiences, claimText, textNodes } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { issuerHost } from '../../../claims/issuer-host.ts';
import { kindWords } from '../../kind-words.ts';
import { shortName } from '../../short-name.ts';

/** Words that stand for no service. */
const NOBODY: ReadonlySet<string> = new Set(['any', 'all', 'null', 'undefined']);
const MANY = 5;

/** The last two labels: without the list of public suffixes that is as near as one gets to who owns a name. */
function ownerOf(text: string): string | undefined {
  return issuerHost(text)?.split('.').slice(-2).join('.');
}

const HS256 = { alg: 'HS256' };

export default [
  defineRule({
    id: 'aud-bad-type',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'The audience is no string or list of strings',
    why: 'aud must be a string or an array of strings. A library that meets something else skips the check or fails.',
    fix: 'Let the issuer write the names of the services, as strings.',
    reference: 'RFC 7519 §4.1.3; CVE-2020-26160',
    check: ({ claims }) => {
      const member = claims?.member('aud');
      if (!member) return undefined;
      const { value } = member;
      const isFine =
        value.kind === 'string' ||
        (value.kind === 'array' && value.items.every(({ kind }) => kind === 'string'));
      return isFine ? undefined : { at: atMember('payload', member) };
    },
    examples: {
      flagged: [
        { header: HS256, payload: { aud: { x: 1 } }, severity: 'high' },
        { header: HS256, payload: { aud: [1] } },
        { header: HS256, payload: { aud: null } },
      ],
      clean: [
        { header: HS256, payload: { aud: ['a'] } },
        { header: HS256, payload: { aud: 'a' } },
        { header: HS256, payload: { aud: [] } },
      ],
    },
  }),
  defineRule({
    id: 'aud-empty',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'An empty audience',
    why: 'An empty audience matches nobody, or everybody where the check is then left out.',
    fix: 'Name the service that the token is for.',
    reference: 'RFC 7519 §4.1.3',
    check: ({ claims }) => {
      const member = claims?.member('aud');
      if (!member) return undefined;
      const { value } = member;
      const isEmpty =
        (value.kind === 'array' && value.items.length === 0) ||
        textNodes(value).some((one) => one.value.trim() === '');
      return isEmpty ? { at: atMember('payload', member) } : undefined;
    },
    examples: {
      flagged: [
        { header: HS256, payload: { aud: [] }, severity: 'high' },
        { header: HS256, payload: { aud: '' } },
        { header: HS256, payload: { aud: ['a', ''] } },
      ],
      clean: [
        { header: HS256, payload: { aud: 'a' } },
        { header: HS256, payload: { sub: 'a' } },
      ],
    },
  }),
  defineRule({
    id: 'aud-wildcard',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'An audience that stands for everyone',
    why: '"{audience}" is no real audience: a service that takes it for its own takes the tokens of every other one.',
    fix: 'Name the service that the token is for.',
    reference: 'RFC 8725 §3.9',
    check: ({ claims }) =>
      textNodes(claims?.get('aud'))
        .filter(({ value }) => value.includes('*') || NOBODY.has(value.trim().toLowerCase()))
        .map((node) => ({
          at: atValue('payload', node),
          values: { audience: shortName(node.value) },
        })),
    examples: {
      flagged: [
        { header: HS256, payload: { aud: '*' }, severity: 'high' },
        { header: HS256, payload: { aud: ['a', 'https://*.acme.io'] } },
        { header: HS256, payload: { aud: 'ANY' } },
      ],
      clean: [
        { header: HS256, payload: { aud: 'urn:all-hands' } },
        { header: HS256, payload: { aud: ['api', 'anything'] } },
      ],
    },
  }),
  defineRule({
    id: 'aud-many',
    severity: 'low',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Many audiences',
    why: 'It opens {count} services{owners}: one that leaks it, or is dishonest, can use it at all the others.',
    fix: 'Get one token for each service.',
    reference: 'RFC 8725 §3.9; RFC 8707',
    check: ({ claims }) => {
      const member = claims?.member('aud');
      if (!member) return undefined;
      const issuer = ownerOf(claimText(claims, 'iss') ?? '');
      // Auth0 adds its own /userinfo to every audience.
      const others = audiences(claims).filter(
        (one) => issuer === undefined || ownerOf(one) !== issuer,
      );
      const owners = new Set(others.flatMap((one) => ownerOf(one) ?? []));
      const isMany = others.length > MANY;
      if (!isMany && owners.size < 2) return undefined;
      return {
        at: atMember('payload', member),
        severity: isMany ? 'low' : 'info',
        values: {
          count: others.length,
          owners: owners.size > 1 ? ` of ${owners.size} domains` : '',
        },
      };
    },
    examples: {
      flagged: [
        { header: HS256, payload: { aud: 'a b c d e f g h'.split(' ') }, severity: 'low' },
        {
          header: HS256,
          payload: { aud: ['https://api.acme.io', 'https://api.other.io'] },
          severity: 'info',
        },
      ],
      clean: [
        {
          header: HS256,
          payload: {
            iss: 'https://idp.io/',
            aud: ['https://api.acme.io', 'https://idp.io/userinfo'],
          },
        },
        { header: HS256, payload: { aud: ['api', 'https://idp/userinfo'] } },
        { header: HS256, payload: { aud: ['https://a.acme.io', 'https://b.acme.io'] } },
      ],
    },
  }),
  defineRule({
    id: 'azp-absent-multi-aud',
    severity: 'info',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Several audiences, and no authorized party',
    why: 'With several audiences azp tells which client it was issued to{guess}.',
    fix: 'Trust it only if every audience is one that you trust. (Errata set 2 has dropped the older advice to require azp.)',
    reference: 'OpenID Connect Core §3.1.3.7 (errata set 2); RFC 8725 §3.9',
    check: ({ claims, profile }) => {
      const member = claims?.member('aud');
      if (!member || profile.name !== 'id-token' || claims?.get('azp')) return undefined;
      if (audiences(claims).length < 2) return undefined;
      return { at: atMember('payload', member), values: kindWords(profile) };
    },
    examples: {
      flagged: [
        { header: HS256, payload: { aud: ['a', 'b'], nonce: 'n' }, severity: 'info' },
        { header: HS256, payload: { aud: ['a', 'b'] }, profile: 'id-token' },
      ],
      clean: [
        { header: HS256, payload: { aud: ['a'], nonce: 'n' } },
        { header: HS256, payload: { aud: ['a', 'b'], azp: 'a', nonce: 'n' } },
        { header: HS256, payload: { aud: ['a', 'b'] } },
      ],
    },
  }),
];
