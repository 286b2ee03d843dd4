import { fileURLToPath } from 'node:url';
import { byProgram, rows, type Partner } from '../partner.ts';

export const rubyJwt: Partner = {
  name: 'ruby-jwt',
  keyFormat: 'pem',
  signatures: rows(
    'HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 ES256K',
  ),
  ...byProgram('/usr/bin/ruby', fileURLToPath(new URL('ruby-jwt-program.rb', import.meta.url))),
};
