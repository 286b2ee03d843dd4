import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

const MAX_TEXT = 256;

/** The name of a kind of key pair, or the SHA-1 thumbprint of a certificate in base64url or hexadecimal. */
export const PATTERNS: readonly RegExp[] = [
  /(?:^|[^a-z0-9])(?:rsa|rs(?:256|384|512)|ps(?:256|384|512)|ec|es(?:256|384|512)|ed25519|x509|cert|pub(?:lic)?)(?:[^a-z0-9]|$)/i,
  // A KSUID is as long: it begins with a time.
  /^(?![0-3][A-Za-z0-9]{26}$)[A-Za-z0-9_-]{27}$/,
  /^[0-9a-fA-F]{40}$/,
];

export default defineRule({
  id: 'hs-kid-looks-asymmetric',
  severity: 'low',
  appliesTo: ['jws'],
  needs: [],
  title: 'kid reads like the name of a public key',
  why: '"{kid}" looks like the name of a public key or certificate, and {alg} is made with a shared secret. This is only a hint.',
  fix: 'Find out which key the server would really use for it.',
  reference: 'RFC 8725 §3.1',
  check: ({ header, token: { jose } }) => {
    const kid = header?.member('kid');
    if (kid?.value.kind !== 'string' || !/^HS\d/.test(jose.alg ?? '')) return undefined;
    const text = kid.value.value;
    if (text.length > MAX_TEXT || !PATTERNS.some((p) => p.test(text))) return undefined;
    return {
      at: atMember('header', kid),
      values: { kid: shortName(text), alg: shortName(jose.alg ?? '') },
    };
  },
  examples: {
    flagged: [
      { header: { alg: 'HS256', kid: 'rsa-2024-01' }, payload: {}, severity: 'low' },
      { header: { alg: 'HS256', kid: 'nOo3ZDrODXEK1jKWhXslHR_KXEg' }, payload: {} },
    ],
    clean: [
      { header: { alg: 'HS256', kid: 'hs-2024-01' }, payload: {} },
      { header: { alg: 'RS256', kid: 'rsa-2024-01' }, payload: {} },
      // RFC 7638 thumbprints are defined for secrets, too.
      {
        header: { alg: 'HS256', kid: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs' },
        payload: {},
      },
      // A KSUID.
      { header: { alg: 'HS256', kid: '0ujtsYcgvSTl8PAuAdqWYSMnLOv' }, payload: {} },
    ],
  },
});
