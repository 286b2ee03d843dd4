import { fileURLToPath } from 'node:url';
import { byProgram, rows, type Partner } from '../partner.ts';

// Debian's Python has Debian's packages; another one may come first in PATH.
export const pyjwt: Partner = {
  name: 'PyJWT',
  keyFormat: 'pem',
  signatures: rows(
    'HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 ES256K EdDSA EdDSA/Ed448',
  ),
  ...byProgram('/usr/bin/python3', fileURLToPath(new URL('pyjwt-program.py', import.meta.url))),
};
