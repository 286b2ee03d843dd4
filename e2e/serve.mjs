// Serves the built site as GitHub Pages does: below a repository's name, gzipped, 404.html for what is not there.
// `node e2e/serve.mjs [port]`; nothing but this machine can reach it.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const BASE = '/any-repo/';

/** @type {ReadonlyMap<string, string>} */
const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'application/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.png', 'image/png'],
  ['.ico', 'image/vnd.microsoft.icon'],
  ['.ttf', 'font/ttf'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
]);

/** @type {Map<string, Buffer>} */
const compressed = new Map();

/**
 * @param {object} [options]
 * @param {string} [options.folder] What to serve.
 * @param {number} [options.port] 0 for any free one.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveSite(options = {}) {
  const folder = path.resolve(options.folder ?? fileURLToPath(new URL('../dist', import.meta.url)));
  const server = createServer((request, response) => answer(folder, request, response));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${BASE}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function answer(folder, request, response) {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { 'Content-Type': 'text/plain' }).end('Method not allowed');
    return;
  }
  if (`${url.pathname}/` === BASE) {
    response.writeHead(301, { Location: `${BASE}${url.search}` }).end();
    return;
  }
  const file = url.pathname.startsWith(BASE)
    ? locate(folder, url.pathname.slice(BASE.length))
    : undefined;
  if (file) {
    send(file, 200, request, response);
    return;
  }
  const fallback = path.join(folder, '404.html');
  if (url.pathname.startsWith(BASE) && existsSync(fallback)) send(fallback, 404, request, response);
  else response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
}

/**
 * @param {string} folder
 * @param {string} rest
 */
function locate(folder, rest) {
  let name;
  try {
    name = decodeURIComponent(rest);
  } catch {
    return undefined;
  }
  const target = path.join(folder, name);
  if (target !== folder && !target.startsWith(folder + path.sep)) return undefined;
  return [target, path.join(target, 'index.html'), `${target}.html`].find(
    (file) => existsSync(file) && statSync(file).isFile(),
  );
}

/**
 * @param {string} file
 * @param {number} status
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function send(file, status, request, response) {
  const type = TYPES.get(path.extname(file)) ?? 'application/octet-stream';
  const { mtimeMs, size } = statSync(file);
  /** @type {Record<string, string | number>} */
  const headers = {
    'Content-Type': type,
    'Cache-Control': 'max-age=600',
    'Access-Control-Allow-Origin': '*',
    'Last-Modified': new Date(mtimeMs).toUTCString(),
    Vary: 'Accept-Encoding',
  };
  const asText = /^text|javascript|json|svg/.test(type);
  if (asText && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    const key = `${file} ${mtimeMs}`;
    const body = compressed.get(key) ?? gzipSync(readFileSync(file));
    compressed.set(key, body);
    response.writeHead(status, {
      ...headers,
      'Content-Encoding': 'gzip',
      'Content-Length': body.length,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  response.writeHead(status, { ...headers, 'Content-Length': size });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.argv[2] ?? process.env.PORT ?? 4173);
  const { url } = await serveSite({ port });
  console.log(`Serving the built site at ${url}`);
}
