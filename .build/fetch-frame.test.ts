import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { framePage } from './fetch-frame.ts';

test('the frame runs its own program and no other, and may only ask', () => {
  const html = framePage('f("</script>")\n');
  const [, code = ''] = /<script>([\s\S]*)<\/script>/.exec(html) ?? [];
  expect(code).toBe(String.raw`f("<\/script>")`);
  const hash = createHash('sha256').update(code).digest('base64');
  const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src 'sha256-${hash}'`);
  expect(policy).toContain('connect-src https: http://localhost:* http://127.0.0.1:*;');
  expect(policy).not.toMatch(/unsafe|'self'/);
});
