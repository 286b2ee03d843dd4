// A key in the form another program wants: JWK, PEM, JWK Set.
import { completeJwk, publicJwk } from './public-jwk.ts';
import { encodePkcs8Of, encodeSpkiOf } from './encode-jwk-der.ts';
import type { Jwk, KeyMaterial } from './key-reading.ts';

/** The forms of one key: JWK or PEM, of its public half or with the private one. A secret has `private-jwk` alone. */
export const KEY_EXPORT_FORMS = ['public-jwk', 'private-jwk', 'spki', 'pkcs8'] as const;
export type KeyExportForm = (typeof KEY_EXPORT_FORMS)[number];

/** Members that must not leave with a public key: RFC 7518 §6, RFC 9964 §3. */
const PRIVATE_MEMBERS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']);
const LINE = 64;

/**
 * Writes a key in another form. A JWK keeps its further members (`kid`, `use`, …); `key_ops` of a public half is left out.
 *
 * @returns JWK or PEM text; `undefined` when the key has no such form (no private half, RSA without its primes) or this
 *   browser cannot compute what the file leaves out.
 */
export async function exportKey(
  key: KeyMaterial,
  form: KeyExportForm,
): Promise<string | undefined> {
  const jwk = await wholeJwk(key);
  if (!jwk) return undefined;
  switch (form) {
    case 'public-jwk':
      return key.kind === 'secret' ? undefined : formatJwk(publicMembers(key, jwk));
    case 'private-jwk':
      return key.kind === 'public' ? undefined : formatJwk(jwk);
    case 'spki':
      return formatPem('PUBLIC KEY', encodeSpkiOf(key, jwk));
    case 'pkcs8':
      return formatPem('PRIVATE KEY', encodePkcs8Of(key, jwk));
    default:
      return undefined;
  }
}

async function wholeJwk(key: KeyMaterial): Promise<Jwk | undefined> {
  const { material } = key;
  if (material.form === 'jwk') return material.jwk;
  if (material.form === 'secret') return publicJwk(key);
  const jwk = await completeJwk(key, material.der);
  if (!jwk) return undefined;
  const { ext: _, key_ops: __, alg, ...members } = jwk;
  // Some engines add an `alg` of their own; only an AKP key must have one.
  return key.type === 'AKP' ? { ...members, alg } : members;
}

function publicMembers(key: KeyMaterial, jwk: Jwk): Jwk {
  const isLeftOut = (name: string): boolean =>
    PRIVATE_MEMBERS.has(name) || (key.kind === 'private' && name === 'key_ops');
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => !isLeftOut(name)));
}

function formatJwk(jwk: Jwk): string {
  return JSON.stringify(jwk, null, 2);
}

/** RFC 7468 §2: base64 in lines of 64. */
function formatPem(label: string, der: Uint8Array | undefined): string | undefined {
  if (!der) return undefined;
  let binary = '';
  for (const octet of der) binary += String.fromCharCode(octet);
  const body =
    btoa(binary)
      .match(new RegExp(`.{1,${LINE}}`, 'g'))
      ?.join('\n') ?? '';
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
}
