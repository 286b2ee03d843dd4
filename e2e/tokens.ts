// Tokens made for the tests, signed by Node and not by the code under test.
import { createHmac, generateKeyPairSync, sign, type JsonWebKey } from 'node:crypto';

export const SECRET = 'correct-horse-battery-staple-0123456789';

export interface SignedToken {
  readonly token: string;
  /** What verifies it, as key text. */
  readonly key: string;
}

type Part = string | object;

function encode(part: Part): string {
  const text = typeof part === 'string' ? part : JSON.stringify(part);
  return Buffer.from(text, 'utf8').toString('base64url');
}

/** A token under HS256. Parts given as text are taken byte for byte. */
export function hs256(payload: Part, header: Part = { alg: 'HS256', typ: 'JWT' }): SignedToken {
  const input = `${encode(header)}.${encode(payload)}`;
  const signature = createHmac('sha256', SECRET).update(input).digest('base64url');
  return { token: `${input}.${signature}`, key: SECRET };
}

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const EC_PUBLIC_JWK: JsonWebKey = pair.publicKey.export({ format: 'jwk' });

/** A token under ES256, with a key made for this run. */
export function es256(payload: Part, header: object = {}): SignedToken {
  const input = `${encode({ alg: 'ES256', typ: 'JWT', ...header })}.${encode(payload)}`;
  const options = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' } as const;
  const signature = sign('sha256', Buffer.from(input), options).toString('base64url');
  return { token: `${input}.${signature}`, key: JSON.stringify(EC_PUBLIC_JWK) };
}

/** Claims that nobody would object to, an hour long, at this moment. */
export function goodClaims(now: number): Record<string, string | number> {
  return {
    iss: 'https://issuer.example',
    sub: 'user-42',
    aud: 'https://api.example',
    iat: now - 60,
    exp: now + 3540,
    jti: '8f0c1e1a-5c1e-4b3e-9a51-0d4e6f1f7d10',
  };
}
