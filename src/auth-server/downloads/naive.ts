// The same as tutorials show it, to look at and not to run.
import flask from './naive/app.py?raw';
import hono from './naive/server.mjs?raw';
import type { DownloadId } from './make-download.ts';

export const NAIVE: Readonly<Record<DownloadId, string>> = { flask, hono };
