// Makes sw.js: the authorization server as a service worker, one classic script, for it may not load parts of itself later.
import type { Plugin } from 'vite';
import { standaloneFile } from './standalone-file.ts';

export function serviceWorker(): Plugin {
  return standaloneFile({
    file: 'sw.js',
    entry: 'src/auth-server/service-worker.ts',
    type: 'text/javascript; charset=utf-8',
    write: (code) => code,
  });
}
