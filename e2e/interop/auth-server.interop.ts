// The curl lines of the authorization server's README, against the server on Node.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readShell, readSteps } from '../../src/auth-server/downloads/read-steps.ts';
import { expect, test } from '../fixtures.ts';
import { freePort, startServer } from './server-process.ts';
import { promised, walk } from './walk.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

test('auth-server README', async () => {
  const readme = readFileSync(`${ROOT}/src/auth-server/README.md`, 'utf8');
  const steps = readSteps(readShell(readme, 'A token’s life'));
  expect(steps.length).toBeGreaterThan(7);
  const port = await freePort();
  const args = ['run', 'auth-server', '--', String(port)];
  const server = await startServer({ program: 'npm', args, cwd: ROOT, port });
  try {
    expect(await walk(steps, server.url)).toEqual(promised(steps));
  } finally {
    await server.stop();
  }
});
