// Starts the server on Node, which cannot read TypeScript by itself: Vite reads it.
import { runnerImport } from 'vite';

const port = Number(process.argv[2] ?? process.env.PORT ?? 4180);
/** @type {{ module: typeof import('./on-node.ts') }} */
const { module } = await runnerImport(new URL('on-node.ts', import.meta.url).pathname, {
  configFile: false,
});
module.serveOnNode(port);
