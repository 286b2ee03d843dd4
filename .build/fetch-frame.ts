// Makes fetch-frame.html: the one file of the site that may ask other origins, with its program and policy inside it.
import type { Plugin } from 'vite';
import { scriptedPage } from './scripted-page.ts';
import { standaloneFile } from './standalone-file.ts';

export function fetchFrame(): Plugin {
  return standaloneFile({
    file: 'fetch-frame.html',
    entry: 'src/fetch-frame/frame.ts',
    type: 'text/html; charset=utf-8',
    write: framePage,
  });
}

/** The frame's page. Its origin is opaque, so that its program stands in it: it could load none as its own. */
export function framePage(code: string): string {
  return scriptedPage({
    title: 'Fetches keys',
    code,
    allowed: ['connect-src https: http://localhost:* http://127.0.0.1:*'],
  });
}
