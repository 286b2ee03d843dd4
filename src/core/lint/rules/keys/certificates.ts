// What a certificate says of itself: how long it is good, what signed it, what its key is for (RFC 5280).
import { listWords } from '../../claim-text.ts';
import { defineRule, type LintFacts, type Severity } from '../../define-rule.ts';
import { placedCertificates, type PlacedCertificate } from '../../placed-certificates.ts';

const ES256 = { alg: 'ES256' };

/** Who takes a key from a key set usually ignores the certificates beside it. */
const inKeySet = ({ carrier }: PlacedCertificate): { readonly severity?: Severity } =>
  carrier === 'jwk' ? { severity: 'low' } : {};

const keysOwn = (facts: LintFacts): readonly PlacedCertificate[] =>
  placedCertificates(facts).filter(({ isKeys }) => isKeys);

/** What follows "signed with", by how it is called; those that no browser knows by their object identifiers. */
function brokenHash(signatureAlgorithm: string): string | undefined {
  const [, named] = / with (SHA-1|MD5)$/.exec(signatureAlgorithm) ?? [];
  return named ?? BROKEN.get(signatureAlgorithm);
}

const BROKEN: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.2', 'MD2'],
  ['1.2.840.10040.4.3', 'SHA-1'],
]);

/** RFC 5280 §4.2.1.3: what a key is for that signs a token, or that a token is encrypted to. */
const WANTED = {
  jws: ['digitalSignature', 'nonRepudiation'],
  jwe: ['keyEncipherment', 'dataEncipherment', 'keyAgreement'],
} as const;

