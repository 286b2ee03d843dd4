// Which step of a verifier each reason of a verdict belongs to, so that verdict and trace say the same.
import { isKeyProblemCode } from '../keys/describe-key-problem.ts';
import type { KeyProblemCode } from '../keys/key-problem.ts';
import type { ReasonCode } from '../crypto/verdict-reason.ts';
import type { ClaimFault } from './claims-verdict.ts';
import type { Expectations } from './expectations.ts';
import type { StepId } from './trace-steps.ts';

const BY_CODE = {
  'no-token': 'parts',
  'not-a-token': 'parts',
  'segment-count': 'parts',
  'signature-missing': 'parts',
  'json-serialization': 'parts',
  'part-undecodable': 'base64url',
  'lenient-encoding': 'base64url',
  'header-not-utf8': 'header',
  'header-not-json': 'header',
  'header-not-object': 'header',
  'alg-missing': 'members',
  'jwe-incomplete': 'members',
  'crit-malformed': 'crit',
  'crit-not-understood': 'crit',
  'alg-none': 'algorithm',
  'alg-for-encryption': 'algorithm',
  'alg-for-signing': 'algorithm',
  'alg-spelling': 'algorithm',
  'alg-unknown': 'algorithm',
  'enc-unknown': 'algorithm',
  'one-recipient': 'algorithm',
  'never-made': 'algorithm',
  'pinned-alg-differs': 'algorithm',
  'jwe-part-length': 'lengths',
  'no-key': 'key',
  encrypted: 'key',
  'key-unreadable': 'key',
  'no-key-serves': 'key-fits',
  'key-type': 'key-fits',
  'key-curve': 'key-fits',
  'key-alg': 'key-fits',
  'key-use': 'key-fits',
  'key-ops': 'key-fits',
  'key-pss-only': 'key-fits',
  'key-not-private': 'key-fits',
  'key-import-refused': 'key-fits',
  'key-octets-for': 'key-fits',
  'small-order-key': 'key-fits',
  holds: 'signature',
  'does-not-hold': 'signature',
  'no-key-holds': 'signature',
  'signature-length': 'signature',
  'signature-der': 'signature',
  'signature-empty': 'signature',
  'payload-empty': 'signature',
  'not-in-this-browser': 'signature',
  'insecure-context': 'signature',
  'header-parameter': 'key-management',
  'encrypted-key': 'key-management',
  'too-many-iterations': 'key-management',
  'iterations-too-large': 'key-management',
  opened: 'decryption',
  'does-not-open': 'decryption',
  'inflated-too-large': 'inflation',
  'inflate-failed': 'inflation',
  'sd-alg': 'disclosures',
  'sd-too-many': 'disclosures',
  'sd-disclosure': 'disclosures',
  'sd-twice': 'disclosures',
  'sd-digest': 'disclosures',
  'sd-digest-twice': 'disclosures',
  'sd-kind': 'disclosures',
  'sd-name': 'disclosures',
  'sd-reserved': 'disclosures',
  'sd-unreferenced': 'disclosures',
  'sd-too-deep': 'disclosures',
  'kb-unreadable': 'key-binding',
  'kb-typ': 'key-binding',
  'kb-alg': 'key-binding',
  'kb-unsupported': 'key-binding',
  'kb-no-key': 'key-binding',
  'kb-signature': 'key-binding',
  'kb-claims': 'key-binding',
  'kb-sd-hash': 'key-binding',
  'kb-aud': 'key-binding',
  'kb-nonce': 'key-binding',
  'kb-holds': 'key-binding',
} as const satisfies Record<Exclude<ReasonCode, KeyProblemCode>, StepId>;

const STEP_BY_CODE: ReadonlyMap<string, StepId> = new Map(Object.entries(BY_CODE));

/** The step that a reason is about. */
export function stepOfReason(code: string): StepId {
  return isKeyProblemCode(code) ? 'key' : (STEP_BY_CODE.get(code) ?? 'parts');
}

/** Of each expectation; the partners of a token share a step. */
const BY_EXPECTATION: Partial<Record<keyof Expectations, StepId>> = {
  algorithms: 'algorithm',
  typ: 'typ',
  required: 'required',
  issuer: 'iss',
  subject: 'sub',
  audience: 'aud',
  clientId: 'client',
  nonce: 'nonce',
  maxAge: 'max-age',
};

const TYPED: ReadonlySet<string> = new Set(['exp', 'nbf', 'iat', 'iss', 'sub', 'jti', 'aud']);

/** The step that a fault of the claims is about. */
export function stepOfFault({ claim, expectation }: ClaimFault): StepId {
  if (expectation) return BY_EXPECTATION[expectation] ?? 'partners';
  return TYPED.has(claim) ? 'types' : 'partners';
}
