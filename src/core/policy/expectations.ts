// What the person says a verifier expects. Everything is optional but the clock tolerance.

export interface Expectations {
  /** `iss` must be exactly this. */
  readonly issuer?: string;
  /** `aud` must be or hold this. */
  readonly audience?: string;
  readonly subject?: string;
  /** Compared as RFC 7515 §4.1.9 says: without a leading `application/`, letter case ignored. */
  readonly typ?: string;
  readonly nonce?: string;
  readonly clientId?: string;
  /** Absent: any algorithm. */
  readonly algorithms?: readonly string[];
  /** The request that a DPoP proof goes with (RFC 9449 §4.2). */
  readonly method?: string;
  readonly url?: string;
  /** What `ath` and `at_hash`, `c_hash` and `s_hash` are hashes of. */
  readonly accessToken?: string;
  readonly code?: string;
  readonly state?: string;
  /** Of an SD-JWT's key-binding JWT: `aud` and `nonce` (RFC 9901 §4.3). */
  readonly keyBindingAudience?: string;
  readonly keyBindingNonce?: string;
  /** Claims that must be there, by name. */
  readonly required?: readonly string[];
  /** Seconds since `iat`. */
  readonly maxAge?: number;
  /** Clock tolerance in seconds. */
  readonly leeway: number;
}