export default [
  defineRule({
    id: 'cert-expired',
    severity: 'medium',
    appliesTo: ['jws', 'jwe', 'empty'],
    needs: ['certificates', 'clock'],
    title: 'The key’s certificate has expired',
    why: 'It was good until {notAfter|date}. Who validates the certificate refuses the key; who takes the key alone does not notice.',
    fix: 'Renew the certificate.',
    reference: 'RFC 5280 §6.1.3, §4.1.2.5',
    check: (facts) =>
      keysOwn(facts).flatMap((one) => {
        const { notAfter } = one.certificate;
        return facts.now > notAfter ? [{ at: one.at, values: { notAfter }, ...inKeySet(one) }] : [];
      }),
    examples: {
      flagged: [
        { header: { ...ES256, x5c: ['$ended'] }, payload: {}, severity: 'medium' },
        {
          header: ES256,
          payload: {},
          signWith: '$p256',
          key: '$ended',
          severity: 'medium',
        },
        {
          header: ES256,
          payload: {},
          signWith: '$p256',
          key: { like: '$p256-public-jwk', x5c: ['$ended'] },
          severity: 'low',
        },
        { text: '', key: '$ended' },
      ],
      clean: [
        { header: { ...ES256, x5c: ['$leaf', '$intermediate'] }, payload: {} },
        { header: ES256, payload: {}, signWith: '$p256', key: '$p256-public' },
        // To the second: both ends belong to it.
        { header: { ...ES256, x5c: ['$ended'] }, payload: {}, now: 1577836800 },
      ],
    },
  }),
  defineRule({
    id: 'cert-not-yet-valid',
    severity: 'medium',
    appliesTo: ['jws', 'jwe', 'empty'],
    needs: ['certificates', 'clock'],
    title: 'The key’s certificate is not valid yet',
    why: 'It becomes good on {notBefore|date}. Until then, who validates the certificate refuses the key.',
    fix: 'Compare the clocks of who issued the certificate and who verifies, or wait.',
    reference: 'RFC 5280 §6.1.3, §4.1.2.5',
    check: (facts) =>
      keysOwn(facts).flatMap((one) => {
        const { notBefore } = one.certificate;
        return facts.now < notBefore
          ? [{ at: one.at, values: { notBefore }, ...inKeySet(one) }]
          : [];
      }),
    examples: {
      flagged: [
        { header: { ...ES256, x5c: ['$tomorrow'] }, payload: {}, severity: 'medium' },
        { header: ES256, payload: {}, signWith: '$p256', key: '$tomorrow' },
      ],
      clean: [
        { header: { ...ES256, x5c: ['$self-signed'] }, payload: {} },
        { header: { ...ES256, x5c: ['$tomorrow'] }, payload: {}, now: 1795086400 },
      ],
    },
  }),
  defineRule({
    id: 'cert-weak-signature',
    severity: 'medium',
    appliesTo: ['jws', 'jwe', 'empty'],
    needs: ['certificates'],
    title: 'A certificate signed with {hash}',
    why: 'Two certificates with the same {hash} can be made, so one that was signed for somebody may pass for another. Most verifiers refuse it.',
    fix: 'Have it issued again, with SHA-256.',
    reference: 'NIST SP 800-131A; CA/Browser Forum Baseline Requirements §7.1.3.2; CWE-328',
    check: (facts) =>
      placedCertificates(facts).flatMap(({ certificate, carrier, at }) => {
        const { subject, issuer, signatureAlgorithm } = certificate;
        const hash = brokenHash(signatureAlgorithm);
        // What signs itself is trusted for another reason than its signature, or not at all.
        if (hash === undefined || subject === issuer) return [];
        const severity = carrier === 'x5c' ? 'medium' : 'low';
        return [{ at, severity, values: { hash } } as const];
      }),
    examples: {
      flagged: [
        {
          header: { ...ES256, x5c: ['$sha1', '$intermediate'] },
          payload: {},
          severity: 'medium',
        },
        { header: ES256, payload: {}, signWith: '$p256', key: '$sha1', severity: 'low' },
      ],
      clean: [
        { header: { ...ES256, x5c: ['$leaf', '$intermediate', '$sha1-root'] }, payload: {} },
        { header: { ...ES256, x5c: ['$leaf'] }, payload: {} },
      ],
    },
  }),
  defineRule({
    id: 'cert-usage-mismatch',
    severity: 'low',
    appliesTo: ['jws', 'jwe'],
    needs: ['certificates'],
    title: 'A certificate for other uses',
    why: 'The certificate of the key was issued for {usage}. Who looks at that refuses the key here.',
    fix: 'Have a certificate issued for the key that does this: {wanted}.',
    reference: 'RFC 5280 §4.2.1.3, §4.2.1.9',
    check: (facts) =>
      keysOwn(facts).flatMap(({ certificate, at }) => {
        const { keyUsage, isCa, subject, issuer } = certificate;
        const { kind } = facts.token;
        const wanted = kind === 'jws' ? WANTED.jws[0] : 'keyEncipherment or keyAgreement';
        const uses: readonly string[] = WANTED[kind];
        const isDenied = keyUsage.length > 0 && !keyUsage.some((usage) => uses.includes(usage));
        if (isDenied) return [{ at, values: { usage: listWords(keyUsage), wanted } }];
        if (!isCa) return [];
        // A self-signed one is often so by a tool's default.
        const severity = subject === issuer ? 'info' : 'low';
        return [{ at, severity, values: { usage: 'issuing others (CA:TRUE)', wanted } } as const];
      }),
    examples: {
      flagged: [
        { header: { ...ES256, x5c: ['$authority'] }, payload: {}, severity: 'low' },
        { header: { ...ES256, x5c: ['$for-agreement', '$intermediate'] }, payload: {} },
        { header: { ...ES256, x5c: ['$self-signed-ca'] }, payload: {}, severity: 'info' },
        { header: ES256, payload: {}, signWith: '$p256', key: '$authority', severity: 'low' },
      ],
      clean: [
        // Without the extension nothing is said.
        { header: { ...ES256, x5c: ['$self-signed'] }, payload: {} },
        // An authority above the leaf is one.
        { header: { ...ES256, x5c: ['$leaf', '$intermediate', '$root'] }, payload: {} },
      ],
    },
  }),
];
