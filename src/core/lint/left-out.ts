// What other tools flag, and this one does not: true of good tokens too, or not to be seen in a token.

export interface LeftOut {
  readonly title: string;
  readonly why: string;
  readonly reference: string;
}

export const LEFT_OUT: readonly LeftOut[] = [
  {
    title: 'An ECDSA signature with a high s',
    why: 'Half of all signatures have one, and JOSE asks for no low s, of `ES256K` neither. As each signature has a second form that holds as well, a token or its hash is no identifier: take `iss` and `jti`.',
    reference: 'RFC 7518 §3.4; RFC 8812 §3.2',
  },
  {
    title: 'RS256, RS384 and RS512',
    why: 'They are sound. FAPI 2.0 allows `PS256`, `ES256` and `EdDSA` alone, but no token says that FAPI is asked for. Expect these three algorithms, and every other one is flagged.',
    reference: 'RFC 7518 §3.3; FAPI 2.0 Security Profile §5.4',
  },
  {
    title: 'HS256 as such',
    why: 'With 256 random bits it is sound. Secrets that are weak, known or public are flagged, not the algorithm.',
    reference: 'RFC 7518 §3.2',
  },
  {
    title: 'A typ other than JWT',
    why: 'A type of its own is what keeps one kind of token from passing for another.',
    reference: 'RFC 8725 §3.11',
  },
  {
    title: 'AES-CBC with HMAC',
    why: 'It encrypts, then authenticates: a decrypter that checks the tag first is no padding oracle.',
    reference: 'RFC 7518 §5.2',
  },
  {
    title: 'A payload that everybody can read',
    why: 'True of every signed token. It is flagged where it carries what should be secret.',
    reference: 'RFC 7519 §12',
  },
];
