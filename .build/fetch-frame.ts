// Makes fetch-frame.html: the one file of the site that may ask other origins, with its program and policy inside it.
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
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
  const script = code.trim().replaceAll('</script', '<\\/script');
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    'connect-src https: http://localhost:* http://127.0.0.1:*',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="UTF-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="referrer" content="no-referrer" />
    <meta name="robots" content="noindex" />
    <title>Fetches keys · Jotlab</title>
    <script>${script}</script>
  </head>
  <body></body>
</html>
`;
}
