// The engine of WebAssembly vectors: see hmac-lanes.as.
import { decodeBase64url } from '../../bytes/base64url.ts';
import { blockOf, type SearchEngine, type SecretQuestion } from './search-engine.ts';
import lanes from './hmac-lanes.as';

/** What hmac-lanes.as exports. */
interface Lanes {
  readonly memory: WebAssembly.Memory;
  capacity(): number;
  keys(): number;
  message(length: number): number;
  start(bits: number, length: number, tag: bigint): void;
  search(bits: number, from: number, count: number): number;
}

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
export function makeLanesEngine({ bits, input, tag }: SecretQuestion): SearchEngine | undefined {
  compiled ??= compile();
  if (!compiled) return undefined;
  const program = new WebAssembly.Instance(compiled).exports as unknown as Lanes;
  const at = program.message(input.length);
  if (at === 0) return undefined;
  new Uint8Array(program.memory.buffer).set(input, at);
  program.start(bits, input.length, new DataView(tag.buffer, tag.byteOffset).getBigInt64(0));
  const capacity = program.capacity();
  return {
    capacity,
    keys: new Uint8Array(program.memory.buffer, program.keys(), capacity * blockOf(bits)),
    search: (from, count) => {
      const found = program.search(bits, from, count);
      return found < count ? found : -1;
    },
  };
}
