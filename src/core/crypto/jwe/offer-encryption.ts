// Which key managements a key can serve, the one to choose first.
import type { KeyMaterial } from '../../keys/key-reading.ts';
import { CONTENT_ENCRYPTIONS, KEY_MANAGEMENTS } from './encryption-algorithms.ts';
import { whyUnfitFor } from './decrypt-token.ts';

const AGREEMENT_CURVES: ReadonlySet<string> = new Set([
  'P-256',
  'P-384',
  'P-521',
  'X25519',
  'X448',
]);
/** Algorithms that are read and never made. */
const NEVER_MADE: ReadonlySet<string> = new Set(['RSA1_5']);
const FIRST = ['RSA-OAEP-256', 'ECDH-ES+A256KW', 'A256KW', 'A192KW', 'A128KW'];

export const ENCRYPTIONS: readonly string[] = [...CONTENT_ENCRYPTIONS.keys()];

/** The names of the algorithms (RFC 7518 §4.1) that can encrypt for this key, the recommended one first. */
export function offerEncryption(key: KeyMaterial): readonly string[] {
  const names = [...KEY_MANAGEMENTS].flatMap(([alg, management]) => {
    if (NEVER_MADE.has(alg) || whyUnfitFor(key, { alg, enc: key.alg ?? '', management })) return [];
    if (management.way === 'agree' && !AGREEMENT_CURVES.has(key.curve ?? '')) return [];
    const isSecretOfSize =
      management.way === 'wrap' || management.way === 'gcm-wrap'
        ? key.bits === (management.wrapOctets ?? 0) * 8
        : management.way !== 'direct' || fitsDirectly(key);
    return isSecretOfSize ? [alg] : [];
  });
  const first = FIRST.find((alg) => names.includes(alg)) ?? names.at(-1);
  return names.toSorted((one, other) => Number(other === first) - Number(one === first));
}

function fitsDirectly({ bits }: KeyMaterial): boolean {
  return [...CONTENT_ENCRYPTIONS.values()].some(({ keyOctets }) => keyOctets * 8 === bits);
}
