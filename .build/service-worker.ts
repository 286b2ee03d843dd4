// Makes sw.js: the authorization server and the keeper of the site as a service worker, one classic script, for it may
// not load parts of itself later. It holds the list of the site's files, so that it is made when they are written.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import project from '../package.json' with { type: 'json' };
import type { Site, SiteFile } from '../src/service-worker/site-files.ts';
import { bundle, serveFile } from './standalone-file.ts';

const FILE = 'sw.js';
const ENTRY = 'src/service-worker/service-worker.ts';

export function serviceWorker(): Plugin {
  let root = '';
  const make = (site: Site): Promise<string> =>
    bundle(root, ENTRY, { __SITE__: JSON.stringify(site) });
  return {
    name: FILE,
    configResolved(config) {
      root = config.root;
    },
    configureServer(server) {
      serveFile(server, FILE, 'text/javascript; charset=utf-8', () =>
        make({ version: 'development', files: [] }),
      );
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = '' }) {
        writeFileSync(path.join(dir, FILE), await make(describeSite(dir)));
      },
    },
  };
}

/** Octets. The editor alone is larger. */
const LARGE = 1_000_000;
/** What a host or a robot asks for, and service workers, which the browser keeps by itself. */
const NOT_KEPT: ReadonlySet<string> = new Set([
  '404.html',
  'robots.txt',
  'storage-worker.js',
  FILE,
]);

/** The files of a built site, the page last. The version tells what is in all of them. */
export function describeSite(folder: string): Site {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !file.startsWith('.') && !NOT_KEPT.has(file))
    .toSorted();
  const last = found.filter((file) => file === 'index.html');
  const files = [...found.filter((file) => file !== 'index.html'), ...last].map((file) =>
    describeFile(file, readFileSync(path.join(folder, file))),
  );
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex');
  return { version: `${project.version}-${hash.slice(0, 8)}`, files };
}

function describeFile(file: string, content: Buffer): SiteFile {
  const isNamedByContent = file.startsWith('assets/');
  const hash = createHash('sha256').update(content).digest('base64');
  return {
    path: file === 'index.html' ? '' : file,
    ...(!isNamedByContent && { integrity: `sha256-${hash}` }),
    ...(content.length > LARGE && { isLarge: true }),
  };
}
