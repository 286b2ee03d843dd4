import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { insertPolicy } from './csp.ts';

const page = (body: string) =>
  `<html><head><meta charset="UTF-8" /><title>t</title></head>${body}</html>`;

function policyOf(html: string): string {
  return /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
}

test('inline scripts run by their hash, and nothing else inline does', () => {
  const code = "document.documentElement.dataset.theme = 'dark'";
  const hash = createHash('sha256').update(code).digest('base64');
  const html = insertPolicy(
    page(`<script>${code}</script><script type="module" src="./a.js"></script>`),
  );
  const scripts = /script-src ([^;]+)/.exec(policyOf(html))?.[1];
  expect(scripts).toBe(`'self' 'sha256-${hash}'`);
});

test('the page may talk to its own origin only', () => {
  const policy = policyOf(insertPolicy(page('')));
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).toContain("form-action 'none'");
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval|blob:/);
});

test('the policy stands before everything it governs', () => {
  const html = insertPolicy(page('<script>1</script>'));
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<title>'));
});

test('a page without a charset is refused rather than left open', () => {
  expect(() => insertPolicy('<html><head></head></html>')).toThrow('charset');
});
