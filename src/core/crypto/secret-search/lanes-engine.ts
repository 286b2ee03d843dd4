// The engine of WebAssembly vectors: see hmac-lanes.as.
import { decodeBase64url } from '../../bytes/base64url.ts';
import type { FoundSecret } from './known-secret.ts';
import { isMadeWith } from './plain-engine.ts';
import { describeLine, readLine } from './read-line.ts';
import {
  type LinesTried,
  READINGS,
  type SearchEngine,
  type SecretQuestion,
} from './search-engine.ts';
import lanes from './hmac-lanes.as';

/** What hmac-lanes.as exports. */
interface Lanes {
  readonly memory: WebAssembly.Memory;
  message(length: number): number;
  start(bits: number, length: number, tag: bigint): void;
  text(): number;
  textSize(): number;
  fill(bits: number, from: number, end: number): number;
  keys(): number;
  lines(): number;
  tooLong(): number;
  place(key: number): number;
  search(bits: number, from: number): number;
}

const LF = 0x0a;

let compiled: WebAssembly.Module | undefined;

/** The program; `undefined` where there is no WebAssembly with vectors, or the page's policy forbids it. */
function compile(): WebAssembly.Module | undefined {
  const octets = decodeBase64url(lanes).bytes;
  if (typeof WebAssembly !== 'object' || !octets || !WebAssembly.validate(octets)) return undefined;
  try {
    return new WebAssembly.Module(octets);
  } catch {
    // Only trying tells what a policy forbids.
    return undefined;
  }
}

/** The engine for a question; `undefined` where it cannot run, or there is no memory for the message. */
export function makeLanesEngine(question: SecretQuestion): SearchEngine | undefined {
  compiled ??= compile();
  if (!compiled) return undefined;
  const program = new WebAssembly.Instance(compiled).exports as unknown as Lanes;
  const { bits, input, tag } = question;
  const at = program.message(input.length);
  if (at === 0) return undefined;
  const memory = new Uint8Array(program.memory.buffer);
  return (text) => {
    memory.set(input, at);
    program.start(bits, input.length, new DataView(tag.buffer, tag.byteOffset).getBigInt64(0));
    let candidates = 0;
    let tooLong = 0;
    const told = (found?: FoundSecret): LinesTried => ({
      lines: program.lines(),
      candidates,
      tooLong: tooLong + program.tooLong(),
      ...(found && { found }),
    });
    const first = program.text();
    for (let start = 0; start < text.length;) {
      const end = endOfPart(text, start, program.textSize());
      if (end === start) {
        tooLong++;
        const next = text.indexOf(LF, start);
        start = next === -1 ? text.length : next + 1;
        continue;
      }
      memory.set(text.subarray(start, end), first);
      const last = first + end - start;
      for (let from = first; from < last;) {
        from = program.fill(bits, from, last);
        candidates += program.keys();
        const found = findSecret(program, question);
        if (found) return told(found);
      }
      start = end;
    }
    return told();
  };
}

/** Where a part of whole lines ends; at its start when a line is longer than a part may be. */
function endOfPart(text: Uint8Array, start: number, size: number): number {
  if (start + size >= text.length) return text.length;
  return start + text.subarray(start, start + size).lastIndexOf(LF) + 1;
}

/** The secret among the keys that were read last. */
function findSecret(program: Lanes, question: SecretQuestion): FoundSecret | undefined {
  const { buffer } = program.memory;
  const { bits } = question;
  for (let key = program.search(bits, 0); key !== -1; key = program.search(bits, key + 1)) {
    const [from = 0, to = 0, how = 0] = new Int32Array(buffer, program.place(key), 3);
    const line = new Uint8Array(buffer).slice(program.text() + from, program.text() + to);
    const reading = READINGS[how >> 1]!;
    const hasLineFeed = (how & 1) === 1;
    const octets = readLine(line, reading, hasLineFeed);
    // The program compares the beginning alone.
    if (octets && isMadeWith(octets, question)) {
      return describeLine(line, reading, hasLineFeed, octets);
    }
  }
  return undefined;
}
