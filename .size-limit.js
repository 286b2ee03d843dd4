// What each step of the page may weigh, gzipped.
import { EDITOR, firstViewAssets, lateScripts } from './.build/loaded-files.mjs';

/** @param {readonly string[]} files */
const inDist = (files) => files.map((file) => `dist/${file}`);

export default [
  {
    name: 'First view: its scripts and styles',
    path: inDist(firstViewAssets()),
    limit: '100 kB',
    gzip: true,
  },
  {
    name: 'Rich editor, when a field is first touched',
    path: inDist(lateScripts(EDITOR)),
    limit: '850 kB',
    gzip: true,
  },
  {
    name: 'Service worker, when the flow page is opened or nobody waits',
    path: 'dist/sw.js',
    limit: '60 kB',
    gzip: true,
  },
];
