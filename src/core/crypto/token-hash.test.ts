import { describe, expect, test } from 'vitest';
import { tokenHash, tokenHashName } from './token-hash.ts';

test.each([
  ['HS256', 'SHA-256'],
  ['RS384', 'SHA-384'],
  ['PS512', 'SHA-512'],
  ['ES256K', 'SHA-256'],
  ['Ed25519', 'SHA-512'],
  ['EdDSA', 'SHA-512'],
  ['Ed448', 'SHAKE256'],
  ['ML-DSA-65', undefined],
  ['none', undefined],
  ['RS256K', undefined],
  ['rs256', undefined],
  ['constructor', undefined],
])('%s goes with %s', (alg, hash) => {
  expect(tokenHashName(alg)).toBe(hash);
});

test('EdDSA is told apart by the length of its signature', () => {
  expect(tokenHashName('EdDSA', 64)).toBe('SHA-512');
  expect(tokenHashName('EdDSA', 114)).toBe('SHAKE256');
});

describe('published values', () => {
  test('OpenID Connect Core, Appendix A.4 and A.6: RS256', async () => {
    const accessToken = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y';
    const code = 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk';
    expect(await tokenHash(accessToken, 'SHA-256')).toBe('77QmUPtjPfzWtF2AnpK9RQ');
    expect(await tokenHash(code, 'SHA-256')).toBe('LDktKdoQak3Pk0cnXxCltA');
  });

  // By oidc-token-hash 5.2.0 under Node 20 (OpenSSL): generate('YmJiZTAwYmYtMzgyOC00NzhkLTkyOTItNjJjNDM3MGYzOWIy', alg, crv).
  test.each([
    ['SHA-384', 'I9z-eXdkk12nUKOrFWo_NvpBB1TY7HF1'],
    ['SHA-512', 'UbpG4jhrwdc_fkLqVr1vBgvoJxxhhEXFpiBfUI4fAww'],
    ['SHAKE256', 'EB7zgtUaAdca96waxuYRBdG9J81wcLt36axXPRxiAw3gc3Bsas8GLvg3Vqhd5aqGU5k3nrEdcAhx'],
  ])('%s, as OpenSSL has it', async (hash, wanted) => {
    const text = 'YmJiZTAwYmYtMzgyOC00NzhkLTkyOTItNjJjNDM3MGYzOWIy';
    expect(await tokenHash(text, hash)).toBe(wanted);
  });
});
