import { foldMediaType } from '../../../claims/media-type.ts';
import { atMember } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule, type JsonObjectFacts, type Severity } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

interface Conflict {
  readonly what: string;
  readonly severity: Severity;
}

type Judge = (claims: JsonObjectFacts) => Conflict | undefined;

const grave = (what: string): Conflict => ({ what, severity: 'high' });

const needs =
  (...names: readonly string[]): Judge =>
  (claims) =>
    names.some((name) => claims.get(name))
      ? undefined
      : grave(`${names.map((name) => `"${name}"`).join(' and ')} must be there and is not`);

/** What each explicit type cannot be without, or with. */
const JUDGES: ReadonlyMap<string, Judge> = new Map([
  [
    'at+jwt',
    (claims) => {
      const name = ['at_hash', 'c_hash'].find((one) => claims.get(one));
      if (name !== undefined) return grave(`"${name}" is a claim of ID tokens`);
      // Some servers copy it into access tokens, so that it alone proves nothing.
      return claims.get('nonce')
        ? { what: '"nonce" is a claim of ID tokens', severity: 'low' }
        : undefined;
    },
  ],
  ['logout+jwt', needs('events')],
  ['secevent+jwt', needs('events')],
  ['dpop+jwt', needs('htm', 'htu')],
  ['kb+jwt', needs('sd_hash')],
  ['token-introspection+jwt', needs('token_introspection')],
  [
    'client-authentication+jwt',
    (claims) => {
      const [iss, sub] = ['iss', 'sub'].map((name) => claimText(claims, name));
      const differs = iss !== undefined && sub !== undefined && iss !== sub;
      return differs ? grave('"iss" and "sub" are not the same client') : undefined;
    },
  ],
] satisfies [string, Judge][]);

export default defineRule({
  id: 'typ-claims-conflict',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'typ and claims contradict each other',
  why: 'The header says {typ}, but {what}. A verifier that believes either takes one kind of token for another.',
  fix: 'In the verifier, check what each kind requires, so that no token passes for two.',
  reference: 'RFC 8725 §2.8, §3.12; RFC 9068 §2.2; RFC 9449 §4.2; RFC 8417 §2.2',
  check: ({ header, claims }) => {
    const typ = header?.member('typ');
    if (!claims || typ?.value.kind !== 'string') return undefined;
    const conflict = JUDGES.get(foldMediaType(typ.value.value))?.(claims);
    if (!conflict) return undefined;
    const { what, severity } = conflict;
    return {
      at: atMember('header', typ),
      severity,
      values: { typ: shortName(typ.value.value), what },
    };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'RS256', typ: 'at+jwt' },
        payload: { nonce: 'n', at_hash: 'x', aud: 'client' },
        severity: 'high',
      },
      {
        header: { alg: 'RS256', typ: 'at+jwt' },
        payload: { nonce: 'n', client_id: 'c', scope: 'read' },
        severity: 'low',
      },
      { header: { alg: 'RS256', typ: 'logout+jwt' }, payload: { sub: 'a' } },
      { header: { alg: 'ES256', typ: 'dpop+jwt' }, payload: { jti: 'a' } },
      {
        header: { alg: 'ES256', typ: 'client-authentication+jwt' },
        payload: { iss: 'c', sub: 'd' },
      },
    ],
    clean: [
      { header: { alg: 'RS256', typ: 'at+jwt' }, payload: { client_id: 'c', scope: 'read' } },
      // One of the two is missing: that is a fault of the proof, no other kind.
      { header: { alg: 'ES256', typ: 'dpop+jwt' }, payload: { htm: 'GET' } },
      { header: { alg: 'RS256', typ: 'secevent+jwt' }, payload: { events: {} } },
      { header: { alg: 'RS256', typ: 'logout+jwt' }, payload: '{"sub":' },
    ],
  },
});
