import { expect, test } from 'vitest';
import { searchList } from '../crypto/secret-search/search-list.ts';
import type { Inspection } from '../inspection.ts';
import { inspectWorkspace } from '../inspect-token.ts';
import { EMPTY_WORKSPACE, pasteToken } from '../workspace.ts';
import { EXAMPLES } from './examples.ts';
import { makeExample } from './make-example.ts';

const NOW = 1_795_000_000;

/** What the page says of an example in the end. */
async function inspectExample(id: string): Promise<Inspection> {
  const example = EXAMPLES.find((one) => one.id === id);
  if (!example) throw new Error(id);
  const { token, keyText, keyFormat } = await makeExample(example, NOW);
  const workspace = {
    ...pasteToken(EMPTY_WORKSPACE, token),
    keyText,
    keyFormat,
    isKeyMadeHere: true,
  };
  let last: Inspection | undefined;
  const tell = (news: { inspection?: Inspection }): void => {
    last = news.inspection ?? last;
  };
  const { signal } = new AbortController();
  await inspectWorkspace({ workspace, now: NOW }, signal, tell, async (question, list) => {
    return (await searchList(question, list)).found;
  });
  if (!last) throw new Error('no inspection');
  return last;
}

const findings = ({ findings: found }: Inspection): string[] =>
  found.map(({ finding }) => finding.id);

test('ids are unique, and there are at least ten', () => {
  expect(new Set(EXAMPLES.map(({ id }) => id)).size).toBe(EXAMPLES.length);
  expect(EXAMPLES.length).toBeGreaterThanOrEqual(10);
});

test.each(['hs256', 'access-token', 'id-token', 'dpop-proof', 'public-key', 'eddsa'])(
  '%s verifies, and nothing of medium or above is found in it',
  async (id) => {
    const inspection = await inspectExample(id);
    expect(inspection.verification?.verdict).toBe('verified');
    expect(inspection.verification?.strict.status).toBe('accepted');
    expect(
      inspection.findings.filter(({ finding }) =>
        ['critical', 'high', 'medium'].includes(finding.severity),
      ),
    ).toEqual([]);
  },
);

test.each([
  ['expired', 'verified', ['expired']],
  ['starts-soon', 'verified', ['not-yet-valid']],
  ['wrong-key', 'failed', ['signature-invalid']],
  ['alg-none', 'unsigned', ['alg-none']],
  ['weak-secret', 'no-key', ['hmac-key-known']],
  ['big-integer', 'verified', ['json-big-integer']],
  ['long-life', 'verified', ['payload-password', 'lifetime-excessive']],
  ['broken', 'malformed', []],
])('%s is %s, with %j', async (id, verdict, ids) => {
  const inspection = await inspectExample(id);
  expect(inspection.verification?.verdict).toBe(verdict);
  expect(findings(inspection)).toEqual(expect.arrayContaining(ids));
});

test('the profiles are recognised', async () => {
  expect((await inspectExample('access-token')).profile).toEqual({
    name: 'access-token',
    certain: true,
  });
  expect((await inspectExample('id-token')).profile.name).toBe('id-token');
});
