// A page that is nothing but a program, which stands in it, under a policy of its own.
import { createHash } from 'node:crypto';

interface ScriptedPage {
  readonly title: string;
  readonly code: string;
  /** What it may besides running its own program. */
  readonly allowed?: readonly string[];
}

/** No other program runs in it, and it can load and send nothing but what is allowed. */
export function scriptedPage({ title, code, allowed = [] }: ScriptedPage): string {
  const script = code.trim().replaceAll('</script', '<\\/script');
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    ...allowed,
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
    <title>${title} · Jotlab</title>
    <script>${script}</script>
  </head>
  <body></body>
</html>
`;
}
