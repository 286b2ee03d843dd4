// Guessable secrets: published ones are found without being asked for, others in a file that the person gives.
import { createHmac } from 'node:crypto';
import { expect, test } from './fixtures.ts';

function hmacToken(secret: string | Buffer, bits = 256): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const input = `${encode({ alg: `HS${bits}` })}.${encode({ sub: 'me', iss: 'acme' })}`;
  return `${input}.${createHmac(`sha${bits}`, secret).update(input).digest('base64url')}`;
}

for (const [bits, secret, told] of [
  [256, 'secretkey', '"secretkey"'],
  [384, Buffer.from('changeme', 'base64'), '"changeme" decoded from base64'],
  [512, 'secret\n', '"secret" with a line feed after it'],
] as const) {
  test(`a published secret of HS${bits} is found without being asked for @every-engine`, async ({
    workbench,
    page,
  }) => {
    await workbench.open({ token: hmacToken(secret, bits) });
    await expect.poll(() => workbench.findings()).toContain('hmac-key-known');
    await expect(workbench.findingItems.getByText(told)).toBeAttached();
    expect(page.workers().map((worker) => worker.url())).toContainEqual(
      expect.stringContaining('secrets.worker'),
    );
  });
}

test('a secret made of the token’s issuer is found too', async ({ workbench }) => {
  await workbench.open({ token: hmacToken('ACME2026') });
  await expect.poll(() => workbench.findings()).toContain('hmac-key-derived');
});
