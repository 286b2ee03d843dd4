// One certificate in DER to plain values. Reads it with @peculiar/x509, and each extension by itself: one that the
// library does not take spoils no other.
import '@abraham/reflection';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  GeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate,
} from '@peculiar/x509';
import { encodeBase64url } from '../bytes/base64url.ts';
import { DER, derChildren, derOid, readDer, type DerNode } from '../keys/der.ts';
import { describeKey } from '../keys/describe-key.ts';
import { describeKeyProblem } from '../keys/describe-key-problem.ts';
import { formatPem } from '../keys/export-key.ts';
import { isKeyProblem } from '../keys/key-problem.ts';
import { readCertificate as readCertificateKey } from '../keys/read-public-der.ts';
import { thumbprint } from '../keys/thumbprint.ts';
import type { AlternativeName, Certificate } from './certificate.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** A certificate as plain values, and as the library has it. */
export interface ReadCertificate {
  readonly certificate: Certificate;
  readonly parsed: X509Certificate;
  /** Version 1 has no extensions: whether it may certify others is agreed on elsewhere (RFC 5280 §6.1.4). */
  readonly mayIssue: boolean;
}

/** Names that are read, and characters of one that are kept. */
const NAME_LIMIT = 50;
const TEXT_LIMIT = 1000;

/** Values inside one another or side by side: thousands of them are read slowly, and stand in no honest certificate. */
const OPTIONS = { berOptions: { maxNodes: 2500 } };

/** Extensions (RFC 5280 §4.2.1). */
const KEY_USAGE = '2.5.29.15';
const ALTERNATIVE_NAME = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';
const EXTENDED_KEY_USAGE = '2.5.29.37';

/** Reads a certificate; `undefined` when the octets are none. */
export async function readCertificate(der: Octets): Promise<ReadCertificate | undefined> {
  const parsed = attempt(() => new X509Certificate(der, OPTIONS));
  const values = parsed && attempt(() => readValues(parsed));
  if (!parsed || !values) return undefined;
  const key = readCertificateKey(der);
  const print = isKeyProblem(key) ? undefined : await thumbprint(key);
  const [sha1, sha256] = await Promise.all(
    ['SHA-1', 'SHA-256'].map(async (name) =>
      encodeBase64url(new Uint8Array(await crypto.subtle.digest(name, der))),
    ),
  );
  const extensions = findExtensions(der);
  const { names, count } = readNames(extensions.get(ALTERNATIVE_NAME));
  const isCa = readIsCa(extensions.get(BASIC_CONSTRAINTS));
  return {
    parsed,
    mayIssue: isCa || extensions.size === 0,
    certificate: {
      ...values,
      name: values.commonName || names.find(({ value }) => value !== '')?.value || values.subject,
      alternativeNames: names,
      alternativeNameCount: count,
      keyWords: isKeyProblem(key) ? describeKeyProblem(key) : describeKey(key),
      ...(print !== undefined && { thumbprint: print }),
      isCa,
      keyUsage: readKeyUsage(extensions.get(KEY_USAGE)),
      extendedKeyUsage: readExtendedKeyUsage(extensions.get(EXTENDED_KEY_USAGE)),
      sha1: sha1 ?? '',
      sha256: sha256 ?? '',
      pem: formatPem('CERTIFICATE', der) ?? '',
    },
  };
}

/** The library throws at what it cannot read; its messages may hold text of the certificate. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function readValues(parsed: X509Certificate) {
  const { subject, issuer, subjectName, serialNumber, notBefore, notAfter } = parsed;
  return {
    subject: subject.slice(0, TEXT_LIMIT),
    issuer: issuer.slice(0, TEXT_LIMIT),
    commonName: subjectName.getField('CN').at(-1)?.slice(0, TEXT_LIMIT) ?? '',
    serial: serialNumber.slice(0, TEXT_LIMIT),
    notBefore: notBefore.getTime() / 1000,
    notAfter: notAfter.getTime() / 1000,
    signatureAlgorithm: nameAlgorithm(parsed.signatureAlgorithm),
  };
}

const ALGORITHM_NAMES: ReadonlyMap<string, string> = new Map([
  ['RSASSA-PKCS1-v1_5', 'RSA PKCS#1 v1.5'],
  ['RSA-PSS', 'RSA-PSS'],
  ['1.2.840.113549.1.1.4', 'RSA PKCS#1 v1.5 with MD5'],
]);

function nameAlgorithm({ name, hash }: X509Certificate['signatureAlgorithm']): string {
  const hashName: unknown = typeof hash === 'object' ? hash.name : hash;
  const known = ALGORITHM_NAMES.get(name) ?? name;
  return typeof hashName === 'string' && hashName !== '' ? `${known} with ${hashName}` : known;
}

/** The extensions by their object identifiers: of repeated ones (RFC 5280 §4.2 forbids them) the first. */
function findExtensions(der: Octets): ReadonlyMap<string, DerNode> {
  const [body] = derChildren(readDer(der)) ?? [];
  const holder = derChildren(body)?.find(({ tag }) => tag === EXTENSIONS);
  const found = new Map<string, DerNode>();
  for (const extension of derChildren(derChildren(holder)?.[0]) ?? []) {
    const id = derOid(derChildren(extension)?.[0]);
    if (id !== undefined && !found.has(id)) found.set(id, extension);
  }
  return found;
}

/** `[3] EXPLICIT`, constructed. */
const EXTENSIONS = 0xa3;

function readIsCa(extension: DerNode | undefined): boolean {
  const isCa =
    extension && attempt(() => new BasicConstraintsExtension(extension.whole, OPTIONS).ca);
  return isCa ?? false;
}

function readKeyUsage(extension: DerNode | undefined): readonly string[] {
  const usages =
    extension && attempt(() => new KeyUsagesExtension(extension.whole, OPTIONS).usages);
  if (usages === undefined) return [];
  return Object.entries(KeyUsageFlags).flatMap(([name, flag]) =>
    typeof flag === 'number' && (usages & flag) !== 0 ? [name] : [],
  );
}

const PURPOSES: ReadonlyMap<string, string> = new Map(
  Object.entries(ExtendedKeyUsage).map(([name, id]) => [id, name]),
);

function readExtendedKeyUsage(extension: DerNode | undefined): readonly string[] {
  const usages =
    extension && attempt(() => new ExtendedKeyUsageExtension(extension.whole, OPTIONS).usages);
  return (usages ?? []).slice(0, NAME_LIMIT).map((id) => PURPOSES.get(String(id)) ?? String(id));
}

const NAME_KINDS: ReadonlyMap<string, AlternativeName['kind']> = new Map([
  ['dns', 'DNS'],
  ['ip', 'IP'],
  ['url', 'URI'],
  ['email', 'email'],
  ['dn', 'directory'],
  ['upn', 'UPN'],
  ['guid', 'GUID'],
]);

/** RFC 5280 §4.2.1.6, each name by itself. */
function readNames(extension: DerNode | undefined): {
  names: readonly AlternativeName[];
  count: number;
} {
  const value = derChildren(extension)?.find(({ tag }) => tag === DER.octetString);
  const nodes = (value && derChildren(readDer(value.content))) ?? [];
  const names = nodes.slice(0, NAME_LIMIT).map(({ whole }): AlternativeName => {
    const name = attempt(() => new GeneralName(whole, OPTIONS));
    const kind = NAME_KINDS.get(name?.type ?? '') ?? 'other';
    return { kind, value: kind === 'other' ? '' : (name?.value ?? '').slice(0, TEXT_LIMIT) };
  });
  return { names, count: nodes.length };
}
