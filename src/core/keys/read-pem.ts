// PEM text (RFC 7468) to keys: each block by its label, forgiving about layout, exact about what is missing.
import { PEM_FILLER, readBase64Text } from './base64-text.ts';
import { claimedLength } from './der.ts';
import { type KeyOrProblem, type KeyProblem, isKeyProblem } from './key-problem.ts';
import type { KeyMaterial } from './key-reading.ts';
import { type PemBlock, findPemBlocks } from './pem-blocks.ts';
import { readPkcs1Private, readPkcs8, readSec1 } from './read-private-der.ts';
import { readCertificate, readPkcs1Public, readSpki } from './read-public-der.ts';
import { textPlace } from './text-place.ts';

type Octets = Uint8Array<ArrayBuffer>;
type DerReader = (der: Octets) => KeyOrProblem;

const READERS: ReadonlyMap<string, DerReader> = new Map<string, DerReader>([
  ['PUBLIC KEY', (der) => readSpki(der)],
  ['PRIVATE KEY', (der) => readPkcs8(der)],
  ['RSA PUBLIC KEY', (der) => readPkcs1Public(der)],
  ['RSA PRIVATE KEY', (der) => readPkcs1Private(der)],
  ['EC PRIVATE KEY', (der) => readSec1(der)],
  ['CERTIFICATE', readCertificate],
  ['X509 CERTIFICATE', readCertificate],
  ['TRUSTED CERTIFICATE', readCertificate],
]);

/** Blocks that stand beside a key and are none. */
const PASSED_OVER = new Set(['EC PARAMETERS', 'DH PARAMETERS', 'DSA PARAMETERS']);

/** Reads every PEM block of a text. */
export function readPem(
  text: string,
  limit: number,
): { keys: KeyMaterial[]; problems: KeyProblem[] } {
  const { blocks, problems } = findPemBlocks(text);
  const keys: KeyMaterial[] = [];
  if (blocks.length === 0 && problems.length === 0) return readBareBody(text);
  const holders = blocks.filter((block) => !PASSED_OVER.has(block.label));
  if (holders.length === 0 && problems.length === 0) problems.push({ code: 'pem-only-parameters' });
  if (holders.length > limit) {
    problems.push({ code: 'too-many-keys', values: { count: holders.length, limit } });
  }
  for (const block of holders.slice(0, limit)) {
    const { key, problem } = readBlock(text, block);
    if (key) keys.push(key);
    if (problem) problems.push(problem);
  }
  return { keys, problems: problems.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)) };
}

function readBlock(text: string, block: PemBlock): { key?: KeyMaterial; problem?: KeyProblem } {
  const { label, body, span } = block;
  const readDerKey = READERS.get(label);
  const fault = (code: KeyProblem['code'], values = {}, at = span): { problem: KeyProblem } => ({
    problem: { code, span: at, values: { label, ...values } },
  });
  // RFC 1421 §4.6.1.1: how OpenSSL of old marks an encrypted key inside an ordinary label.
  const encrypted = /Proc-Type: ?4, ?ENCRYPTED/.test(text.slice(body.start, body.start + 200));
  if (label === 'ENCRYPTED PRIVATE KEY' || encrypted) return fault('pem-encrypted');
  if (!readDerKey) return fault('pem-unsupported');
  const base64 = readBase64Text(text, PEM_FILLER, body.start, body.end);
  const broken = describeBase64Fault(text, base64);
  if (base64.length === 0) return fault('pem-empty');
  if (broken) return fault(broken.code, broken.values, broken.span);
  const der = base64.bytes ?? new Uint8Array();
  const outcome = readDerKey(der);
  if (!isKeyProblem(outcome)) return { key: outcome };
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
    const key = readDerKey(der);
    if (!isKeyProblem(key)) return { label, key };
  }
  return undefined;
}

/** The base64 of a key without its BEGIN and END lines, where the person said that it is PEM. */
function readBareBody(text: string): { keys: KeyMaterial[]; problems: KeyProblem[] } {
  const base64 = readBase64Text(text, PEM_FILLER);
  const found = base64.bytes && readAnyDer(base64.bytes);
  return {
    keys: found ? [found.key] : [],
    problems: [{ code: 'pem-no-begin', values: { found: found?.label ?? '' } }],
  };
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
