import { decodeBase64url } from '../../../bytes/base64url.ts';
import type { JsonNode } from '../../../json/parse-json.ts';
import { readDer } from '../../../keys/der.ts';
import { atMember, atValue } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';

const SEQUENCE = 0x30;
/** More certificates than any chain has. */
const MAX = 20;

/** What is wrong with an entry's text; `undefined`: it is base64 of one DER sequence, as a certificate is. */
function findFault(entry: JsonNode): string | undefined {
  if (entry.kind !== 'string') return 'is no string';
  const text = entry.value;
  if (text.includes('-----BEGIN')) return 'is PEM';
  if (/\s/.test(text)) return 'has white space or line ends in it';
  if (/[-_]/.test(text)) return 'is base64url';
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return 'is no whole base64';
  const { bytes } = decodeBase64url(text);
  const node = bytes && readDer(bytes);
  const isWhole = node?.tag === SEQUENCE && node.whole.length === bytes?.length;
  return isWhole ? undefined : 'holds no DER';
}

export default defineRule({
  id: 'x5c-encoding',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A certificate in another encoding',
  why: 'Each entry of x5c must be plain base64 of the certificate’s DER, and entry {number} {what}. Most libraries cannot read it.',
  fix: 'Write the DER in base64 (with "+", "/" and "="), without the lines of PEM.',
  reference: 'RFC 7515 §4.1.6',
  check: ({ header }) => {
    const x5c = header?.member('x5c');
    if (!x5c) return undefined;
    if (x5c.value.kind !== 'array') {
      return { at: atMember('header', x5c), values: { number: 1, what: 'is not in a list' } };
    }
    return x5c.value.items.slice(0, MAX).flatMap((entry, index) => {
      const what = findFault(entry);
      return what === undefined
        ? []
        : [{ at: atValue('header', entry), values: { number: index + 1, what } }];
    });
  },
  examples: {
    flagged: [
      {
        header: { alg: 'RS256', x5c: ['-----BEGIN CERTIFICATE-----\nMIIB'] },
        payload: {},
        severity: 'medium',
      },
      { header: { alg: 'RS256', x5c: ['MAMCAQ-_'] }, payload: {} },
      { header: { alg: 'RS256', x5c: ['MAMC\nAQE='] }, payload: {} },
      // The last byte is missing.
      { header: { alg: 'RS256', x5c: ['MAMCAQE=', 'MAMC'] }, payload: {} },
      { header: { alg: 'RS256', x5c: 'MAMCAQE=' }, payload: {} },
    ],
    clean: [
      { header: { alg: 'RS256', x5c: ['MAMCAQE='] }, payload: {} },
      { header: { alg: 'RS256' }, payload: {} },
    ],
  },
});
