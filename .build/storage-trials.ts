// Makes what looks for a made-up token in the places where one can be kept: a page for frames and a tab, which can send
// nothing, and a service worker.
import type { Plugin } from 'vite';
import { scriptedPage } from './scripted-page.ts';
import { standaloneFile } from './standalone-file.ts';

export function storageTrials(): Plugin[] {
  return [
    standaloneFile({
      file: 'storage-frame.html',
      entry: 'src/storage-frame/frame.ts',
      type: 'text/html; charset=utf-8',
      write: (code) => scriptedPage({ title: 'Looks for a demonstration token', code }),
    }),
    standaloneFile({
      file: 'storage-worker.js',
      entry: 'src/storage-frame/worker.ts',
      type: 'text/javascript; charset=utf-8',
      write: (code) => code,
    }),
  ];
}
