// Makes fetch-frame.html: the one file of the site that may ask other origins, with its program and policy inside it.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { build, type Plugin } from 'vite';

const FILE = 'fetch-frame.html';
const ENTRY = 'src/fetch-frame/frame.ts';

/** Served in development, and written by the build. */
export function fetchFrame(): Plugin {
  let root = '';
  return {
    name: 'fetch-frame',
    configResolved(config) {
      root = config.root;
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_request, response) => {
        const answer = async (): Promise<void> => {
          const page = framePage(await bundle(root));
          response.setHeader('Content-Type', 'text/html; charset=utf-8');
          response.end(page);
        };
        answer().catch((error: unknown) => server.config.logger.error(String(error)));
      });
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: framePage(await bundle(root)) });
    },
  };
}

/** The frame's page. Its origin is opaque, so that its program stands in it: it could load none as its own. */
export function framePage(code: string): string {
  const script = code.trim().replaceAll('</script', '<\\/script');
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    'connect-src https: http://localhost:* http://127.0.0.1:*',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="UTF-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="referrer" content="no-referrer" />
    <meta name="robots" content="noindex" />
    <title>Fetches keys · Jotlab</title>
    <script>${script}</script>
  </head>
  <body></body>
</html>
`;
}

async function bundle(root: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: path.join(root, ENTRY), formats: ['iife'], name: 'frame' },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const [chunk] = outputs;
  if (chunk?.type !== 'chunk') throw new Error(`${ENTRY} gave no program`);
  return chunk.code;
}
