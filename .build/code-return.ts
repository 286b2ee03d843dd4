// Makes code-return.html: where the authorization endpoint sends back to. It can load and send nothing.
import type { Plugin } from 'vite';
import { scriptedPage } from './scripted-page.ts';
import { standaloneFile } from './standalone-file.ts';

export function codeReturn(): Plugin {
  return standaloneFile({
    file: 'code-return.html',
    entry: 'src/code-return/return-page.ts',
    type: 'text/html; charset=utf-8',
    write: (code) => scriptedPage({ title: 'Signed in', code }),
  });
}
