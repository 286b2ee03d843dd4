// Names that libraries look for: header parameters and claims whose absence or double changes what a token means.
// A part of the dictionary in `claims`, which is loaded later than the rules.

const HEADER =
  'alg enc zip jku jwk kid x5u x5c x5t x5t#S256 typ cty crit b64 epk apu apv iv tag p2s p2c iss sub aud nonce';
/** Those on which access depends. */
const DECIDING = 'iss sub aud exp nbf iat jti scope client_id nonce azp';
const FURTHER =
  'acr amr auth_time at_hash c_hash sid events cnf act may_act name given_name family_name email ' +
  'email_verified phone_number preferred_username roles groups entitlements htm htu ath _sd _sd_alg';

const list = (names: string): ReadonlySet<string> => new Set(names.split(' '));

export const HEADER_NAMES = list(HEADER);
export const DECIDING_CLAIMS = list(DECIDING);
export const CLAIM_NAMES = list(`${DECIDING} ${FURTHER}`);
