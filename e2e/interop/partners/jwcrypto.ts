import { fileURLToPath } from 'node:url';
import { byProgram, rows, type Partner } from '../partner.ts';
import { encryptionRows } from '../encryption-rows.ts';

const program = byProgram(
  '/usr/bin/python3',
  fileURLToPath(new URL('jwcrypto-program.py', import.meta.url)),
);

export const jwcrypto: Partner = {
  name: 'jwcrypto',
  keyFormat: 'jwk',
  signatures: rows(
    'HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 ES256K EdDSA EdDSA/Ed448',
  ),
  ...program,
  encryption: {
    rows: encryptionRows({
      algorithms: 'RSA-OAEP RSA-OAEP-256 RSA1_5',
      curves: 'P-256 P-384 P-521 X25519 X448',
    }),
    ...program,
  },
};
