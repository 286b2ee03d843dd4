// The words of the list of certificates; what is said about one is said in core/certificates.

export const enCertificates = {
  carriers: {
    x5c: 'In the header’s `x5c`',
    jwk: 'In the key’s `x5c`',
    key: 'Given as keys',
  },
  notDecided:
    'Whether to trust a root is not decided here, nor whether a certificate was revoked. A verifier trusts a chain only when it ends in a root that it knows.',
  unread: 'Not read',
  subject: 'Subject',
  issuer: 'Issuer',
  validity: 'Valid',
  span: (from: string, to: string) => `${from} to ${to}`,
  names: 'Names',
  moreNames: (n: number) => `and ${n.toLocaleString('en')} more`,
  unreadName: 'of a kind that is not read here',
  key: 'Key',
  thumbprint: 'Key thumbprint',
  authority: 'Authority',
  authorities: { yes: 'may issue certificates', no: 'may not issue certificates' },
  keyUsage: 'Key usage',
  extendedKeyUsage: 'For',
  signatureAlgorithm: 'Signed with',
  serial: 'Serial',
  hex: 'SHA-256',
  certificate: (n: number) => `certificate ${n}`,
  copy: 'Copy as PEM',
} as const;
