// Draws the first view at build time and puts its styles into the page: it can be read before any script has come.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runnerImport, type Plugin } from 'vite';

const ROOT = '<div id="root"></div>';

/** @param entry A module that exports `render(): string`, the markup that `#root` is hydrated from. */
export function prerender(entry: string): Plugin {
  let root = '';
  return {
    name: 'prerender',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        if (!html.includes(ROOT)) throw new Error(`index.html needs ${ROOT}`);
        const styled = inlineStyles(html, (name) => textOf(bundle?.[name]));
        if (!existsSync(path.join(root, entry))) return styled;
        const { module } = await runnerImport<{ render: () => string }>(`/${entry}`, {
          root,
          configFile: false,
          mode: 'production',
          logLevel: 'error',
          plugins: [withoutStyles],
        });
        return styled.replace(ROOT, () => `<div id="root">${module.render()}</div>`);
      },
    },
  };
}

/** Markup needs no styles, and the page's own are in the bundle already. */
const withoutStyles: Plugin = {
  name: 'without-styles',
  enforce: 'pre',
  resolveId: (id) => (/\.css(?:\?|$)/.test(id) ? '\0without-styles' : undefined),
  load: (id) => (id === '\0without-styles' ? "export default ''" : undefined),
};

function textOf(
  output: { type: string; source?: string | Uint8Array } | undefined,
): string | undefined {
  if (output?.type !== 'asset' || output.source === undefined) return undefined;
  return typeof output.source === 'string'
    ? output.source
    : new TextDecoder().decode(output.source);
}

/**
 * Replaces the page's style sheets by their text. Their own relative URLs are seen from the page then, not from the
 * folder of the sheet.
 */
export function inlineStyles(html: string, read: (file: string) => string | undefined): string {
  return html.replace(
    /<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/g,
    (tag, file: string) => {
      const css = read(file);
      if (css === undefined) return tag;
      const folder = path.posix.dirname(file);
      const rebased = css.replace(
        /url\((["']?)(?!["']?(?:data:|#|[a-z]+:|\/))(?:\.\/)?([^)"']+)\1\)/g,
        (_, quote: string, url: string) => `url(${quote}./${path.posix.join(folder, url)}${quote})`,
      );
      return `<style>${rebased.trim().replaceAll('</style', '<\\/style')}</style>`;
    },
  );
}
