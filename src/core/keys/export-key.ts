// A key in the form another program wants: JWK, JWK Set, PEM, a line of an .env file, a Kubernetes secret.
import { decodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { completeRsa } from './complete-rsa.ts';
import { canonicalMember, completeJwk, publicJwk } from './public-jwk.ts';
import { encodePkcs8Of, encodeSpkiOf } from './encode-jwk-der.ts';
import { formatEnv, formatKubernetes, toBase64, type Configured } from './format-config.ts';
import type { Jwk, KeyMaterial } from './key-reading.ts';

/** The forms of one key: `env` and `kubernetes` carry the private half where there is one. */
export const KEY_EXPORT_FORMS = [
  'public-jwk',
  'public-jwk-set',
  'spki',
  'private-jwk',
  'pkcs8',
  'env',
  'kubernetes',
] as const;
export type KeyExportForm = (typeof KEY_EXPORT_FORMS)[number];

/** Members that must not leave with a public key: RFC 7518 §6, RFC 9964 §3. */
const PRIVATE_MEMBERS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']);
const LINE = 64;

/**
 * Writes a key in another form. A JWK keeps its further members (`kid`, `use`, …); `key_ops` of a public half is left out.
 *
 * What its writer spelled or left out against the RFC is mended.
 *
 * @returns The text; `undefined` when the key has no such form (no private half, a secret as PEM) or this browser cannot
 *   compute what the file leaves out.
 */
export async function exportKey(
  key: KeyMaterial,
  form: KeyExportForm,
): Promise<string | undefined> {
  const jwk = await wholeJwk(key);
  if (!jwk) return undefined;
  switch (form) {
    case 'public-jwk':
      return key.kind === 'secret' ? undefined : formatJson(publicMembers(key, jwk));
    case 'public-jwk-set':
      return exportKeySet([key]);
    case 'private-jwk':
      return key.kind === 'public' ? undefined : formatJson(jwk);
    case 'spki':
      return formatPem('PUBLIC KEY', encodeSpkiOf(key, jwk));
    case 'pkcs8':
      return formatPem('PRIVATE KEY', encodePkcs8Of(key, jwk));
    default: {
      const value = configured(key, jwk);
      return value && (form === 'env' ? formatEnv(value) : formatKubernetes(value));
    }
  }
}

/** The public halves of all keys that have one, as a JWK Set (RFC 7517 §5); `undefined` when none has. */
export async function exportKeySet(keys: readonly KeyMaterial[]): Promise<string | undefined> {
  const halves = await Promise.all(
    keys.map(async (key) => {
      const jwk = key.kind === 'secret' ? undefined : await wholeJwk(key);
      return jwk && publicMembers(key, jwk);
    }),
  );
  const known = halves.filter((half) => half !== undefined);
  return known.length > 0 ? formatJson({ keys: known }) : undefined;
}

async function wholeJwk(key: KeyMaterial): Promise<Jwk | undefined> {
  const { material } = key;
  if (material.form === 'jwk') {
    const jwk = (key.type === 'RSA' && completeRsa(material.jwk)) || material.jwk;
    const spell = ([name, value]: [string, unknown]): [string, unknown] => [
      name,
      typeof value === 'string' ? canonicalMember(jwk, name) : value,
    ];
    return Object.fromEntries(Object.entries(jwk).map(spell));
  }
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

function formatJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** `undefined` when there is nothing that a program could be given. */
function configured(key: KeyMaterial, jwk: Jwk): Configured | undefined {
  if (key.kind === 'secret') {
    const { bytes } = decodeBase64url(typeof jwk.k === 'string' ? jwk.k : '');
    return bytes?.length ? { name: 'secret', octets: bytes } : undefined;
  }
  const pem =
    key.kind === 'private'
      ? formatPem('PRIVATE KEY', encodePkcs8Of(key, jwk))
      : formatPem('PUBLIC KEY', encodeSpkiOf(key, jwk));
  return pem === undefined ? undefined : { name: key.kind, octets: encodeUtf8(pem) };
}

/** RFC 7468 §2: base64 in lines of 64. */
export function formatPem(label: string, der: Uint8Array | undefined): string | undefined {
  if (!der) return undefined;
  const body =
    toBase64(der)
      .match(new RegExp(`.{1,${LINE}}`, 'g'))
      ?.join('\n') ?? '';
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
}
