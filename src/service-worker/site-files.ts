// The files of the site, as the build wrote them: `.build/service-worker.ts` puts them in. None in development.

export interface SiteFile {
  /** Below the site's folder; empty: the page itself. */
  readonly path: string;
  /** Of a file whose name does not change with what is in it: its hash (Subresource Integrity §3.5). */
  readonly integrity?: string;
  /** Kept on request alone, or when it is used. */
  readonly isLarge?: boolean;
}

export interface Site {
  readonly version: string;
  /** The page itself last: when it is kept, all is. */
  readonly files: readonly SiteFile[];
}

declare const __SITE__: Site;

export const SITE: Site = __SITE__;
