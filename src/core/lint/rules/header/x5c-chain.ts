// `x5c`: whether the first certificate is the key's, whether each is followed by its issuer's, and where that ends.
import type { CertificateList } from '../../../certificates/certificate.ts';
import { defineRule, type LintFacts } from '../../define-rule.ts';
import { certificatePlace } from '../../placed-certificates.ts';

const ES256 = { alg: 'ES256' };
const CHAIN = ['$leaf', '$intermediate', '$root'];

/** The signature holds, or the content was opened, under another key than the first certificate's. */
function isOtherKey({ verification }: LintFacts, print: string): boolean {
  const { verdict, thumbprint } = verification ?? {};
  const isHeld = verdict === 'verified' || verdict === 'lenient';
  return isHeld && thumbprint !== undefined && thumbprint !== print;
}

/** What is wrong with the first certificate of a list; `undefined`: nothing that is known. */
function findOtherKey(facts: LintFacts, { carrier, entries }: CertificateList): string | undefined {
  const [first] = entries;
  const print = first?.certificate?.thumbprint;
  if (print === undefined || carrier === 'key') return undefined;
  if (carrier === 'jwk') {
    const own = facts.verification?.thumbprint;
    return own === undefined || own === print
      ? undefined
      : 'The members of the JWK are another key than that of the first certificate in its x5c';
  }
  if (isOtherKey(facts, print)) {
    return 'The signature holds under another key than that of the first certificate';
  }
  // A signature that does not hold may be anything's fault, unless the first is plainly the authority.
  const isAuthority = entries.some(
    ({ issuance }) => issuance?.by === 'listed' && issuance.index === 0,
  );
  return first?.holds === false && isAuthority
    ? 'The signature does not hold under the key of the first certificate, which is an authority’s: it has issued another one of the list'
    : undefined;
}

/** The first certificate, from 0, that is not followed by its issuer's. */
function findBreak({ entries }: CertificateList): number {
  return entries.findIndex(
    ({ issuance }, place) => issuance?.by !== 'listed' || issuance.index !== place + 1,
  );
}

/** Whether the person gave an authority's certificate: what it is worth is not decided here. */
function hasAnchor({ certificates = [] }: LintFacts): boolean {
  return certificates.some(
    ({ carrier, entries }) =>
      carrier === 'key' && entries.some(({ certificate }) => certificate?.isCa),
  );
}

