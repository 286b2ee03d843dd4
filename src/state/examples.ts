// The examples menu's other half: an example is signed when it is chosen.
import { EXAMPLES } from '../core/examples/examples.ts';
import { clockStore } from './clock.ts';
import { openExample } from './edits.ts';

export const EXAMPLE_LIST = EXAMPLES;

/** Signs an example with fresh times and opens it. Rejects where the browser lacks its algorithm. */
export async function showExample(id: string): Promise<void> {
  const example = EXAMPLES.find((one) => one.id === id);
  if (!example) return;
  const [{ makeExample }, { generateKey }, { signBytes }, { readKey }] = await Promise.all([
    import('../core/examples/make-example.ts'),
    import('../core/keys/generate-key.ts'),
    import('../core/crypto/sign.ts'),
    import('../core/keys/read-key.ts'),
  ]);
  const now = Math.floor(clockStore.getState().now);
  const { token, keyText, keyFormat } = await makeExample(example, now, {
    generateKey,
    signBytes,
    readKey,
  });
  openExample(token, keyText, keyFormat);
}
