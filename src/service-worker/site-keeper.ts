// Keeps the site's files for use without a network: those of the build's list, and nothing else ever. One cache a
// version, and the page of a version comes with the files of the same.
import type { SiteFile } from './site-files.ts';

export interface SiteKeeper {
  /** Whether a version of the site is kept whole, this one or one before. */
  hasAny(): Promise<boolean>;
  /** Fetches what is missing. @throws {TypeError} When the network fails, or a file is not of this version. */
  keep(withLarge: boolean): Promise<void>;
  /** Drops the versions before, when this one is kept whole. */
  dropOthers(): Promise<void>;
  /** A file of the site: kept, else by the network. */
  answer(request: Request): Promise<Response>;
}

interface SiteKeeperOptions {
  /** The folder of the site, with a slash at its end. */
  readonly base: string;
  readonly version: string;
  readonly files: readonly SiteFile[];
}

export function createSiteKeeper({ base, version, files }: SiteKeeperOptions): SiteKeeper {
  // The same origin may hold other sites, and this one more than once.
  const prefix = `${base} `;
  const name = prefix + version;
  const byUrl = new Map(files.map((file) => [new URL(file.path, base).href, file]));
  const ours = async (): Promise<readonly string[]> =>
    (await caches.keys()).filter((one) => one.startsWith(prefix));
  const isWhole = async (one: string): Promise<boolean> =>
    (await (await caches.open(one)).match(base)) !== undefined;

  const hasAny = async (): Promise<boolean> =>
    (await Promise.all((await ours()).map(isWhole))).includes(true);

  const keep = async (withLarge: boolean): Promise<void> => {
    const cache = await caches.open(name);
    for (const [url, file] of byUrl) {
      if (file.isLarge && !withLarge) continue;
      if (await cache.match(url)) continue;
      const response = (await keptBefore(url, file)) ?? (await fetchFile(url, file));
      await cache.put(url, response);
    }
  };

  /** A file whose name tells what is in it may be there from the version before. */
  const keptBefore = async (url: string, file: SiteFile): Promise<Response | undefined> =>
    file.integrity === undefined ? matchAny(url) : undefined;

  const matchAny = async (url: string): Promise<Response | undefined> => {
    for (const one of (await ours()).toReversed()) {
      const kept = await (await caches.open(one)).match(url);
      if (kept) return kept;
    }
    return undefined;
  };

  const dropOthers = async (): Promise<void> => {
    if (!(await isWhole(name))) return;
    for (const one of await ours()) if (one !== name) await caches.delete(one);
  };

  const answer = async (request: Request): Promise<Response> => {
    const url = plainUrl(request.url, base);
    const file = byUrl.get(url);
    const cache = await caches.open(name).catch(() => undefined);
    const kept = await cache?.match(url);
    if (kept) return kept;
    // Of a version before, for a tab that still shows it; its page only when there is no newer to be had.
    if (url !== base)
      return (await matchAny(url).catch(() => undefined)) ?? load(request, url, file);
    return fetch(request).catch(async (error: unknown) => {
      const old = await matchAny(url);
      if (!old) throw error;
      return old;
    });
  };

  /** By the network; a large file is kept from then on. */
  const load = async (
    request: Request,
    url: string,
    file: SiteFile | undefined,
  ): Promise<Response> => {
    const response = await fetch(request);
    if (!file?.isLarge || response.status !== 200 || url !== request.url) return response;
    const copy = response.clone();
    const cache = await caches.open(name).catch(() => undefined);
    await cache?.put(url, copy).catch(() => undefined);
    return response;
  };

  return { hasAny, keep, dropOthers, answer };
}

/** Without what a link may carry; the page has two names. */
function plainUrl(text: string, base: string): string {
  const { origin, pathname } = new URL(text);
  const url = origin + pathname;
  return url === `${base}index.html` ? base : url;
}

/** @throws {TypeError} For another file than the build made: then the server is about to change versions. */
async function fetchFile(url: string, { integrity }: SiteFile): Promise<Response> {
  const response = await fetch(
    url,
    integrity === undefined ? {} : { integrity, cache: 'no-cache' },
  );
  if (response.status !== 200 || response.redirected)
    throw new TypeError(`A file of the site answers ${response.status}`);
  return response;
}
