// Every rule, in the order in which a tie of severity and place is shown. `npm run new-rule` adds to it.
import type { Rule } from '../define-rule.ts';
import algMissing from './header/alg-missing.ts';
import algNoneCaseVariant from './header/alg-none-case-variant.ts';
import algNone from './header/alg-none.ts';
import algProhibited from './header/alg-prohibited.ts';
import algUnknown from './header/alg-unknown.ts';
import critUnknownExtension from './header/crit-unknown-extension.ts';
import jweAlgRsa15 from './encryption/jwe-alg-rsa1_5.ts';
import jkuX5uPresent from './header/jku-x5u-present.ts';
import jwkHeaderOnlyVerifies from './header/jwk-header-only-verifies.ts';
import jwkHeaderPresent from './header/jwk-header-present.ts';
import kidPathTraversal from './header/kid-path-traversal.ts';
import kidSqlInjection from './header/kid-sql-injection.ts';
import editedNotResigned from './signature/edited-not-resigned.ts';
import sigEcdsaZero from './signature/sig-ecdsa-zero.ts';
import sigEmpty from './signature/sig-empty.ts';
import sigLengthMismatch from './signature/sig-length-mismatch.ts';
import signatureInvalid from './signature/signature-invalid.ts';
import hmacKeyEncoding from './keys/hmac-key-encoding.ts';
import hmacKeyIsPublicKey from './keys/hmac-key-is-public-key.ts';
import hmacKeyKnown from './keys/hmac-key-known.ts';
import hmacKeyTooShort from './keys/hmac-key-too-short.ts';
import keyCurveMismatch from './keys/key-curve-mismatch.ts';
import keyPrivateInVerifyField from './keys/key-private-in-verify-field.ts';
import keyTypeMismatch from './keys/key-type-mismatch.ts';
import rsaKeyTooSmall from './keys/rsa-key-too-small.ts';
import base64NoncanonicalBits from './encoding/base64-noncanonical-bits.ts';
import base64Padding from './encoding/base64-padding.ts';
import inputWhitespaceInside from './encoding/input-whitespace-inside.ts';
import jsonBigInteger from './encoding/json-big-integer.ts';
import jsonDuplicateMember from './encoding/json-duplicate-member.ts';
import payloadNotObject from './encoding/payload-not-object.ts';
import tokenInUrlQuery from './encoding/token-in-url-query.ts';
import expMissing from './time/exp-missing.ts';
import expNotAfterIat from './time/exp-not-after-iat.ts';
import expired from './time/expired.ts';
import lifetimeExcessive from './time/lifetime-excessive.ts';
import notYetValid from './time/not-yet-valid.ts';
import timeMilliseconds from './time/time-milliseconds.ts';
import timeNotNumber from './time/time-not-number.ts';
import payloadPassword from './claims/payload-password.ts';
import payloadPrivateKey from './claims/payload-private-key.ts';

export const RULES: readonly Rule[] = [
  algMissing,
  algNoneCaseVariant,
  algNone,
  algProhibited,
  algUnknown,
  critUnknownExtension,
  jkuX5uPresent,
  jweAlgRsa15,
  jwkHeaderOnlyVerifies,
  jwkHeaderPresent,
  kidPathTraversal,
  kidSqlInjection,
  sigEcdsaZero,
  sigEmpty,
  sigLengthMismatch,
  editedNotResigned,
  signatureInvalid,
  hmacKeyEncoding,
  hmacKeyIsPublicKey,
  hmacKeyKnown,
  hmacKeyTooShort,
  keyCurveMismatch,
  keyPrivateInVerifyField,
  keyTypeMismatch,
  rsaKeyTooSmall,
  base64NoncanonicalBits,
  base64Padding,
  inputWhitespaceInside,
  jsonBigInteger,
  jsonDuplicateMember,
  payloadNotObject,
  tokenInUrlQuery,
  expMissing,
  expNotAfterIat,
  expired,
  lifetimeExcessive,
  notYetValid,
  timeMilliseconds,
  timeNotNumber,
  payloadPassword,
  payloadPrivateKey,
];
