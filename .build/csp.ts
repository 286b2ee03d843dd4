// Writes the built page's Content-Security-Policy into its head: a static host sends no headers of our own.
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Names of the policies that may make trusted script URLs and HTML: ours, the editor's, and the editor's sanitizer. */
export const TRUSTED_TYPES = ['jotlab', 'monaco', 'dompurify'] as const;

/** Built pages only: the development server injects inline scripts of its own. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => insertPolicy(html),
    },
  };
}

/** Puts the policy right after the charset, before anything it governs. */
export function insertPolicy(html: string): string {
  const charset = /<meta charset="utf-8"\s*\/?>/i;
  if (!charset.test(html))
    throw new Error('index.html needs <meta charset="UTF-8"> to put the policy after');
  const policy = policyFor(html);
  return html.replace(
    charset,
    (tag) => `${tag}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
}

function policyFor(html: string): string {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...inlineScripts(html).map((code) => `'sha256-${sha256(code)}'`)],
    // Monaco positions its lines by style attributes and colours them by style elements.
    'style-src': ["'self'", "'unsafe-inline'"],
    'font-src': ["'self'"],
    'img-src': ["'self'"],
    // Not 'none': audits read robots.txt through it.
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    // fetch-frame.html and storage-frame.html alone: each has a policy of its own.
    'frame-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': TRUSTED_TYPES,
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)].map(
    (match) => match[1] ?? '',
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
