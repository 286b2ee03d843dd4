// The ways a public key is written in files and JWKS documents: what a verifier that confuses keys takes for a secret.
import { decodeBase64url } from '../../bytes/base64url.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { encodeDerSequence, encodeDerUnsigned } from '../../keys/der-write.ts';
import { encodeSpkiOf } from '../../keys/encode-jwk-der.ts';
import { formatPem } from '../../keys/export-key.ts';
import type { KeyMaterial } from '../../keys/key-reading.ts';
import { publicJwk } from '../../keys/public-jwk.ts';
import type { PublicKeyForm } from './clues.ts';

type Octets = Uint8Array<ArrayBuffer>;
type Form = readonly [PublicKeyForm, Octets];

/** The public half of a key in each of its forms, as octets; none for a secret. */
export async function publicKeyForms(key: KeyMaterial): Promise<readonly Form[]> {
  if (key.kind === 'secret') return [];
  const jwk = await publicJwk(key);
  const spki = jwk && encodeSpkiOf(key, jwk);
  if (!spki) return [];
  const { material } = key;
  const given = material.form === 'jwk' ? material.jwk : jwk;
  return [
    ...pemForms('spki-pem', 'PUBLIC KEY', spki),
    ['spki-der', spki],
    ...(key.type === 'RSA' ? rsaForms(jwk) : []),
    ...certificateForms(given['x5c']),
    ['jwk', encodeUtf8(JSON.stringify(given))],
    ['jwk', encodeUtf8(JSON.stringify(jwk))],
    ['jwk', encodeUtf8(JSON.stringify(given, null, 2))],
  ];
}

/** PEM with either line break, with and without one at its end, on one line, and what stands between its lines. */
function pemForms(form: PublicKeyForm, label: string, der: Octets): readonly Form[] {
  const pem = formatPem(label, der) ?? '';
  const bare = pem.trimEnd();
  const windows = pem.replaceAll('\n', '\r\n');
  const body = bare.split('\n').slice(1, -1);
  const texts: readonly (readonly [PublicKeyForm, string])[] = [
    [form, pem],
    [form, bare],
    [form, windows],
    [form, windows.trimEnd()],
    ['pem-one-line', bare.replaceAll('\n', '')],
    ['pem-one-line', bare.replaceAll('\n', String.raw`\n`)],
    ['pem-one-line', pem.replaceAll('\n', String.raw`\n`)],
    ['pem-body', body.join('')],
    ['pem-body', body.join('\n')],
  ];
  return texts.map(([name, text]) => [name, encodeUtf8(text)] as const);
}

function rsaForms(jwk: Readonly<Record<string, string>>): readonly Form[] {
  const [n, e] = [jwk['n'], jwk['e']].map((text) => decodeBase64url(text ?? '').bytes);
  if (!n || !e) return [];
  const der = encodeDerSequence(encodeDerUnsigned(n), encodeDerUnsigned(e));
  return [
    ...pemForms('pkcs1-pem', 'RSA PUBLIC KEY', der),
    ['pkcs1-der', der],
    ['modulus', n],
    ['modulus', encodeUtf8(jwk['n'] ?? '')],
  ];
}

/** RFC 7517 §4.7: the first of `x5c` is the key's own certificate. */
function certificateForms(x5c: unknown): readonly Form[] {
  const first: unknown = Array.isArray(x5c) ? x5c[0] : undefined;
  const der = typeof first === 'string' ? decodeBase64url(first).bytes : undefined;
  if (!der || typeof first !== 'string') return [];
  return [
    ['x5c', encodeUtf8(first)],
    ['x5c', der],
    ...pemForms('certificate-pem', 'CERTIFICATE', der),
  ];
}
