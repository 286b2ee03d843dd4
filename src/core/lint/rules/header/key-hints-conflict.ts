import type { KeyMaterial } from '../../../keys/key-reading.ts';
import { pickMembers } from '../../../keys/public-jwk.ts';
import { readKey } from '../../../keys/read-key.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';

/** RFC 7638 §3.2, of all types. */
const PUBLIC_MEMBERS = ['kty', 'crv', 'x', 'y', 'n', 'e', 'pub'];

/** What tells one public key from another; `undefined` for what is none, or cannot be compared. */
function identify(key: KeyMaterial | undefined): string | undefined {
  return key?.material.form === 'jwk' && key.kind !== 'secret'
    ? JSON.stringify(pickMembers(key.material.jwk, PUBLIC_MEMBERS))
    : undefined;
}

export default defineRule({
  id: 'key-hints-conflict',
  severity: 'low',
  appliesTo: ['jws', 'jwe'],
  needs: ['certificates'],
  title: 'jwk and x5c are different keys',
  why: 'Each of them says which key the token goes with, and they are two. Libraries differ in which one they take, so one may accept what another refuses.',
  fix: 'Send one of them.',
  reference: 'RFC 7515 Appendix D, §4.1.3, §4.1.6',
  check: ({ header, certificates }) => {
    const jwk = header?.member('jwk');
    const list = certificates?.find(({ carrier }) => carrier === 'x5c');
    const pem = list?.entries[0]?.certificate?.pem;
    if (!header || jwk?.value.kind !== 'object' || pem === undefined) return undefined;
    const { start, end } = jwk.value;
    const own = identify(readKey(header.text.slice(start, end), 'jwk').keys[0]);
    const certified = identify(readKey(pem, 'pem').keys[0]);
    const isConflict = own !== undefined && certified !== undefined && own !== certified;
    return isConflict ? { at: atMember('header', jwk) } : undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'ES256', jwk: '$p256-public-jwk', x5c: ['$leaf-other'] },
        payload: {},
        severity: 'low',
      },
      { header: { alg: 'RS256', jwk: '$rsa-public-jwk', x5c: ['$leaf'] }, payload: {} },
    ],
    clean: [
      { header: { alg: 'ES256', kid: 'a', x5t: 'L8AnQwRU1hAjWhDrLzAymOlKZMQ' }, payload: {} },
      { header: { alg: 'ES256', jwk: '$p256-public-jwk', x5c: ['$leaf'] }, payload: {} },
      // A private key there is another finding.
      { header: { alg: 'ES256', jwk: '$p256', x5c: ['$leaf'] }, payload: {} },
      { header: { alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' }, x5c: ['$leaf'] }, payload: {} },
    ],
  },
});
