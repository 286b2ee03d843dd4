// The token's own identifier: one that can be guessed, or that another token has too.
import type { JsonNode } from '../../../json/parse-json.ts';
import type { ParsedToken } from '../../../token/parsed-token.ts';
import { atMember } from '../../at-json.ts';
import { claimText, listWords, memberOf } from '../../claim-text.ts';
import { defineRule, type LintFacts } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

const MIN_BITS = 64;
/** RFC 9449 §4.2. */
const MIN_PROOF_BITS = 96;
const MAX_COUNTER = 16;
const MAX_NAMED = 6;

/** The most that so many characters can hold. */
function bitsOf(text: string): number {
  const characters = text.replace(/[-_.:{}]/g, '').length;
  return /^[\da-f-]+$/i.test(text) ? characters * 4 : text.length * 6;
}

function whyPredictable({ claims, profile }: LintFacts, jti: string): string | undefined {
  if (/^\d+$/.test(jti) && jti.length < MAX_COUNTER) return 'a short number';
  const iat = claims?.get('iat');
  if (iat?.kind === 'number' && iat.text === jti) return 'the same as iat';
  if (jti === claimText(claims, 'sub')) return 'the same as sub';
  const needed = profile.name === 'dpop-proof' ? MIN_PROOF_BITS : MIN_BITS;
  return bitsOf(jti) < needed ? `too short for ${needed} random bits` : undefined;
}

function rootOf(token: ParsedToken): JsonNode | undefined {
  return token.kind === 'jws' ? token.payload?.json?.reading.root : undefined;
}

const textOf = (node: JsonNode | undefined): string | undefined =>
  node?.kind === 'string' ? node.value : undefined;

/** The names of the claims that two tokens do not have in common; empty: they say the same. */
function differences(one: ParsedToken, other: ParsedToken): readonly string[] {
  const texts = [one, other].map((token) => {
    const root = rootOf(token);
    const source = (token.kind === 'jws' && token.payload?.json?.text) || '';
    return new Map(
      (root?.kind === 'object' ? root.members : []).map(({ name, value }) => [
        name,
        source.slice(value.start, value.end),
      ]),
    );
  });
  const names = new Set(texts.flatMap((text) => [...text.keys()]));
  return [...names].filter((name) => texts[0]?.get(name) !== texts[1]?.get(name));
}

const HS256 = { alg: 'HS256' };
const ONE = { header: HS256, payload: { iss: 'https://i', jti: 'dGhpcyBpcyBvbmUg', sub: 'a' } };

export default [
  defineRule({
    id: 'jti-predictable',
    severity: 'low',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A predictable identifier',
    why: 'jti is {reason}: it can be guessed, or collide with that of another token.',
    fix: 'Use a random UUID, or 96 random bits or more.',
    reference: 'RFC 7519 §4.1.7; RFC 9449 §4.2',
    check: (facts) => {
      const member = facts.claims?.member('jti');
      const jti = claimText(facts.claims, 'jti');
      if (!member || !jti) return undefined;
      const reason = whyPredictable(facts, jti);
      return reason === undefined
        ? undefined
        : { at: atMember('payload', member), values: { reason } };
    },
    examples: {
      flagged: [
        { header: HS256, payload: { jti: '42' }, severity: 'low' },
        { header: HS256, payload: { jti: 'a1b2c3' } },
        { header: HS256, payload: { jti: 'user-0123456789ab', sub: 'user-0123456789ab' } },
        {
          header: { alg: 'ES256', typ: 'dpop+jwt' },
          payload: { jti: 'dGhpcyBpcyBv', htm: 'GET', htu: 'https://a' },
        },
      ],
      clean: [
        { header: HS256, payload: { jti: '8f0c1e1a-5c1e-4b3e-9a51-0d4e6f1f7d10' } },
        { header: HS256, payload: { jti: 'dGhpcyBpcyBvbmUg' } },
        { header: HS256, payload: { jti: 'dGhpcyBpcyBv' } },
        // RFC 9449 §4.2 itself.
        {
          header: { alg: 'ES256', typ: 'dpop+jwt' },
          payload: { jti: '-BwC3ESc6acc2lTc', htm: 'POST', htu: 'https://a' },
        },
      ],
    },
  }),
  defineRule({
    id: 'jti-reused',
    severity: 'medium',
    appliesTo: ['jws'],
    needs: [],
    title: 'Another token has the same identifier',
    why: 'jti must be unique, but another token of this issuer has the same one. They differ in {claims}.',
    fix: 'Let the issuer make a new random jti for each token.',
    reference: 'RFC 7519 §4.1.7',
    check: ({ claims, token, others }) => {
      const member = claims?.member('jti');
      const jti = claimText(claims, 'jti');
      if (!member || !jti) return undefined;
      const twins = others.filter((other) => {
        const [own, iss] = ['jti', 'iss'].map((name) => textOf(memberOf(rootOf(other), name)));
        return own === jti && iss === claimText(claims, 'iss');
      });
      const [names] = twins.map((twin) => differences(token, twin)).filter((n) => n.length > 0);
      if (!names) return undefined;
      const shown = listWords(names.slice(0, MAX_NAMED).map((name) => shortName(name)));
      return { at: atMember('payload', member), values: { claims: shown } };
    },
    examples: {
      flagged: [
        {
          ...ONE,
          others: [{ header: HS256, payload: { ...ONE.payload, sub: 'b' } }],
          severity: 'medium',
        },
        { ...ONE, others: [{ header: HS256, payload: { ...ONE.payload, exp: 1795000600 } }] },
      ],
      clean: [
        // The same claims once more, signed anew.
        { ...ONE, others: [{ header: { alg: 'ES256' }, payload: ONE.payload }] },
        { ...ONE, others: [{ header: HS256, payload: { ...ONE.payload, iss: 'https://o' } }] },
        { ...ONE, others: [{ header: HS256, payload: { ...ONE.payload, jti: 'b3RoZXIgb25l' } }] },
        ONE,
      ],
    },
  }),
];
