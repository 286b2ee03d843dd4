// Tries each line of a list as a secret: as it stands, decoded from base64 or hexadecimal, each with a line feed too.
import { makeLanesEngine } from './lanes-engine.ts';
import { makePlainEngine } from './plain-engine.ts';
import type { LinesTried, SecretQuestion } from './search-engine.ts';

/** Tries the lines of a text of any octets, with the fastest engine that runs here. */
export function tryLines(text: Uint8Array<ArrayBuffer>, question: SecretQuestion): LinesTried {
  const engine = makeLanesEngine(question) ?? makePlainEngine(question);
  return engine(text);
}
