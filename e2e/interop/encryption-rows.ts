// The encryptions that are tried with a partner: each content encryption, each key management, each curve.
import type { EncryptionRow } from './partner.ts';

const ENC = ['A128GCM', 'A192GCM', 'A256GCM', 'A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512'];
const SHARED =
  'A128KW A192KW A256KW A128GCMKW A192GCMKW A256GCMKW PBES2-HS256+A128KW PBES2-HS384+A192KW PBES2-HS512+A256KW';
const AGREED = ['ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW'];

/** @param partner.algorithms Its key managements with RSA. @param partner.curves Its curves for ECDH-ES. */
export function encryptionRows(partner: {
  readonly algorithms: string;
  readonly curves: string;
}): EncryptionRow[] {
  const [first = '', ...others] = partner.curves.split(' ');
  return [
    ...ENC.map((enc) => ({ alg: 'dir', enc })),
    ...`${SHARED} ${partner.algorithms}`.split(' ').map((alg) => ({
      alg,
      enc: 'A256GCM',
      isNeverMade: alg === 'RSA1_5',
    })),
    ...AGREED.map((alg) => ({ alg, enc: 'A256GCM', curve: first })),
    ...others.map((curve) => ({ alg: 'ECDH-ES', enc: 'A256GCM', curve })),
  ];
}
