// Can this key serve this algorithm? Decided from type, curve, `use`, `key_ops` and `alg`, never from the key's size.
import type { KeyMaterial } from '../keys/key-reading.ts';
import { shortName } from '../keys/text-place.ts';
import { isSameAlgorithm, specifyFor, type SignatureAlgorithm } from './algorithms.ts';
import { becauseOf } from './verdict-reason.ts';
import type { VerdictReason } from './verification.ts';

/**
 * Says why a key cannot verify or sign under an algorithm (RFC 7515 §5.2, RFC 8725 §3.1), or nothing when it can.
 * A private key verifies by its public half, so `key_ops: ["sign"]` does not keep it from verifying.
 */
export function whyUnfit(
  key: KeyMaterial,
  row: SignatureAlgorithm,
  operation: 'verify' | 'sign',
): VerdictReason | undefined {
  const { name: alg } = row;
  if (key.type !== row.keyType) {
    return becauseOf('key-type', { alg, wanted: row.keyType, seen: key.type });
  }
  const { curve } = specifyFor(row, key);
  if (curve !== undefined && key.curve !== curve) {
    return becauseOf('key-curve', { alg, wanted: curve, seen: key.curve ?? '' });
  }
  if (operation === 'sign' && key.kind === 'public') return becauseOf('key-not-private', { alg });
  if (key.pssOnly && row.importParams.name !== 'RSA-PSS') return becauseOf('key-pss-only', { alg });
  if (key.use !== undefined && key.use !== 'sig') {
    return becauseOf('key-use', { alg, seen: shortName(key.use) });
  }
  const allowed: readonly string[] =
    operation === 'verify' && key.kind === 'private' ? ['verify', 'sign'] : [operation];
  if (key.keyOps && !key.keyOps.some((operation) => allowed.includes(operation))) {
    return becauseOf('key-ops', {
      alg,
      wanted: operation,
      seen: key.keyOps.map(shortName).join(', '),
    });
  }
  const isNamed =
    key.alg === undefined ||
    isSameAlgorithm(key.alg, alg) ||
    (alg === 'EdDSA' && key.alg === key.curve);
  if (!isNamed) {
    return becauseOf('key-alg', { alg, seen: shortName(key.alg ?? '') });
  }
  return undefined;
}
