// `cnf`: the key that a token is bound to (RFC 7800).
import { atMember } from '../../at-json.ts';
import { listWords, memberOf } from '../../claim-text.ts';
import type { JsonNode } from '../../../json/parse-json.ts';
import type { ParsedToken } from '../../../token/parsed-token.ts';
import { defineRule } from '../../define-rule.ts';

const METHODS = ['jwk', 'jwe', 'jku', 'jkt', 'x5t#S256'];
const BOUND = ['jkt', 'x5t#S256', 'jwk'];

const textOf = (node: JsonNode | undefined): string | undefined =>
  node?.kind === 'string' ? node.value : undefined;

/** Why it does not name exactly one key. */
function findFault(cnf: JsonNode): string | undefined {
  if (cnf.kind !== 'object') return 'is no object';
  if (cnf.members.length === 0) return 'is empty';
  const named = METHODS.filter((name) => memberOf(cnf, name));
  if (named.length > 1) return `has ${listWords(named)}`;
  const own = textOf(memberOf(cnf, 'kid'));
  const inKey = textOf(memberOf(memberOf(cnf, 'jwk'), 'kid'));
  const differ = own !== undefined && inKey !== undefined && own !== inKey;
  return differ ? 'has a kid that is not the key’s' : undefined;
}

const isProof = (token: ParsedToken): boolean =>
  token.kind === 'jws' && token.jose.typ?.toLowerCase() === 'dpop+jwt';

const HS256 = { alg: 'HS256' };
const PROOF = {
  header: { alg: 'ES256', typ: 'dpop+jwt' },
  payload: { htm: 'GET', htu: 'https://a' },
};
const BINDING = { cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } };

export default [
  defineRule({
    id: 'bound-token-as-bearer',
    severity: 'medium',
    appliesTo: ['jws'],
    needs: ['verification'],
    title: 'Bound to a key, and no proof of it',
    why: 'cnf binds this token to a key ({method}). Who accepts it without the proof gives the binding up: a stolen one works.',
    fix: 'Ask for {proof}, and compare its key. Paste the proof together with the token to see both.',
    reference: 'RFC 9449 §7.1; RFC 8705 §3; RFC 7800 §3.1',
    check: ({ claims, others, profile, token, verification, expectations }) => {
      const cnf = claims?.member('cnf');
      const method = BOUND.find((name) => memberOf(cnf?.value, name));
      // A credential is shown with a key binding of its own kind.
      if (!cnf || method === undefined || profile.name === 'sd-jwt' || token.sdJwt)
        return undefined;
      if (others.some(isProof)) return undefined;
      const proof = method === 'x5t#S256' ? 'the client’s certificate' : 'a DPoP proof';
      // Only who has a key for it, and says what is expected, is about to accept it.
      const { issuer, audience } = expectations;
      const isExpected = issuer !== undefined || audience !== undefined;
      const isAccepted = isExpected && verification?.verdict === 'verified';
      return {
        at: atMember('payload', cnf),
        severity: isAccepted ? 'medium' : 'info',
        values: { method, proof },
      };
    },
    examples: {
      flagged: [
        { header: HS256, payload: BINDING, severity: 'info' },
        {
          header: HS256,
          payload: BINDING,
          signWith: '$secret',
          key: '$secret',
          expectations: { issuer: 'https://i' },
          severity: 'medium',
        },
        // Looked at, as its holder does.
        { header: HS256, payload: BINDING, signWith: '$secret', key: '$secret', severity: 'info' },
        { header: HS256, payload: { cnf: { 'x5t#S256': 'x' } } },
      ],
      clean: [
        { header: HS256, payload: BINDING, others: [PROOF] },
        { header: { ...HS256, typ: 'dc+sd-jwt' }, payload: { cnf: { jwk: '$p256-public-jwk' } } },
        { header: HS256, payload: { cnf: { kid: 'a' } } },
      ],
    },
  }),
  defineRule({
    id: 'cnf-ambiguous',
    severity: 'medium',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'cnf does not name exactly one key',
    why: 'cnf {fault}. Two verifiers may then ask for the proof of two keys, or of none.',
    fix: 'Keep one way to name the key.',
    reference: 'RFC 7800 §3.1; RFC 9449 §6.1; RFC 8705 §3.1',
    check: ({ claims }) => {
      const cnf = claims?.member('cnf');
      const fault = cnf && findFault(cnf.value);
      return cnf && fault !== undefined
        ? { at: atMember('payload', cnf), values: { fault } }
        : undefined;
    },
    examples: {
      flagged: [
        {
          header: HS256,
          payload: { cnf: { jwk: { kty: 'EC' }, jku: 'https://a' } },
          severity: 'medium',
        },
        { header: HS256, payload: { cnf: {} } },
        { header: HS256, payload: { cnf: 'key-1' } },
        { header: HS256, payload: { cnf: { kid: 'a', jwk: { kty: 'EC', kid: 'b' } } } },
      ],
      clean: [
        { header: HS256, payload: BINDING },
        { header: HS256, payload: { cnf: { kid: 'a', jwk: { kty: 'EC', kid: 'a' } } } },
        // RFC 7800 §3.5: which key of the set.
        { header: HS256, payload: { cnf: { kid: 'a', jku: 'https://a' } } },
      ],
    },
  }),
  defineRule({
    id: 'status-reference',
    severity: 'info',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'It can be revoked through a status list',
    why: 'status names a list and a place in it. A good signature in good time is not enough: the list may say that the token is no longer valid.',
    fix: 'Let the verifier get the list and look there.',
    reference: 'OAuth Token Status List (IETF draft) §6; RFC 7519 §10.1',
    check: ({ claims }) => {
      const status = claims?.member('status');
      const list = memberOf(status?.value, 'status_list');
      const isReference = memberOf(list, 'idx')?.kind === 'number' && memberOf(list, 'uri');
      return status && isReference ? { at: atMember('payload', status) } : undefined;
    },
    examples: {
      flagged: [
        {
          header: HS256,
          payload: { status: { status_list: { idx: 6, uri: 'https://a/1' } } },
          severity: 'info',
        },
        {
          header: { ...HS256, typ: 'dc+sd-jwt' },
          payload: { vct: 'v', status: { status_list: { idx: 0, uri: 'https://a/1' } } },
        },
      ],
      clean: [
        { header: HS256, payload: { status: 'active' } },
        { header: HS256, payload: { status: { status_list: {} } } },
      ],
    },
  }),
];
