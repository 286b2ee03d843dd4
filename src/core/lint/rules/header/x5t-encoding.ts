import { decodeBase64url, encodeBase64url } from '../../../bytes/base64url.ts';
import { decodeHex } from '../../../bytes/hex.ts';
import { decodeUtf8 } from '../../../bytes/utf8.ts';
import { nodeAt, setMember } from '../../../json/edit-json.ts';
import { parseJson } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

/** Bytes of SHA-1 and SHA-256. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['x5t', 20],
  ['x5t#S256', 32],
]);
const MAX = 200;

/** The digest that was written in hexadecimal, as it is or once more in base64url; `undefined`: neither. */
function readHexDigest(text: string, length: number): Uint8Array | undefined {
  const { bytes } = decodeBase64url(text);
  const decoded = bytes && decodeUtf8(bytes);
  const hex = [text, decoded ?? ''].find(
    (one) => /^[0-9a-fA-F]+$/.test(one) && one.length === length * 2,
  );
  return hex === undefined ? undefined : decodeHex(hex);
}

export default defineRule({
  id: 'x5t-encoding',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '{name} is no thumbprint',
  why: 'It must be {length} bytes in base64url; {what}. No certificate is found by it.',
  fix: 'Encode the digest’s own bytes in base64url, not its hexadecimal text.',
  reference: 'RFC 7515 §4.1.7, §4.1.8',
  check: ({ header }) =>
    [...LENGTHS].flatMap(([name, length]) => {
      const member = header?.member(name);
      if (member?.value.kind !== 'string') return [];
      const text = member.value.value.slice(0, MAX);
      const { bytes } = decodeBase64url(text);
      if (bytes?.length === length) return [];
      const isHex = readHexDigest(text, length) !== undefined;
      const other = bytes ? `this is ${bytes.length}` : 'this is no base64url';
      const what = isHex ? 'this is the digest in hexadecimal' : other;
      return [{ at: atMember('header', member), values: { name, length, what }, isFixable: isHex }];
    }),
  quickFix: editFix('Encode its bytes', (text, finding) => {
    const name = String(finding.values?.['name']);
    const { root } = parseJson(text);
    const node = root && nodeAt(root, [name]);
    const digest =
      node?.kind === 'string' && readHexDigest(node.value, Number(finding.values?.['length']));
    return digest ? setMember(text, [name], JSON.stringify(encodeBase64url(digest))) : text;
  }),
  examples: {
    flagged: [
      {
        header: {
          alg: 'RS256',
          x5t: 'ZWZmNjZlN2Y1YjZmOTMwMmYxNjFhMWQyZGVhYmE1NTIzNTE4ODg2Yw',
        },
        payload: {},
        severity: 'medium',
      },
      { header: { alg: 'RS256', x5t: 'eff66e7f5b6f9302f161a1d2deaba5523518886c' }, payload: {} },
      { header: { alg: 'RS256', 'x5t#S256': '7_Zuf1tvkwLxYaHS3q6lUjUYIGw' }, payload: {} },
      { header: { alg: 'RS256', x5t: '?' }, payload: {} },
    ],
    clean: [
      { header: { alg: 'RS256', x5t: '7_Zuf1tvkwLxYaHS3q6lUjUYIGw' }, payload: {} },
      {
        header: { alg: 'RS256', 'x5t#S256': 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs' },
        payload: {},
      },
    ],
  },
});
