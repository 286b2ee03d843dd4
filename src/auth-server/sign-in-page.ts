// The page where a person signs in and consents: plain HTML, no script, under a policy of its own.
import { html } from 'hono/html';
import type { Form } from './request-body.ts';
import type { AuthorizationRequest } from './authorization-request.ts';

type Markup = ReturnType<typeof html>;

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 24rem; margin: 10vh auto; padding: 0 1rem; }
label { display: block; margin-top: .75rem; }
input { display: block; box-sizing: border-box; width: 100%; font: inherit; padding: .4rem .5rem; }
button { font: inherit; padding: .4rem 1rem; margin: 1rem .5rem 0 0; }
[role=alert] { font-weight: 600; }
`;

/** What each scope lets a client do. */
const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['openid', 'know who you are'],
  ['profile', 'read your profile'],
  ['orders:read', 'read your orders'],
  ['transfer', 'transfer money for you'],
]);

interface Shown {
  readonly nonce: string;
  readonly request: AuthorizationRequest;
  /** The request as it came: sent again with the credentials, and read anew. */
  readonly form: Form;
  readonly fault?: string;
}

export function signInPage({ nonce, request, form, fault }: Shown): Markup {
  const { client, scope, redirectUri } = request;
  const kept = [...form].filter(([name]) => !['username', 'password', 'decision'].includes(name));
  return page(
    nonce,
    'Sign in',
    html`<h1>Sign in</h1>
      <p><strong>${client.name}</strong> (${new URL(redirectUri).host}) wants to:</p>
      <ul>
        ${scope.map((name) => html`<li>${MEANINGS.get(name) ?? name} <code>${name}</code></li>`)}
      </ul>
      ${fault === undefined ? '' : html`<p role="alert">${fault}</p>`}
      <form method="post">
        ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <label
          >Username
          <input name="username" autocomplete="username" value="${form.get('username') ?? ''}"
        /></label>
        <label
          >Password <input name="password" type="password" autocomplete="current-password"
        /></label>
        <button name="decision" value="allow">Sign in and allow</button>
        <button name="decision" value="deny" formnovalidate>Deny</button>
      </form>`,
  );
}

export function faultPage(nonce: string, why: string): Markup {
  return page(
    nonce,
    'This cannot go on',
    html`<h1>This cannot go on</h1>
      <p role="alert">${why}</p>`,
  );
}

function page(nonce: string, title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} · Jotlab</title>
        <style nonce="${nonce}">
          ${STYLE}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}

/** No script at all; the form goes to this server, and from there to where the client is. */
export function pagePolicy(nonce: string, redirectUri?: string): string {
  const onward = redirectUri === undefined ? '' : ` ${new URL(redirectUri).origin}`;
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `form-action 'self'${onward}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
