import jsonwebtoken from 'jsonwebtoken';
import { rows, type Partner } from '../partner.ts';

const keyOf = (alg: string, key: string) =>
  alg.startsWith('HS') ? Buffer.from(key, 'base64url') : key;

export const jsonWebToken: Partner = {
  name: 'jsonwebtoken',
  keyFormat: 'pem',
  signatures: rows('HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512'),
  async sign(alg, key, claims) {
    const algorithm = alg as jsonwebtoken.Algorithm;
    return jsonwebtoken.sign(JSON.parse(claims) as object, keyOf(alg, key), { algorithm });
  },
  async verify(alg, key, token) {
    try {
      const algorithms = [alg as jsonwebtoken.Algorithm];
      jsonwebtoken.verify(token, keyOf(alg, key), { algorithms });
      return true;
    } catch (error) {
      if (error instanceof Error && error.message === 'invalid signature') return false;
      throw error;
    }
  },
};
