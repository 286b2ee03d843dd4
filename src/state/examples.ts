// The examples menu's other half: the list comes when the menu opens, a token is signed when it is chosen.
import type { Example } from '../core/examples/examples.ts';
import { clockStore } from './clock.ts';
import { openExample } from './edits.ts';

/** The examples, in the order of the menu. */
export async function loadExamples(): Promise<readonly Example[]> {
  const { EXAMPLES } = await import('../core/examples/examples.ts');
  return EXAMPLES;
}

/** Signs an example with fresh times and opens it. Rejects where the browser lacks its algorithm. */
export async function showExample(id: string): Promise<void> {
  const [examples, { makeExample }] = await Promise.all([
    loadExamples(),
    import('../core/examples/make-example.ts'),
  ]);
  const example = examples.find((one) => one.id === id);
  if (!example) return;
  const now = Math.floor(clockStore.getState().now);
  const { token, keyText, keyFormat } = await makeExample(example, now);
  openExample(token, keyText, keyFormat);
}
