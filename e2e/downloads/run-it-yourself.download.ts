// The downloads as somebody uses them: saved from the page, started as their README says, walked through with its curl
// lines; their tokens are read in the page, and those of the page by them.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { readShell, readSteps } from '../../src/auth-server/downloads/read-steps.ts';
import { expect, test } from '../fixtures.ts';
import { findPort, runShell, startServer, type RunningServer } from './running-server.ts';

const START = { flask: ['/usr/bin/python3', 'app.py'], hono: ['node', 'server.mjs'] } as const;
type DownloadId = keyof typeof START;

interface Choice {
  readonly algorithm: string;
  readonly revocation: string;
  readonly rotation: boolean;
  readonly access?: string;
}

const CHOICES: readonly Choice[] = [
  { algorithm: 'ES256', revocation: 'from a deny list', rotation: true },
  { algorithm: 'HS256', revocation: 'by introspection', rotation: true },
  { algorithm: 'RS256', revocation: 'not at all', rotation: false },
  { algorithm: 'EdDSA', revocation: 'by short life', rotation: true },
];

/** Saves the files that the page makes for these choices. */
async function download(
  page: Page,
  id: DownloadId,
  { algorithm, revocation, rotation, access }: Choice,
): Promise<Readonly<Record<string, string>>> {
  await page.goto(`./#/run/${id}`);
  await page.getByRole('combobox', { name: 'Algorithm' }).selectOption(algorithm);
  await page.getByRole('combobox', { name: 'The API learns of' }).selectOption(revocation);
  await page.getByRole('checkbox', { name: 'Rotate refresh tokens' }).setChecked(rotation);
  if (access !== undefined)
    await page.getByRole('combobox', { name: 'Access tokens live' }).selectOption(access);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download .zip' }).click();
  const entries = unzipSync(readFileSync(await (await saved).path()));
  return Object.fromEntries(
    Object.entries(entries).map(([name, octets]) => [
      name.replace(`auth-server-${id}/`, ''),
      strFromU8(octets),
    ]),
  );
}

/** The variables that the README's lines set. */
function readEnvironment(readme: string): Readonly<Record<string, string>> {
  const exports = readShell(readme, 'Start')
    .split('\n')
    .filter((line) => line.startsWith('export '));
  const names = exports.map((line) => /^export (\w+)=/.exec(line)?.[1] ?? '');
  const printed = names.map((name) => `printf '%s\\0' "$${name}"`);
  const values = runShell([...exports, ...printed].join('\n')).split('\0');
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}

interface Started extends RunningServer {
  readonly readme: string;
  readonly environment: Readonly<Record<string, string>>;
}

async function startDownload(page: Page, id: DownloadId, choice: Choice): Promise<Started> {
  const files = await download(page, id, choice);
  const readme = files['README.md'] ?? '';
  const environment = readEnvironment(readme);
  const server = await startServer(await findPort(), { files, command: START[id], environment });
  return { ...server, readme, environment };
}

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

async function signIn({ base }: RunningServer): Promise<Tokens> {
  const response = await fetch(`${base}/auth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'user1', password: 'password123' }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Tokens;
}

function callMe({ base }: RunningServer, token: string): Promise<Response> {
  return fetch(`${base}/api/me`, { headers: { Authorization: `Bearer ${token}` } });
}

const STATUS = /\b[2-5]\d\d\b/g;
const NEXT = '---next---';

for (const id of ['flask', 'hono'] as const) {
  for (const choice of CHOICES) {
    test(`${id} ${choice.algorithm}, revocation ${choice.revocation}`, async ({
      page,
      workbench,
    }) => {
      test.setTimeout(180_000);
      const server = await startDownload(page, id, choice);
      try {
        const steps = readSteps(readShell(server.readme, 'Walk through it'));
        const wanted = steps.map(({ title }) => [title, title.match(STATUS) ?? []]);
        expect(wanted.flatMap(([, statuses]) => statuses).length).toBeGreaterThan(10);
        const script = steps
          .map(({ command }) => command.replace('http://127.0.0.1:8000', server.base))
          .join(`\necho '${NEXT}'\n`);
        const printed = runShell(script, server.environment).split(NEXT);
        const got = steps.map(({ title }, index) => [
          title,
          [...(printed[index] ?? '').matchAll(/ (\d{3})$/gm)].map(([, status]) => status),
        ]);
        expect(got).toEqual(wanted);
        expect(printed[1]).toContain('"Invalid credentials"');

        // Its token in the page.
        const { access_token: token } = await signIn(server);
        const secret = server.environment['JWT_KEY'] ?? '';
        const isSecret = choice.algorithm === 'HS256';
        const key = isSecret ? secret : await (await fetch(`${server.base}/jwks.json`)).text();
        await workbench.open({ token, key });
        expect(await workbench.signatureVerdict()).toBe('verified');
        expect(await workbench.claimsVerdict()).toBe('valid');

        // The page's token there: another person, signed with the same key.
        await workbench.open({ token, key: secret });
        const payload = await workbench.payloadText();
        await workbench.editPayload(payload.replace('"user1"', '"page"'));
        expect(await workbench.signatureVerdict()).toBe('verified');
        const made = await workbench.tokenText();
        const answer = await callMe(server, made);
        expect(answer.status).toBe(200);
        expect(await answer.json()).toMatchObject({ username: 'page' });
        // For another audience it is refused.
        await workbench.editPayload(
          payload.replace('https://api.example', 'https://other.example'),
        );
        expect((await callMe(server, await workbench.tokenText())).status).toBe(401);
      } finally {
        await server.end();
      }
    });
  }

  test(`${id}: a token that has expired`, async ({ page }) => {
    const [first] = CHOICES;
    const server = await startDownload(page, id, { ...first!, access: '3 seconds' });
    try {
      const { access_token: token } = await signIn(server);
      await expect
        .poll(async () => (await callMe(server, token)).status, { timeout: 20_000 })
        .toBe(401);
    } finally {
      await server.end();
    }
  });

  test(`${id}: no start without a key`, async ({ page }) => {
    const files = await download(page, id, CHOICES[0]!);
    const environment = { JWT_KEY: '' };
    const start = findPort().then((port) =>
      startServer(port, { files, command: START[id], environment }),
    );
    await expect(start).rejects.toThrow('Set JWT_KEY first');
  });
}
