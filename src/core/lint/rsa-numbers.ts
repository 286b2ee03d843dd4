// The numbers of an RSA key, for arithmetic: read once, and only where the page can bear it.
import { jwkInteger } from '../keys/jwk-integer.ts';
import type { Jwk, KeyMaterial } from '../keys/key-reading.ts';
import { oncePerKey } from '../keys/once-per-key.ts';
import type { LintFacts } from './define-rule.ts';
import { usedKeys } from './used-keys.ts';

/** Longer numbers would hold up the page. */
const MAX_BITS = 16_384;
/** In base64url, with leading zeros as well. */
const MAX_CHARACTERS = MAX_BITS / 4;
/** Keys of a set that are looked at. */
const MAX_KEYS = 20;

export interface RsaNumbers {
  readonly key: KeyMaterial;
  readonly jwk: Jwk;
  readonly n: bigint;
  readonly e: bigint;
}

const numbersOf = oncePerKey((key: KeyMaterial): RsaNumbers | undefined => {
  const { type, bits = 0, material } = key;
  if (type !== 'RSA' || bits > MAX_BITS || material.form !== 'jwk') return undefined;
  if (['n', 'e'].some((name) => String(material.jwk[name]).length > MAX_CHARACTERS)) {
    return undefined;
  }
  const n = jwkInteger(material.jwk, 'n');
  const e = jwkInteger(material.jwk, 'e');
  return n === undefined || e === undefined ? undefined : { key, jwk: material.jwk, n, e };
});

/** The numbers of the RSA keys that a finding is about. */
export function rsaNumbers(facts: LintFacts): readonly RsaNumbers[] {
  return usedKeys(facts)
    .slice(0, MAX_KEYS)
    .flatMap((key) => numbersOf(key) ?? []);
}
