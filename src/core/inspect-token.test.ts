import { expect, test } from 'vitest';
import { LEAF, ROOT, signedByLeaf, WHILE_VALID, x5cOf } from '../../e2e/certificates.ts';
import { inspectWorkspace } from './inspect-token.ts';
import { describeClaims } from './policy/describe-claims.ts';
import { EMPTY_WORKSPACE, pasteToken } from './workspace.ts';

test('what is wrong with certificates is said once they are read', async () => {
  const workspace = pasteToken(EMPTY_WORKSPACE, signedByLeaf({ x5c: x5cOf(LEAF, ROOT) }));
  const told: { readonly areRead: boolean; readonly isFound: boolean }[] = [];
  const { signal } = new AbortController();
  await inspectWorkspace({ workspace, now: WHILE_VALID }, signal, ({ inspection }) => {
    if (!inspection) return;
    const ids = inspection.findings.map(({ finding }) => finding.id);
    told.push({
      areRead: inspection.certificates !== undefined,
      isFound: ids.includes('x5c-chain-broken'),
    });
  });
  expect(told.at(0)).toEqual({ areRead: false, isFound: false });
  expect(told.at(-1)).toEqual({ areRead: true, isFound: true });
  expect(told.every(({ areRead, isFound }) => areRead === isFound)).toBe(true);
});

test('every fault against a partner is counted in the verdict', async () => {
  const proof = [
    { typ: 'dpop+jwt', alg: 'ES256', jwk: {} },
    { htm: 'GET', htu: 'https://a.example/', iat: 1 },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const wanted = { method: 'POST', url: 'https://b.example/', accessToken: 'one' };
  const { expectations } = EMPTY_WORKSPACE;
  const workspace = pasteToken(
    { ...EMPTY_WORKSPACE, expectations: { ...expectations, ...wanted } },
    `${proof}.AAAA`,
  );
  const told: string[] = [];
  await inspectWorkspace({ workspace, now: 1 }, new AbortController().signal, ({ inspection }) => {
    const faults = inspection?.faults ?? [];
    told.push(describeClaims('invalid', undefined, faults, 1).detail);
  });
  expect(told.at(-1)).toMatch(/^`htm` has "GET", wanted "POST", and 2 more\.$/);
});
