// A file of the site that is bundled by itself, with all it needs inside: served in development, and written by the build.
import path from 'node:path';
import { build, type Plugin, type ViteDevServer } from 'vite';

interface StandaloneFile {
  /** Its name in the site. */
  readonly file: string;
  readonly entry: string;
  readonly type: string;
  /** What is written, from the program. */
  readonly write: (code: string) => string;
}

export function standaloneFile({ file, entry, type, write }: StandaloneFile): Plugin {
  let root = '';
  return {
    name: file,
    configResolved(config) {
      root = config.root;
    },
    configureServer(server) {
      serveFile(server, file, type, async () => write(await bundle(root, entry)));
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: file, source: write(await bundle(root, entry)) });
    },
  };
}

/** Lets the development server answer for a file, made anew each time. */
export function serveFile(
  { middlewares, config }: ViteDevServer,
  file: string,
  type: string,
  make: () => Promise<string>,
): void {
  middlewares.use(`/${file}`, (_request, response) => {
    const answer = async (): Promise<void> => {
      const text = await make();
      response.setHeader('Content-Type', type);
      response.end(text);
    };
    answer().catch((error: unknown) => config.logger.error(String(error)));
  });
}

/** A program as one classic script. @param define What stands for names in it. */
export async function bundle(
  root: string,
  entry: string,
  define: Readonly<Record<string, string>> = {},
): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { ...define },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: path.join(root, entry), formats: ['iife'], name: 'standalone' },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const [chunk] = outputs;
  if (chunk?.type !== 'chunk') throw new Error(`${entry} gave no program`);
  return chunk.code;
}
