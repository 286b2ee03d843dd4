// PEM text (RFC 7468) to keys: each block by its label, forgiving about layout, exact about what is missing.
import { PEM_FILLER, readBase64Text } from './base64-text.ts';
import { claimedLength } from './der.ts';
import { type EncryptedKey, type EncryptedOrProblem, describeEncryption } from './encrypted-key.ts';
import type { KeyProblem } from './key-problem.ts';
import type { KeyMaterial } from './key-reading.ts';
import { type PemBlock, findPemBlocks } from './pem-blocks.ts';
import { findDekInfo, readDekInfo } from './read-dek-info.ts';
import { readEncryptedPkcs8 } from './read-encrypted-der.ts';
import { readSshPrivate } from './read-encrypted-ssh.ts';
import { readPkcs1Private, readPkcs8, readSec1 } from './read-private-der.ts';
import { readCertificate, readPkcs1Public, readSpki } from './read-public-der.ts';
import { readSshPublic } from './read-ssh-public.ts';
import { textPlace } from './text-place.ts';

type Octets = Uint8Array<ArrayBuffer>;
type DerReader = (der: Octets) => KeyMaterial | EncryptedOrProblem;

const READERS: ReadonlyMap<string, DerReader> = new Map<string, DerReader>([
  ['PUBLIC KEY', (der) => readSpki(der)],
  ['PRIVATE KEY', (der) => readPkcs8(der)],
  ['RSA PUBLIC KEY', (der) => readPkcs1Public(der)],
  ['RSA PRIVATE KEY', (der) => readPkcs1Private(der)],
  ['EC PRIVATE KEY', (der) => readSec1(der)],
  ['CERTIFICATE', readCertificate],
  ['X509 CERTIFICATE', readCertificate],
  ['TRUSTED CERTIFICATE', readCertificate],
  ['ENCRYPTED PRIVATE KEY', readEncryptedPkcs8],
  ['OPENSSH PRIVATE KEY', readSshPrivate],
  ['SSH2 PUBLIC KEY', (octets) => readSshPublic(octets)],
]);

/** Blocks that stand beside a key and are none. */
const PASSED_OVER = new Set(['EC PARAMETERS', 'DH PARAMETERS', 'DSA PARAMETERS']);

/** Opening one takes time, and nobody has more in one file. */
const ENCRYPTED_LIMIT = 10;

interface PemReading {
  readonly keys: KeyMaterial[];
  readonly problems: KeyProblem[];
  readonly encrypted: EncryptedKey[];
}

/** Reads every PEM block of a text. */
export function readPem(text: string, limit: number): PemReading {
  const { blocks, problems } = findPemBlocks(text);
  const keys: KeyMaterial[] = [];
  const encrypted: EncryptedKey[] = [];
  if (blocks.length === 0 && problems.length === 0) return readBareBody(text);
  const holders = blocks.filter((block) => !PASSED_OVER.has(block.label));
  if (holders.length === 0 && problems.length === 0) problems.push({ code: 'pem-only-parameters' });
  if (holders.length > limit) {
    problems.push({ code: 'too-many-keys', values: { count: holders.length, limit } });
  }
  for (const block of holders.slice(0, limit)) {
    const { key, problem, closed } = readBlock(text, block);
    if (key) keys.push(key);
    if (closed && encrypted.length < ENCRYPTED_LIMIT) {
      encrypted.push({ ...closed, position: keys.length });
    }
    if (problem) problems.push(problem);
  }
  problems.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  return { keys, problems, encrypted };
}

interface BlockReading {
  readonly key?: KeyMaterial;
  /** Encrypted, and as such said to be a problem. */
  readonly closed?: Omit<EncryptedKey, 'position'>;
  readonly problem?: KeyProblem;
}

function readBlock(text: string, block: PemBlock): BlockReading {
  const { label, body, span } = block;
  const readDerKey = READERS.get(label);
  const fault = (code: KeyProblem['code'], values = {}, at = span): { problem: KeyProblem } => ({
    problem: { code, span: at, values: { label, ...values } },
  });
  const dek = findDekInfo(text, body.start);
  if (!readDerKey) return fault('pem-unsupported');
  const base64 = readBase64Text(text, PEM_FILLER, dek?.end ?? bodyStart(text, block), body.end);
  const broken = describeBase64Fault(text, base64);
  if (base64.length === 0) return fault('pem-empty');
  if (broken) return fault(broken.code, broken.values, broken.span);
  const der = base64.bytes ?? new Uint8Array();
  const outcome = dek ? readDekInfo(dek, label, der) : readDerKey(der);
  if ('holds' in outcome) {
    return { closed: outcome, ...fault('pem-encrypted', { with: describeEncryption(outcome) }) };
  }
  if ('kind' in outcome) return { key: outcome };
  if (outcome.code !== 'der-malformed') return fault(outcome.code, outcome.values);
  const claimed = claimedLength(der);
  if (claimed !== undefined && claimed > der.length) {
    return fault('der-truncated', { wanted: claimed, got: der.length });
  }
  const other = readAnyDer(der);
  return other
    ? { key: other.key, ...fault('pem-mislabelled', { found: other.label }) }
    : fault('der-malformed');
}

/** The label under which the octets make sense, and the key. */
export function readAnyDer(der: Octets): { label: string; key: KeyMaterial } | undefined {
  for (const [label, readDerKey] of READERS) {
    const outcome = readDerKey(der);
    if ('kind' in outcome) return { label, key: outcome };
  }
  return undefined;
}

/** The base64 of a key without its BEGIN and END lines, where the person said that it is PEM. */
function readBareBody(text: string): PemReading {
  const base64 = readBase64Text(text, PEM_FILLER);
  const found = base64.bytes && readAnyDer(base64.bytes);
  return {
    keys: found ? [found.key] : [],
    encrypted: [],
    problems: [{ code: 'pem-no-begin', values: { found: found?.label ?? '' } }],
  };
}

/** RFC 4716 §3.3: an SSH2 block may begin with header fields, whose lines may end in a backslash. */
const SSH2_HEADER = /\s*(?:[\w-]{1,64}: (?:\\\r?\n|[^\n])*\n)*/y;

function bodyStart(text: string, { label, body }: PemBlock): number {
  if (label !== 'SSH2 PUBLIC KEY') return body.start;
  SSH2_HEADER.lastIndex = body.start;
  return SSH2_HEADER.test(text) ? Math.min(SSH2_HEADER.lastIndex, body.end) : body.start;
}

function describeBase64Fault(
  text: string,
  base64: ReturnType<typeof readBase64Text>,
): KeyProblem | undefined {
  for (const { code, span } of base64.problems) {
    if (!span) continue;
    if (code === 'base64-illegal-char') {
      return { code: 'pem-bad-character', span, values: textPlace(text, span.start) };
    }
    if (code === 'base64-impossible-length') {
      return { code: 'pem-bad-length', span, values: { length: base64.length } };
    }
  }
  return undefined;
}
