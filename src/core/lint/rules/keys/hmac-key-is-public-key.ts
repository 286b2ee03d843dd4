import type { KeyMaterial } from '../../../keys/key-reading.ts';
import { defineRule } from '../../define-rule.ts';
import { isPublicKeyText } from '../../public-key-text.ts';
import { usedAlgorithm, usedKeys } from '../../used-keys.ts';

function isPublic({ kind, material }: KeyMaterial): boolean {
  return kind === 'public' || (material.form === 'secret' && isPublicKeyText(material.bytes));
}

export default defineRule({
  id: 'hmac-key-is-public-key',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: ['key'],
  title: 'A public key as HMAC secret',
  why: '{alg} takes a secret, and this is a public key: where it serves as the secret, everybody who can read it can forge tokens.',
  fix: 'Give {alg} a random secret, or sign and verify with RS256, ES256 or Ed25519. In the verifier, tie each key to its algorithm.',
  reference:
    'RFC 8725 §2.1, §3.1; CVE-2015-9235, CVE-2017-11424, CVE-2022-29217, CVE-2023-48223, CVE-2024-33663, CVE-2026-34950, CVE-2026-48526',
  hides: ['hmac-verifies-with-public-key'],
  check: (facts) => {
    const alg = usedAlgorithm(facts);
    if (!alg || !/^HS\d+$/.test(alg)) return undefined;
    const keys = usedKeys(facts);
    const isSshKey = facts.key.problems.some(({ code }) => code === 'ssh-public-malformed');
    // A set may well hold public keys beside the secret.
    return isSshKey || (keys.length > 0 && keys.every(isPublic))
      ? { at: { part: 'key' }, values: { alg } }
      : undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: {},
        signWith: '$rsa-public',
        key: '$rsa-public',
        keyFormat: 'utf8',
        severity: 'critical',
      },
      { header: { alg: 'HS256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'HS256' }, payload: {}, key: '$p256-public-jwk', keyFormat: 'utf8' },
      {
        header: { alg: 'HS256' },
        payload: {},
        key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA',
        keyFormat: 'utf8',
      },
      {
        header: { alg: 'HS256' },
        payload: {},
        key: '\n-----BEGIN PUBLIC KEY-----\nMFkw',
        keyFormat: 'utf8',
      },
      { header: { alg: 'HS256' }, payload: {}, key: 'ssh-rsa AAAAB3NzaC1yc2E' },
    ],
    clean: [
      {
        header: { alg: 'HS256' },
        payload: {},
        key: 'my public key is a secret of thirty-two bytes',
        keyFormat: 'utf8',
      },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'HS256' }, payload: {}, signWith: '$secret', key: '$secret' },
    ],
  },
});
