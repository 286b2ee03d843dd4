// Where the trace and jose's jwtVerify come to different answers: why.
import type { StrictAnswer } from '../crypto/verification.ts';
import type { Trace } from './trace.ts';
import type { StepId } from './trace-steps.ts';

/** Why jose’s answer is another one than that of the trace; `undefined`: it is the same, or one of them is open. */
export function explainStrict({ answer, failed }: Trace, strict: StrictAnswer): string | undefined {
  if (answer === 'open' || strict.status === answer) return undefined;
  if (strict.status === 'accepted') return failed && (JOSE_FORGIVES[failed.id] ?? NOT_JOSES);
  if (strict.status === 'not-asked' || answer === 'refused') return undefined;
  return (
    JOSE_ASKS_MORE.get(strict.code) ?? 'jose asks more here than the RFCs or the expectations do.'
  );
}

const NOT_JOSES = 'jose does not look at this step.';
/** By jose’s code. */
const JOSE_ASKS_MORE: ReadonlyMap<string, string> = new Map([
  [
    'TypeError',
    'The mathematics holds under this key, and jose refuses the key itself: an RSA key below 2048 bits is too weak to be trusted (RFC 7518 §3.3).',
  ],
  [
    'NotSupportedError',
    'The signature was checked here by a library; WebCrypto, which jose relies on, has no such algorithm in this browser.',
  ],
  [
    'ERR_JWT_INVALID',
    'jose was given the payload in its place and asks for a claims set, encoded; a detached or unencoded one is for its functions for a JWS.',
  ],
]);

const JOSE_FORGIVES: Partial<Record<StepId, string>> = {
  base64url:
    'jose reads base64url leniently: it forgives padding, the other alphabet and stray bits.',
  types:
    'jose looks at the types of `exp`, `nbf` and `iat` alone, and of the others only where a value is expected.',
  client: 'jwtVerify is told nothing of the client: the program has to compare it.',
  nonce: 'jwtVerify is told nothing of the nonce: the program has to compare it.',
  partners: 'jwtVerify knows nothing of what goes with the token: the program has to compare it.',
  disclosures: 'jose verifies the issuer’s signature; SD-JWTs are beyond it.',
  'key-binding': 'jose verifies the issuer’s signature; SD-JWTs are beyond it.',
};
