// Where certificates are: the header's `x5c` (RFC 7515 §4.1.6), that of the used JWK (RFC 7517 §4.7), those that the given keys came in.
// Light: it decides whether what reads certificates is loaded at all.
import { nodeAt } from '../json/edit-json.ts';
import type { JsonNode } from '../json/parse-json.ts';
import { PEM_FILLER, readBase64Text, WHITESPACE } from '../keys/base64-text.ts';
import type { KeyMaterial, KeyReading } from '../keys/key-reading.ts';
import { findPemBlocks } from '../keys/pem-blocks.ts';
import type { ParsedToken } from '../token/parsed-token.ts';
import {
  CERTIFICATE_COUNT_LIMIT,
  CERTIFICATE_SIZE_LIMIT,
  type CertificateList,
  type CertificateProblem,
} from './certificate.ts';

/** The octets of a certificate, and what had to be forgiven for them or why there are none. */
export interface CarriedCertificate {
  readonly der?: Uint8Array<ArrayBuffer>;
  readonly problem?: CertificateProblem;
}

export interface CarriedCertificates extends Pick<CertificateList, 'carrier' | 'problem'> {
  readonly items: readonly CarriedCertificate[];
}

/** Characters that stand for as many octets as are read. */
const TEXT_LIMIT = Math.ceil((CERTIFICATE_SIZE_LIMIT * 4) / 3) + 4;

/**
 * Finds the certificates that come with a token and its key. Total; empty when there are none.
 *
 * @param used The key that decided about the signature.
 */
export function findCertificates(
  token: ParsedToken,
  key: KeyReading,
  used: KeyMaterial | undefined,
): readonly CarriedCertificates[] {
  const header = 'header' in token ? token.header.json?.reading.root : undefined;
  const x5c = header && nodeAt(header, ['x5c']);
  const { material } = used ?? {};
  const ofJwk = material?.form === 'jwk' ? material.jwk['x5c'] : undefined;
  const ofKeys = key.keys.flatMap(({ certificate }) => certificate ?? []);
  return [
    ...(x5c ? [readX5c('x5c', valueOf(x5c))] : []),
    ...(ofJwk === undefined ? [] : [readX5c('jwk', ofJwk)]),
    ...(ofKeys.length > 0 ? [limit('key', ofKeys, takeOctets)] : []),
  ];
}

/** As much of a JSON value as an `x5c` can be. */
function valueOf(node: JsonNode): unknown {
  if (node.kind !== 'array') return undefined;
  return node.items.map((item) => (item.kind === 'string' ? item.value : undefined));
}

function readX5c(carrier: 'x5c' | 'jwk', value: unknown): CarriedCertificates {
  if (!Array.isArray(value)) return { carrier, items: [], problem: { code: 'x5c-not-array' } };
  if (value.length === 0) return { carrier, items: [], problem: { code: 'x5c-empty' } };
  return limit(carrier, value, readX5cItem);
}

function limit<Item>(
  carrier: CarriedCertificates['carrier'],
  items: readonly Item[],
  read: (item: Item) => CarriedCertificate,
): CarriedCertificates {
  const problem: CertificateProblem = {
    code: 'too-many-certificates',
    values: { count: items.length, limit: CERTIFICATE_COUNT_LIMIT },
  };
  return {
    carrier,
    items: items.slice(0, CERTIFICATE_COUNT_LIMIT).map((item) => read(item)),
    ...(items.length > CERTIFICATE_COUNT_LIMIT && { problem }),
  };
}

/** RFC 7515 §4.1.6: base64, not base64url, of the DER; no line breaks, no PEM. */
function readX5cItem(item: unknown): CarriedCertificate {
  if (typeof item !== 'string') return { problem: { code: 'x5c-not-text' } };
  if (item.length > TEXT_LIMIT) return tooLarge(Math.floor((item.length * 3) / 4));
  const [pem] = findPemBlocks(item).blocks;
  const filler = pem ? PEM_FILLER : WHITESPACE;
  const { bytes } = readBase64Text(item, filler, pem?.body.start, pem?.body.end);
  if (!bytes || bytes.length === 0) return { problem: { code: 'x5c-not-base64' } };
  const code = pem ? 'x5c-pem' : /[-_]/.test(item) ? 'x5c-url-alphabet' : undefined;
  return { der: bytes, ...(code && { problem: { code } }) };
}

function takeOctets(der: Uint8Array<ArrayBuffer>): CarriedCertificate {
  return der.length > CERTIFICATE_SIZE_LIMIT ? tooLarge(der.length) : { der };
}

function tooLarge(octets: number): CarriedCertificate {
  const values = { octets, limit: CERTIFICATE_SIZE_LIMIT };
  return { problem: { code: 'certificate-too-large', values } };
}
