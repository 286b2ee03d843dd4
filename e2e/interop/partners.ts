// Everyone that tokens are exchanged with.
import { golangJwt } from './partners/golang-jwt.ts';
import { jose } from './partners/jose.ts';
import { jsonWebToken } from './partners/jsonwebtoken.ts';
import { jwcrypto } from './partners/jwcrypto.ts';
import { opensslTool } from './partners/openssl.ts';
import { pyjwt } from './partners/pyjwt.ts';
import { rubyJwt } from './partners/ruby-jwt.ts';
import type { Partner } from './partner.ts';

export const PARTNERS: readonly Partner[] = [
  pyjwt,
  jwcrypto,
  rubyJwt,
  golangJwt,
  jose,
  jsonWebToken,
  opensslTool,
];
