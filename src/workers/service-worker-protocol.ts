// What the page tells its service worker.

export type ToServiceWorker =
  /** A page that was reloaded past it asks to be taken back. */
  | 'claim'
  /** Keep the site's files for use without a network: without the largest, or with them. */
  | 'keep'
  | 'keep-all'
  /** Take the place of the version before. */
  | 'take-over';
