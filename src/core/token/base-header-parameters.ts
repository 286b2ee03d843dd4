/** Header parameters that RFC 7515, 7516 and 7518 define, which `crit` must not name (RFC 7515 §4.1.11). */
export const BASE_HEADER_PARAMETERS: ReadonlySet<string> = new Set(
  'alg jku jwk kid x5u x5c x5t x5t#S256 typ cty crit enc zip epk apu apv iv tag p2s p2c'.split(' '),
);
