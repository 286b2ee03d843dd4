// Looks for the made-up token in one place, and says what came of it.
import { DEMONSTRATION, type Attempt } from './trial-protocol.ts';

/** @param read Answers the token where it is found. */
export async function attempt(read: () => unknown): Promise<Attempt> {
  try {
    return { outcome: isToken(await read()) ? 'read' : 'not-found' };
  } catch (error) {
    const name = error instanceof Error || error instanceof DOMException ? error.name : 'Error';
    return { outcome: name === 'ReferenceError' ? 'no-such-place' : 'refused', error: name };
  }
}

export function isToken(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(`${DEMONSTRATION}.`);
}
