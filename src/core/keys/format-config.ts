// A key as programs are configured with it: a line of an .env file, a Kubernetes secret.
import { decodeUtf8 } from '../bytes/utf8.ts';

/** A secret's octets, or the octets of a PEM. */
export interface Configured {
  readonly name: 'secret' | 'private' | 'public';
  readonly octets: Uint8Array;
}

/** Text that every reader of .env files takes as it stands between single quotes. */
const PLAIN = /^[ -&(-[\]-~]+$/;

/** One line. A secret that is not plain text is written in base64, and its name says so. */
export function formatEnv({ name, octets }: Configured): string {
  const text = decodeUtf8(octets) ?? '';
  if (name !== 'secret') {
    return `JWT_${name.toUpperCase()}_KEY="${text.replaceAll('\n', '\\n')}"\n`;
  }
  return PLAIN.test(text) ? `JWT_SECRET='${text}'\n` : `JWT_SECRET_BASE64=${toBase64(octets)}\n`;
}

/** A manifest; the values under `data` are base64 (https://kubernetes.io/docs/concepts/configuration/secret/). */
export function formatKubernetes({ name, octets }: Configured): string {
  const entry = name === 'secret' ? name : `${name}.pem`;
  const head = ['apiVersion: v1', 'kind: Secret', 'metadata:', '  name: jwt-key', 'type: Opaque'];
  return [...head, 'data:', `  ${entry}: ${toBase64(octets)}`, ''].join('\n');
}

/** Standard base64 (RFC 4648 §4) with padding. */
export function toBase64(octets: Uint8Array): string {
  let binary = '';
  for (const octet of octets) binary += String.fromCharCode(octet);
  return btoa(binary);
}