export default [
  defineRule({
    id: 'x5c-leaf-key-mismatch',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: ['certificates', 'verification'],
    title: 'The first certificate is for another key',
    why: '{what}. A verifier takes the key from the first certificate, and refuses the token.',
    fix: 'Put the certificate of the key first. In a JWK the other members must be the same key.',
    reference: 'RFC 7515 §4.1.6; RFC 7517 §4.7',
    hides: ['x5c-chain-broken'],
    check: (facts) =>
      (facts.certificates ?? []).flatMap((list) => {
        const what = findOtherKey(facts, list);
        return what === undefined
          ? []
          : [{ at: certificatePlace(facts, list.carrier, 0), values: { what } }];
      }),
    examples: {
      flagged: [
        {
          header: { ...ES256, x5c: CHAIN.toReversed() },
          payload: {},
          signWith: '$p256',
          severity: 'high',
        },
        {
          header: { ...ES256, x5c: CHAIN },
          payload: {},
          signWith: '$p256-other',
          key: '$p256-other-public',
        },
        {
          header: ES256,
          payload: {},
          signWith: '$p256-other',
          key: { like: '$p256-other-public', x5c: ['$leaf'] },
        },
      ],
      clean: [
        { header: { ...ES256, x5c: CHAIN }, payload: {}, signWith: '$p256' },
        { header: { ...ES256, x5c: CHAIN }, payload: {}, signWith: '$p256', key: '$p256-public' },
        // A token that was changed: nothing says that the certificate is at fault.
        { header: { ...ES256, x5c: CHAIN }, payload: {} },
        // The key that was tried is the wrong one.
        {
          header: { ...ES256, x5c: CHAIN },
          payload: {},
          signWith: '$p256',
          key: '$p256-other-public',
        },
        {
          header: ES256,
          payload: {},
          signWith: '$p256',
          key: { like: '$p256-public-jwk', x5c: CHAIN },
        },
      ],
    },
  }),
  defineRule({
    id: 'x5c-chain-broken',
    severity: 'medium',
    appliesTo: ['jws', 'jwe'],
    needs: ['certificates'],
    title: 'The certificates are no chain in this order',
    why: 'Each certificate must be followed by the one of its issuer, and number {number} is not: {what}. Verifiers that go up the chain stop there.',
    fix: 'Order them: the key’s own, those between, and last (or not at all) the root.',
    reference: 'RFC 7515 §4.1.6; RFC 7517 §4.7',
    check: (facts) =>
      (facts.certificates ?? []).flatMap((list) => {
        const { order, carrier } = list;
        if (order !== 'wrong' && order !== 'broken') return [];
        const place = findBreak(list);
        const issuance = list.entries[place]?.issuance;
        const what =
          issuance?.by === 'listed'
            ? `number ${issuance.index + 1} has issued it`
            : issuance?.by === 'itself'
              ? 'it is self-signed'
              : 'its issuer is not in the list';
        return [
          { at: certificatePlace(facts, carrier, place), values: { number: place + 1, what } },
        ];
      }),
    examples: {
      flagged: [
        {
          header: { ...ES256, x5c: ['$leaf', '$root', '$intermediate'] },
          payload: {},
          severity: 'medium',
        },
        { header: { ...ES256, x5c: ['$leaf', '$root'] }, payload: {} },
        { header: { ...ES256, x5c: ['$self-signed', '$root'] }, payload: {} },
        {
          header: ES256,
          payload: {},
          signWith: '$p256',
          key: { like: '$p256-public-jwk', x5c: ['$leaf', '$self-signed'] },
        },
      ],
      clean: [
        // The root may be left out.
        { header: { ...ES256, x5c: ['$leaf', '$intermediate'] }, payload: {} },
        { header: { ...ES256, x5c: CHAIN }, payload: {} },
        { header: { ...ES256, x5c: ['$leaf'] }, payload: {} },
        // x5c-encoding tells what is no certificate.
        { header: { ...ES256, x5c: ['$leaf', 'MAMCAQE='] }, payload: {} },
        { header: ES256, payload: {}, key: '$leaf' },
      ],
    },
  }),
  defineRule({
    id: 'x5c-untrusted-anchor',
    severity: 'info',
    appliesTo: ['jws'],
    needs: ['certificates', 'verification'],
    title: 'The certificates lead to no anchor here',
    why: 'The token brings its own certificates, and {end}. Anyone can make such ones; they prove nothing until they lead to an authority that you trust for this issuer.',
    fix: 'In the verifier validate the chain up to an anchor that is set there for this issuer.',
    reference: 'RFC 7515 §4.1.6, §10.3; RFC 5280 §6',
    check: (facts) => {
      const list = facts.certificates?.find(({ carrier }) => carrier === 'x5c');
      if (!list?.entries[0]?.certificate) return undefined;
      // The key is known from elsewhere, or an authority is: here nothing decides what that is worth.
      if (facts.verification?.leafCertificate?.isGivenKey || hasAnchor(facts)) return undefined;
      const isSelfSigned = list.entries.at(-1)?.issuance?.by === 'itself';
      const end = isSelfSigned
        ? 'the last one is self-signed'
        : 'the issuer of the last is not here';
      return { at: certificatePlace(facts, 'x5c', 0), values: { end } };
    },
    examples: {
      flagged: [
        {
          header: { ...ES256, x5c: ['$self-signed'] },
          payload: {},
          signWith: '$p256',
          severity: 'info',
        },
        { header: { ...ES256, x5c: ['$leaf', '$intermediate'] }, payload: {} },
      ],
      clean: [
        { header: { ...ES256, x5c: CHAIN }, payload: {}, signWith: '$p256', key: '$root' },
        { header: { ...ES256, x5c: CHAIN }, payload: {}, signWith: '$p256', key: '$p256-public' },
        { header: { ...ES256, kid: 'a' }, payload: {} },
        { header: { ...ES256, x5c: ['MAMCAQE='] }, payload: {} },
      ],
    },
  }),
];
