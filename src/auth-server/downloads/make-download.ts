// The server as files that run elsewhere, made from its settings. The templates are real files beside this one.
import flaskApp from './flask/app.py?raw';
import flaskReadme from './flask/README.md?raw';
import requirements from './flask/requirements.txt?raw';
import honoPackage from './hono/package.json?raw';
import honoReadme from './hono/README.md?raw';
import honoServer from './hono/server.mjs?raw';
import { accessLifetimeOf, type Settings } from '../settings.ts';
import { fillTemplate, type Choices } from './fill-template.ts';

export const DOWNLOADS = ['flask', 'hono'] as const;
export type DownloadId = (typeof DOWNLOADS)[number];

export interface DownloadFile {
  readonly name: string;
  readonly text: string;
}

const FILES: Readonly<Record<DownloadId, readonly (readonly [name: string, template: string])[]>> =
  {
    flask: [
      ['app.py', flaskApp],
      ['requirements.txt', requirements],
      ['README.md', flaskReadme],
    ],
    hono: [
      ['server.mjs', honoServer],
      ['package.json', honoPackage],
      ['README.md', honoReadme],
    ],
  };

/** What makes a key in the form that both servers read. */
const KEY_COMMANDS: Readonly<Record<Settings['algorithm'], string>> = {
  ES256: 'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256',
  ES384: 'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384',
  RS256: 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048',
  PS256: 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048',
  EdDSA: 'openssl genpkey -algorithm ed25519',
  HS256: 'openssl rand -hex 32',
};

/** The main file comes first. DPoP is not in them. */
export function makeDownload(id: DownloadId, settings: Settings): readonly DownloadFile[] {
  const choices = chooseBy(settings);
  return FILES[id].map(([name, template]) => ({ name, text: fillTemplate(template, choices) }));
}

function chooseBy(settings: Settings): Choices {
  const { algorithm, audience, refreshLifetime, rotation, revocation, skew } = settings;
  const accessLifetime = accessLifetimeOf(settings);
  const command = KEY_COMMANDS[algorithm];
  const python = {
    'ALGORITHM = ': pythonText(algorithm),
    'AUDIENCE = ': pythonText(audience),
    'ACCESS_LIFETIME = ': pythonSeconds(accessLifetime),
    'REFRESH_LIFETIME = ': pythonSeconds(refreshLifetime),
    'LEEWAY = ': pythonSeconds(skew),
    'KEY_COMMAND = ': pythonText(command),
  };
  const script = {
    'const ALGORITHM = ': scriptText(algorithm),
    'const AUDIENCE = ': scriptText(audience),
    'const ACCESS_LIFETIME = ': `${accessLifetime};`,
    'const REFRESH_LIFETIME = ': `${refreshLifetime};`,
    'const LEEWAY = ': `${skew};`,
    'const KEY_COMMAND = ': scriptText(command),
  };
  return {
    conditions: {
      symmetric: algorithm.startsWith('HS'),
      rotation,
      'looked-up': revocation === 'deny-list' || revocation === 'introspection',
      introspection: revocation === 'introspection',
    },
    lines: { ...python, ...script, 'export JWT_KEY=': `"$(${command})"` },
  };
}

function pythonSeconds(seconds: number): string {
  return `timedelta(seconds=${seconds})`;
}

/** JSON's text is Python's as well, but for how a character beyond U+FFFF is escaped. */
function pythonText(text: string): string {
  return escapeAll(JSON.stringify(text), (code) =>
    code > 0xffff
      ? `U${code.toString(16).padStart(8, '0')}`
      : `u${code.toString(16).padStart(4, '0')}`,
  );
}

/** In single quotes, as the rest of the file has them. */
function scriptText(text: string): string {
  const inside = JSON.stringify(text).slice(1, -1);
  const quoted = inside.replaceAll(String.raw`\"`, '"').replaceAll("'", String.raw`\'`);
  return `${escapeAll(`'${quoted}'`, (code) => `u{${code.toString(16)}}`)};`;
}

/** An audience is the person's own text: nothing in it may end the line or the text. */
function escapeAll(text: string, escape: (code: number) => string): string {
  return text.replaceAll(/[^ -~]/gu, (one) => `\\${escape(one.codePointAt(0) ?? 0)}`);
}
