// Compiles AssemblyScript (`.as`) to WebAssembly as it is imported: `export default` gives its octets in base64, as a
// worker with its network closed could load no file.
import { readFile } from 'node:fs/promises';
import asc from 'assemblyscript/asc';
import type { Plugin } from 'vite';

/** In development, in tests and in the build. */
export function assembly(): Plugin {
  return {
    name: 'assembly',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('.as')) return undefined;
      return `export default ${JSON.stringify((await compile(id)).toString('base64'))};`;
    },
  };
}

/** @throws With the compiler's words when it is no program. */
async function compile(file: string): Promise<Buffer> {
  const source = await readFile(file, 'utf8');
  let binary = Buffer.of();
  const words: string[] = [];
  const { error } = await asc.main(
    [
      'main.ts',
      '--outFile',
      'main.wasm',
      '--runtime',
      'stub',
      '-O3',
      '--noAssert',
      '--enable',
      'simd',
    ],
    {
      readFile: (name) => (name === 'main.ts' ? source : null),
      writeFile: (name, contents) => {
        if (name === 'main.wasm') binary = Buffer.from(contents);
      },
      listFiles: () => [],
      stderr: { write: (chunk) => void words.push(String(chunk)) },
    },
  );
  if (error) throw new Error(`${file}: ${words.join('')}`, { cause: error });
  return binary;
}
